//! What templates can call: messages, assets, numbers. Nothing here reaches the library.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use rustc_hash::FxHashMap;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::body::{Syntax, inserted, words};
use crate::lang::Lang;
use crate::lang::phrases::{Base, may_have};
use crate::path::LinkStyle;
use crate::theme::{Arg, MessageError, Messages, Theme};

/// The functions that templates can call.
const NAMES: [&str; 6] = ["t", "text", "language", "list", "number", "asset"];

/// The filters that templates can use.
const FILTERS: [&str; 1] = ["phrases"];

/// How many messages of a language are kept in memory.
const REMEMBERED: usize = 8192;

/// All languages' messages.
pub(super) type Voices = Arc<Vec<Voice>>;

/// One language's messages, and what they said lately.
pub(super) struct Voice {
    messages: Messages,
    html: Remembered,
    text: Remembered,
}

type Remembered = RwLock<FxHashMap<String, Value>>;
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

    /// A message that is told nothing, as HTML.
    pub(super) fn html_of(&self, id: &str) -> Option<String> {
        self.messages.html(id, &[]).ok()
    }

    /// A message that is told nothing, as text.
    pub(super) fn text_of(&self, id: &str) -> Option<String> {
        self.messages.text(id, &[]).ok()
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

/// Makes a message, or takes it from memory: what it says depends on its id and arguments only, and dates, owners
/// and counts come again on many pages.
fn remembered(memory: &Remembered, id: &str, args: &[(&str, Arg)], make: impl FnOnce() -> Said) -> Said {
    let key = memory_key(id, args);
    if let Some(known) = memory.read().ok().and_then(|memory| memory.get(key.as_ref()).cloned()) {
        return Ok(known);
    }
    let made = make()?;
    if let Ok(mut memory) = memory.write()
        && memory.len() < REMEMBERED
    {
        memory.insert(key.into_owned(), made.clone());
    }
    Ok(made)
}

/// A message's id and arguments in one text, each argument with its length, so that no two can be confused.
fn memory_key<'a>(id: &'a str, args: &[(&str, Arg)]) -> Cow<'a, str> {
    if args.is_empty() {
        return Cow::Borrowed(id);
    }
    let mut key = id.to_owned();
    for (name, arg) in args {
        let (kind, text) = match arg {
            Arg::Text(text) => ('t', Cow::Borrowed(text.as_str())),
            Arg::Html(html) => ('h', Cow::Borrowed(html.as_str())),
            Arg::Number(number) => ('n', Cow::Owned(number.to_string())),
            Arg::Date(date) => ('d', Cow::Owned(date.to_string())),
        };
        key.extend(["\0", name, "\0", &text.len().to_string()]);
        key.push(kind);
        key.push_str(&text);
    }
    Cow::Owned(key)
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

    /// The address of an asset, from the output folder.
    pub(super) fn published(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}

/// Tells the engine which functions there are, so that templates can be parsed before any language is known.
pub(super) fn register_placeholders(engine: &mut Tera) {
    for name in NAMES {
        engine.register_function(name, |_: Kwargs, _: &State| Value::none());
    }
    for name in FILTERS {
        engine.register_filter(name, |value: &Value, _: Kwargs, _: &State| value.clone());
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
    let site: Vec<Lang> = voices.iter().map(|voice| voice.messages.lang().clone()).collect();
    engine.register_filter("phrases", move |text: &Value, kwargs: Kwargs, _: &State| {
        phrases(text, &kwargs, &site, here)
    });
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
    // A region's language is called as the plain one where it has no name of its own.
    let plain = tag.split('-').next().unwrap_or(tag);
    let own = [tag, plain].map(|tag| format!("language-{tag}.{form}"));
    let known = own.iter().find(|known| voice.messages.has(known));
    let phrase = match known {
        Some(known) => voice.html(known, &[]),
        None => voice.html(&format!("language-other-{form}"), &[("name", Arg::from(name))]),
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
        html += &state.escape(before)?;
        html += &inserted(item, voice.messages.lang());
        rest = after;
    }
    html += &state.escape(rest)?;
    Ok(Value::safe_string(&html))
}

/// `title | phrases` and `title | phrases(lang=to.lang)`: a title or another text without mark-up as HTML, whose
/// phrases in another direction than its own are isolated. `lang` is its language (a `LangView`) where its element
/// has that language and direction; without, or where it is none, the text runs as the page does. A text with
/// phrases is one `<bdi>` as a whole, so that it stays together wherever it stands; all others come back as they are.
fn phrases(text: &Value, kwargs: &Kwargs, site: &[Lang], here: usize) -> TeraResult<Value> {
    let Some(plain) = text.as_str().filter(|_| !text.is_safe()) else { return Ok(text.clone()) };
    let tag =
        kwargs.get::<&Value>("lang")?.and_then(|lang| lang.get_from_path("tag")).and_then(Value::as_str);
    let known = match tag {
        Some(tag) => site.iter().find(|lang| lang.as_str() == tag),
        None => site.get(here),
    };
    let Some(lang) = known.filter(|lang| may_have(plain, lang.direction())) else { return Ok(text.clone()) };
    let mut html = String::with_capacity(plain.len() + 64);
    words(plain, Base::of(lang), lang, site, Syntax::Html, &mut html);
    if !html.contains("<bdi") {
        return Ok(text.clone());
    }
    let one = html.starts_with("<bdi") && html.ends_with("</bdi>") && html.matches("<bdi").count() == 1;
    let dir = lang.direction();
    Ok(Value::safe_string(&if one { html } else { format!("<bdi dir=\"{dir}\">{html}</bdi>") }))
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
