//! Glossary terms beside articles, of which a page has a dozen: each is rendered once for all pages that show it alike.

use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxHashMap;
use tera::{Context, Tera};

use crate::digest::Key;
use crate::view::nav_mark::MARK_START;
use crate::view::{Markup, TermView};

/// The component that writes one; themes without it write terms themselves.
const COMPONENT: &str = "word";

/// How many are kept in memory.
const MOST: usize = 8192;

/// The terms rendered so far, by all that they hold but where they are mentioned.
#[derive(Default)]
pub(super) struct Words(RwLock<FxHashMap<Key, Option<Arc<Word>>>>);

/// A rendered term, cut where its mention goes.
struct Word(Vec<String>);

impl Words {
    /// Puts what `COMPONENT` makes of each term into its `html`.
    pub(super) fn fill(&self, engine: &Tera, tag: &str, terms: &mut [TermView]) {
        if !engine.contains_component(COMPONENT) {
            return;
        }
        for term in terms {
            let word = self.word(engine, tag, term);
            term.html = word.zip(term.mention.as_deref()).map(|(word, mention)| Markup(word.0.join(mention)));
        }
    }

    fn word(&self, engine: &Tera, tag: &str, term: &TermView) -> Option<Arc<Word>> {
        let TermView { anchor, mention, title, definition, html: _, href, lang, badge, equivalents } = term;
        let mention = mention.as_deref()?;
        let key = Key::of(&(tag, anchor, title, definition, href, lang, badge, equivalents));
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        known.unwrap_or_else(|| {
            let word = render(engine, term, mention).map(Arc::new);
            let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
            if known.len() < MOST {
                known.insert(key, word.clone());
            }
            word
        })
    }
}

/// Renders a term; `None` where that fails, or where the mention is not simply written somewhere.
fn render(engine: &Tera, term: &TermView, mention: &str) -> Option<Word> {
    let with = |mention: &str| {
        let mut context = Context::new();
        context.insert("term", &TermView { mention: Some(mention.to_owned()), ..term.clone() });
        engine.render_component(COMPONENT, &context, None, true).ok()
    };
    let marked = with(&MARK_START.to_string())?;
    let word = Word(marked.split(MARK_START).map(str::to_owned).collect());
    (with(mention)? == word.0.join(mention)).then_some(word)
}
