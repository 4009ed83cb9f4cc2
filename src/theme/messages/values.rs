//! Values and functions that messages are resolved with.

use std::borrow::Cow;
use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::types::{FluentNumber, FluentType};
use fluent::{FluentArgs, FluentResource, FluentValue};

use crate::body;
use crate::lang::{Formats, Lang, plain};

use super::Arg;
use super::rewrite::Flavour;

/// An argument: what selectors compare, and what is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    raw: Raw,
    shown: String,
}

#[derive(Clone, Debug, PartialEq)]
enum Raw {
    Text(String),
    Number { text: String, ordinal: bool },
}

impl Value {
    /// An argument as it is shown in a flavour.
    pub(super) fn of(arg: &Arg, formats: &Formats, flavour: Flavour) -> FluentValue<'static> {
        let value = match arg {
            Arg::Number(number) => Value::number(number.to_string(), false, formats),
            Arg::Date(date) => Value { raw: Raw::Text(date.to_string()), shown: formats.date(*date) },
            Arg::Html(html) if flavour == Flavour::Html => {
                Value { raw: Raw::Text(html.clone()), shown: html.clone() }
            }
            Arg::Text(text) | Arg::Html(text) => {
                Value { raw: Raw::Text(text.clone()), shown: inserted(text, formats.lang(), flavour) }
            }
        };
        FluentValue::Custom(Box::new(value))
    }

    fn number(text: String, ordinal: bool, formats: &Formats) -> Value {
        let shown = formats.number_text(&text);
        Value { raw: Raw::Number { text, ordinal }, shown }
    }
}

/// A text of unknown language as it stands in a message, isolated.
fn inserted(text: &str, lang: &Lang, flavour: Flavour) -> String {
    match flavour {
        Flavour::Html => body::inserted(text, lang),
        Flavour::Text => plain::inserted(text, lang),
    }
}

impl FluentType for Value {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        Cow::Owned(self.shown.clone())
    }

    fn as_string_threadsafe(&self, _: &intl_memoizer::concurrent::IntlLangMemoizer) -> Cow<'static, str> {
        Cow::Owned(self.shown.clone())
    }
}

/// Adds the functions that messages may call, NUMBER and DATETIME, and PLURAL, through which the rewritten
/// selectors go.
pub(super) fn add_functions(bundle: &mut FluentBundle<FluentResource>, formats: &Arc<Formats>) {
    let for_number = Arc::clone(formats);
    let for_plural = Arc::clone(formats);
    // The bundle is empty: no name can be taken.
    let _ = bundle.add_function("NUMBER", move |values, options| number(values, options, &for_number));
    let _ =
        bundle.add_function("DATETIME", |values, _| values.first().cloned().unwrap_or(FluentValue::Error));
    let _ = bundle.add_function("PLURAL", move |values, _| plural(values, &for_plural));
}

/// `NUMBER($n, type: "ordinal", minimumFractionDigits: 2)`: a number in the language's digits. What is no number
/// passes through.
fn number<'a>(values: &[FluentValue<'a>], options: &FluentArgs, formats: &Formats) -> FluentValue<'a> {
    let Some(first) = values.first() else { return FluentValue::Error };
    let Some(mut text) = number_of(first) else { return first.clone() };
    if let Some(FluentValue::Number(digits)) = options.get("minimumFractionDigits") {
        let present = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let missing =
            (0_usize..20).take_while(|n| (*n as f64) < digits.value).count().saturating_sub(present);
        if missing > 0 && present == 0 {
            text.push('.');
        }
        text.push_str(&"0".repeat(missing));
    }
    let ordinal = matches!(options.get("type"), Some(FluentValue::String(kind)) if kind == "ordinal");
    FluentValue::Custom(Box::new(Value::number(text, ordinal, formats)))
}

/// What a selector compares its variants with: of a number, one of the literals after it that it equals, or
/// else CLDR's plural category; of a text, itself.
fn plural<'a>(values: &[FluentValue<'a>], formats: &Formats) -> FluentValue<'a> {
    let Some((first, literals)) = values.split_first() else { return FluentValue::Error };
    let Some(text) = number_of(first) else {
        return match first {
            FluentValue::Custom(custom) => match downcast(&**custom).map(|value| &value.raw) {
                Some(Raw::Text(text)) => FluentValue::String(Cow::Owned(text.clone())),
                _ => FluentValue::Error,
            },
            other => other.clone(),
        };
    };
    let value: Option<f64> = text.parse().ok();
    let exact =
        |literal: &&FluentValue<'a>| matches!(literal, FluentValue::Number(n) if Some(n.value) == value);
    if let Some(literal) = literals.iter().find(exact) {
        return literal.clone();
    }
    let category = match first {
        FluentValue::Custom(custom) if is_ordinal(&**custom) => {
            text.parse().map_or("other", |number| formats.plural_ordinal(number))
        }
        _ => formats.plural_text(&text),
    };
    FluentValue::String(Cow::Borrowed(category))
}

fn downcast(custom: &(dyn FluentType + Send)) -> Option<&Value> {
    custom.as_any().downcast_ref()
}

fn is_ordinal(custom: &(dyn FluentType + Send)) -> bool {
    matches!(downcast(custom), Some(Value { raw: Raw::Number { ordinal: true, .. }, .. }))
}

/// A number in ASCII, with the decimals that it was written with.
fn number_of(value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(FluentNumber::as_string(number).into_owned()),
        FluentValue::Custom(custom) => match &downcast(&**custom)?.raw {
            Raw::Number { text, .. } => Some(text.clone()),
            Raw::Text(_) => None,
        },
        _ => None,
    }
}
