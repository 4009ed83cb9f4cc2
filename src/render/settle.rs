//! What templates say alike on all pages of a language, written into them before they are parsed: messages and components
//! that are told nothing but texts, and the names of assets. Pages need not ask for it again.

use tera::{ComponentArg, Context, Tera, Value};

use super::functions::{Assets, Voice};
use super::template::Prepared;

/// A template as it is for the pages of one language: `engine` has all templates and speaks it with `voice`.
pub(super) fn settled(template: &Prepared, engine: &Tera, voice: &Voice, assets: &Assets) -> Prepared {
    // Components do not have the page's `root`, and a call of `asset` in one says so.
    let has_root = !template.text.contains("component");
    template.with(|tag| {
        let call = tag.trim();
        if let Some(name) = argument(call, "asset", "name").filter(|_| has_root) {
            return Some(format!("{{{{ root }}}}{}", escaped(assets.published(name)?)?));
        }
        let html = match call.strip_prefix('<') {
            Some(component) => component_html(component.strip_suffix("/>")?, engine)?,
            None => message_html(call, voice)?,
        };
        // The tags beside it may drop white space, and braces may be part of a tag.
        (!html.is_empty() && html.trim() == html && !html.contains(['{', '}'])).then_some(html)
    })
}

/// What `t(id="…")` and `text(id="…")` write.
fn message_html(call: &str, voice: &Voice) -> Option<String> {
    match argument(call, "t", "id") {
        Some(id) => voice.html_of(id),
        None => escaped(&voice.text_of(argument(call, "text", "id")?)?),
    }
}

/// The only argument of a call, if it is this one and written out.
fn argument<'c>(call: &'c str, function: &str, name: &str) -> Option<&'c str> {
    let value = call.strip_prefix(function)?.strip_prefix('(')?.strip_prefix(name)?.strip_prefix("=\"")?;
    value.strip_suffix("\")").filter(|value| is_plain(value))
}

/// A text as the engine writes it.
fn escaped(text: &str) -> Option<String> {
    let mut html = Vec::with_capacity(text.len());
    tera::escape_html(text, &mut html).ok()?;
    String::from_utf8(html).ok()
}

/// What a component writes whose arguments are written out: `icon name="clock"`.
fn component_html(call: &str, engine: &Tera) -> Option<String> {
    let mut words = call.split_ascii_whitespace();
    let name = words.next()?;
    // An implicit argument is taken from the page.
    let definition = engine.get_component_definition(name)?;
    if definition.args().iter().any(ComponentArg::is_implicit) {
        return None;
    }
    let mut context = Context::new();
    for argument in words {
        let (key, value) = argument.split_once("=\"")?;
        let value = value.strip_suffix('"').filter(|value| is_plain(value))?;
        context.insert_value(key.to_owned(), Value::from(value));
    }
    engine.render_component(name, &context, None, true).ok()
}

/// Whether a literal says what it means.
fn is_plain(literal: &str) -> bool {
    !literal.contains(['"', '\\'])
}
