//! A text without mark-up of its own (a title, a caption) with its phrases isolated.

use super::Syntax;
use super::escape;
use crate::lang::phrases::{self, Base, Phrase};
use crate::lang::{Lang, plain};

/// Writes a text that runs as `base` says and is of `own` language, as far as is known. `languages` are those that
/// right-to-left phrases may be of. A text without phrases is only escaped.
pub fn words(text: &str, base: Base, own: &Lang, languages: &[Lang], syntax: Syntax, out: &mut String) {
    let found = phrases::find(text, base);
    Words { text, own, languages, syntax }.write(0..text.len(), &found, out);
}

/// A text of unknown language as it is put into one of `lang`: in a `<bdi>`, which says a direction where most of its
/// words run another way than its first letter.
pub fn inserted(text: &str, lang: &Lang) -> String {
    let (base, told) = plain::guessed(text, lang);
    let mut html = if told { "<bdi>".to_owned() } else { format!("<bdi dir=\"{}\">", base.dir) };
    words(text, base, lang, &[], Syntax::Html, &mut html);
    html + "</bdi>"
}

struct Words<'a> {
    text: &'a str,
    own: &'a Lang,
    languages: &'a [Lang],
    syntax: Syntax,
}

impl Words<'_> {
    fn write(&self, range: std::ops::Range<usize>, phrases: &[Phrase], out: &mut String) {
        let mut done = range.start;
        for phrase in phrases {
            escape::text(&self.text[done..phrase.range.start], out);
            done = phrase.range.end;
            out.push_str("<bdi");
            let inside = &self.text[phrase.range.clone()];
            if let Some(lang) = phrases::language_of(inside, phrase.dir, self.own, self.languages) {
                lang_attributes(lang.as_str(), self.syntax, out);
            }
            out.push_str(" dir=\"");
            out.push_str(phrase.dir.as_str());
            out.push_str("\">");
            self.write(phrase.range.clone(), &phrase.inner, out);
            out.push_str("</bdi>");
        }
        escape::text(&self.text[done..range.end], out);
    }
}

/// ` lang="…"`, in XML both ways.
pub(super) fn lang_attributes(lang: &str, syntax: Syntax, out: &mut String) {
    let names: &[&str] = if syntax == Syntax::Xml { &[" lang=\"", " xml:lang=\""] } else { &[" lang=\""] };
    for name in names {
        out.push_str(name);
        escape::attribute(lang, out);
        out.push('"');
    }
}
