//! What templates can call: messages, assets, numbers. Nothing here reaches the library.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, RwLock};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::path::LinkStyle;
use crate::theme::{Arg, MessageError, Messages, Theme};

/// The functions that templates can call.
const NAMES: [&str; 6] = ["t", "text", "language", "list", "number", "asset"];

/// All languages' messages.
pub(super) type Voices = Arc<Vec<Voice>>;

/// One language's messages, with those that take nothing remembered.
pub(super) struct Voice {
    messages: Messages,
    html: Remembered,
    text: Remembered,
}

type Remembered = RwLock<HashMap<String, Value>>;
type Said = Result<Value, MessageError>;

impl Voice {
    /// A voice that remembers nothing yet.
    pub(super) fn new(messages: Messages) -> Voice {
        Voice { messages, html: Remembered::default(), text: Remembered::default() }
    }

    /// The language's tag.
    pub(super) fn tag(&self) -> &str {
        self.messages.lang().as_str()
    }

    fn html(&self, id: &str, args: &[(&str, Arg)]) -> Said {
        remembered(&self.html, id, args, || {
            self.messages.html(id, args).map(|html| Value::safe_string(&html))
        })
    }

    fn text(&self, id: &str, args: &[(&str, Arg)]) -> Said {
        remembered(&self.text, id, args, || self.messages.text(id, args).map(Value::from))
    }
}

/// Makes a message, or takes it from memory: one without arguments is always the same.
fn remembered(memory: &Remembered, id: &str, args: &[(&str, Arg)], make: impl FnOnce() -> Said) -> Said {
    if !args.is_empty() {
        return make();
    }
    if let Some(known) = memory.read().ok().and_then(|memory| memory.get(id).cloned()) {
        return Ok(known);
    }
    let made = make()?;
    if let Ok(mut memory) = memory.write() {
        memory.insert(id.to_owned(), made.clone());
    }
    Ok(made)
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
    let all = voices.clone();
    engine.register_function("list", move |kwargs: Kwargs, state: &State| list(&all[here], &kwargs, state));
    engine.register_function("number", move |kwargs: Kwargs, _: &State| {
        kwargs.must_get::<i64>("value").map(|number| voices[here].messages.formats().number(number))
    });
    let assets = assets.clone();
    engine.register_function("asset", move |kwargs: Kwargs, state: &State| asset(&assets, &kwargs, state));
}

/// `t(id="…", …)` and `text(id="…", …)`; `lang="he"` asks another of the site's languages.
fn say(
    voices: &[Voice],
    here: usize,
    kwargs: &Kwargs,
    how: impl Fn(&Voice, &str, &[(&str, Arg)]) -> Said,
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
            Some(name) => args.push((name, arg(name, value)?)),
        }
    }
    how(voice, id, &args).map_err(Error::message)
}

fn arg(name: &str, value: &Value) -> TeraResult<Arg> {
    if let Some(number) = value.as_i64() {
        return Ok(Arg::Number(number));
    }
    match value.as_str() {
        Some(html) if value.is_safe() => Ok(Arg::Html(html.to_owned())),
        Some(text) => Ok(Arg::Text(text.to_owned())),
        None => Err(Error::message(format!("`{name}` of a message is neither text nor a number"))),
    }
}

/// `language(tag=…, name=…, form="in")`: the phrase “in Hebrew” as the grammar wants it. A language that the
/// messages do not know is put into the message `language-other-FORM` by its name. The phrase is HTML, since it is
/// part of its sentence: it must not be isolated in it.
fn language(voice: &Voice, kwargs: &Kwargs) -> TeraResult<Value> {
    let tag = kwargs.must_get::<&str>("tag")?;
    let name = kwargs.must_get::<&str>("name")?;
    let form = kwargs.must_get::<&str>("form")?;
    let known = format!("language-{tag}.{form}");
    let phrase = if voice.messages.has(&known) {
        voice.html(&known, &[])
    } else {
        voice.html(&format!("language-other-{form}"), &[("name", Arg::from(name))])
    };
    phrase.map_err(Error::message)
}

/// `list(items=…)`: names in one line, each isolated, with the language's separators and its “and”. The separators
/// depend on the names (Hebrew writes `ו-` before Latin letters), so the names are wrapped after they are joined.
fn list(voice: &Voice, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    let items = kwargs.must_get::<Vec<String>>("items")?;
    let joined = voice.messages.formats().list(&items);
    let mut html = String::with_capacity(joined.len() + 16 * items.len());
    let mut rest = joined.as_str();
    for item in &items {
        let Some((before, after)) = rest.split_once(item.as_str()) else { continue };
        html += &format!("{}<bdi>{}</bdi>", state.escape(before)?, state.escape(item)?);
        rest = after;
    }
    html += &state.escape(rest)?;
    Ok(Value::safe_string(&html))
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
