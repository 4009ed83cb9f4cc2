//! What templates can call: messages, assets, numbers. Nothing here reaches the library.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, RwLock};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::path::LinkStyle;
use crate::theme::Theme;

use super::speak::{Said, Speak};

/// The functions that templates can call.
const NAMES: [&str; 5] = ["t", "text", "language", "number", "asset"];

/// All languages' messages.
pub(super) type Voices = Arc<Vec<Voice>>;

/// One language's messages, with those that take nothing remembered.
pub(super) struct Voice {
    speaker: Arc<dyn Speak>,
    html: Remembered,
    text: Remembered,
}

type Remembered = RwLock<HashMap<String, Value>>;

impl Voice {
    /// A voice that remembers nothing yet.
    pub(super) fn new(speaker: Arc<dyn Speak>) -> Voice {
        Voice { speaker, html: Remembered::default(), text: Remembered::default() }
    }

    /// The language's tag.
    pub(super) fn tag(&self) -> &str {
        self.speaker.tag()
    }

    fn html(&self, id: &str, args: &[(&str, Said)]) -> Option<Value> {
        remembered(&self.html, id, args, || self.speaker.html(id, args).map(|html| Value::safe_string(&html)))
    }

    fn text(&self, id: &str, args: &[(&str, Said)]) -> Option<Value> {
        remembered(&self.text, id, args, || match id.split_once('.') {
            Some((id, attribute)) => self.speaker.attribute(id, attribute).map(Value::from),
            None => self.speaker.text(id, args).map(Value::from),
        })
    }
}

/// Makes a message, or takes it from memory: one without arguments is always the same.
fn remembered(
    memory: &Remembered,
    id: &str,
    args: &[(&str, Said)],
    make: impl FnOnce() -> Option<Value>,
) -> Option<Value> {
    if !args.is_empty() {
        return make();
    }
    if let Some(known) = memory.read().ok().and_then(|memory| memory.get(id).cloned()) {
        return Some(known);
    }
    let made = make()?;
    if let Ok(mut memory) = memory.write() {
        memory.insert(id.to_owned(), made.clone());
    }
    Some(made)
}

/// Assets' published addresses by name.
#[derive(Clone)]
pub(super) struct Assets(Arc<BTreeMap<String, String>>);

impl Assets {
    /// The theme's.
    pub(super) fn new(theme: &Theme) -> Assets {
        let published = |asset: &crate::theme::Asset| asset.published.from_root(LinkStyle::Files);
        Assets(Arc::new(theme.assets().iter().map(|asset| (asset.name.clone(), published(asset))).collect()))
    }
}

/// Tells the engine which functions there are, so that templates can be parsed before any language is known.
pub(super) fn register_placeholders(engine: &mut Tera) {
    for name in NAMES {
        engine.register_function(name, |_: Kwargs, _: &State| Value::none());
    }
}

/// Gives the engine the functions of the language at `here` among the voices.
pub(super) fn register(engine: &mut Tera, voices: Voices, here: usize, assets: &Assets) {
    let all = voices.clone();
    engine.register_function("t", move |kwargs: Kwargs, _: &State| {
        say(&all, here, &kwargs, |voice, id, args| voice.html(id, args))
    });
    let all = voices.clone();
    engine.register_function("text", move |kwargs: Kwargs, _: &State| {
        say(&all, here, &kwargs, |voice, id, args| voice.text(id, args))
    });
    let all = voices.clone();
    engine.register_function("language", move |kwargs: Kwargs, _: &State| language(&all[here], &kwargs));
    engine.register_function("number", move |kwargs: Kwargs, _: &State| {
        kwargs.must_get::<i64>("value").map(|number| voices[here].speaker.number(number))
    });
    let assets = assets.clone();
    engine.register_function("asset", move |kwargs: Kwargs, state: &State| asset(&assets, &kwargs, state));
}

/// `t(id="…", …)` and `text(id="…", …)`; `lang="he"` asks another of the site's languages.
fn say(
    voices: &[Voice],
    here: usize,
    kwargs: &Kwargs,
    how: impl Fn(&Voice, &str, &[(&str, Said)]) -> Option<Value>,
) -> TeraResult<Value> {
    let id = kwargs.must_get::<&str>("id")?;
    let voice = match kwargs.get::<&str>("lang")? {
        Some(tag) => voices.iter().find(|voice| voice.tag() == tag),
        None => voices.get(here),
    };
    let voice = voice.ok_or_else(|| Error::message("The site does not have that language"))?;
    let mut args = Vec::new();
    for (key, value) in kwargs.iter() {
        match key.as_str() {
            Some("id" | "lang") | None => {}
            Some(name) => args.push((name, said(name, value)?)),
        }
    }
    how(voice, id, &args).ok_or_else(|| {
        let tag = voice.tag();
        Error::message(format!("There is no message `{id}` for `{tag}`; it belongs in `i18n/{tag}/ui.ftl`"))
    })
}

fn said(name: &str, value: &Value) -> TeraResult<Said> {
    if let Some(number) = value.as_i64() {
        return Ok(Said::Number(number));
    }
    match value.as_str() {
        Some(html) if value.is_safe() => Ok(Said::Html(html.to_owned())),
        Some(text) => Ok(Said::Text(text.to_owned())),
        None => Err(Error::message(format!("`{name}` of a message is neither text nor a number"))),
    }
}

/// `language(tag=…, name=…, form="in")`: the phrase “in Hebrew” as the grammar wants it. A language that the
/// messages do not know is put into the message `language-other-FORM` by its name.
fn language(voice: &Voice, kwargs: &Kwargs) -> TeraResult<Value> {
    let tag = kwargs.must_get::<&str>("tag")?;
    let name = kwargs.must_get::<&str>("name")?;
    let form = kwargs.must_get::<&str>("form")?;
    if let Some(phrase) = voice.text(&format!("language-{tag}.{form}"), &[]) {
        return Ok(phrase);
    }
    let other = voice.html(&format!("language-other-{form}"), &[("name", Said::Text(name.to_owned()))]);
    Ok(other.unwrap_or_else(|| Value::from(name)))
}

/// `asset(name="style.css")`: the way from the page to the published file.
fn asset(assets: &Assets, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    let name = kwargs.must_get::<&str>("name")?;
    let published = assets.0.get(name);
    let published = published.ok_or_else(|| Error::message(format!("The theme has no asset `{name}`")))?;
    let root = state.get::<String>("root")?;
    let root = root.ok_or_else(|| Error::message("`asset` needs `root`, which components do not have"))?;
    Ok(Value::from(root + published))
}
