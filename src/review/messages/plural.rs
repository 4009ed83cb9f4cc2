//! Whether a choice by number has the variants that its language needs, and none that it never uses.
//!
//! Source: Unicode CLDR, *Language Plural Rules*, by ICU4X. Hebrew has had no `many` since CLDR 42.

use std::collections::BTreeSet;

use fluent_syntax::ast::{InlineExpression, Variant, VariantKey};

use super::read::{Written, span_of};
use super::walk::{Met, walk};
use crate::diag::{Diagnostic, Fix, Span};
use crate::lang::{Formats, Lang};
use crate::source::Source;

/// The categories of CLDR.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
/// Counts up to this are what a handbook shows; a category that only larger numbers have (`many` in French, from a
/// million on) need not be there.
const COUNTS: i64 = 1000;
/// Numbers that have categories of their own in some language: fractions and large ones.
const RARE: [&str; 8] = ["0.0", "0.1", "0.5", "1.0", "1.5", "2.0", "1000000", "1000000000"];

/// Tells of the choices of one message.
pub(super) fn check(source: &Source, written: &Written<'_>, formats: &Formats, notes: &mut Vec<Diagnostic>) {
    walk(&written.pattern, &mut |met| {
        let Met::Choice(selector, variants) = met else { return };
        let Some(ordinal) = by_number(selector, variants) else { return };
        let plural =
            |number: i64| if ordinal { formats.plural_ordinal(number) } else { formats.plural(number) };
        let used: BTreeSet<&str> = (0..=COUNTS).map(plural).collect();
        let rare = RARE.iter().map(|number| if ordinal { "other" } else { formats.plural_text(number) });
        let known: BTreeSet<&str> = used.iter().copied().chain(rare).collect();
        for variant in variants {
            notes.extend(unused(source, variant, &known, formats.lang()));
        }
        let lacking: Vec<&str> = CATEGORIES
            .into_iter()
            .filter(|name| used.contains(name) && !covered(name, variants, &plural))
            .collect();
        if !lacking.is_empty() {
            let (id, lang) = (&written.id, formats.lang());
            let message = format!(
                "`{id}` lacks {} of the variants that numbers in `{lang}` take",
                listed_all(&lacking)
            );
            let help = format!("Write {} as well, each as in `[{}] …`.", listed_all(&lacking), lacking[0]);
            let note = Diagnostic::warning("message-variant-missing", message).help(help);
            notes.push(note.at(&source.path, written.name));
        }
    });
}

/// Tells of a variant that no number takes. Its line can go where it has one to itself and is not the default.
fn unused(
    source: &Source,
    variant: &Variant<&str>,
    known: &BTreeSet<&str>,
    lang: &Lang,
) -> Option<Diagnostic> {
    let name = named(variant)?;
    if !CATEGORIES.contains(&name) || known.contains(name) {
        return None;
    }
    let span = span_of(source, name);
    let message = format!("numbers in `{lang}` never take the variant `{name}`");
    let note = Diagnostic::warning("message-variant-unused", message)
        .at(&source.path, span)
        .help(format!("Remove it: the variants of `{lang}` are {}.", listed(known)));
    let text = &*source.text;
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at + 1);
    let alone = text[start..end].trim_start().starts_with(&format!("[{name}]"));
    let closed = text[end..].trim_start_matches(' ').starts_with(['[', '*', '}']);
    let line = Span::new(start, end);
    Some(if alone && closed && !variant.default {
        note.fix(Fix::certain(&source.path, line, ""))
    } else {
        note
    })
}

/// Whether a choice is made by number, and if so, whether by rank (`type: "ordinal"`).
fn by_number(selector: &InlineExpression<&str>, variants: &[Variant<&str>]) -> Option<bool> {
    let named_so = |variant: &Variant<&str>| {
        named(variant).is_some_and(|name| CATEGORIES.contains(&name) && name != "other")
    };
    // Numbers alone may be marks or days of the week; with `other` beside them they are counts.
    let counted = variants.iter().any(|variant| named(variant).is_none())
        && variants.iter().any(|variant| variant.default && named(variant) == Some("other"));
    let counts = counted || variants.iter().any(named_so);
    match selector {
        InlineExpression::VariableReference { .. } => counts.then_some(false),
        InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => {
            let ordinal = arguments.named.iter().any(|argument| {
                argument.name.name == "type"
                    && matches!(argument.value, InlineExpression::StringLiteral { value: "ordinal" })
            });
            Some(ordinal)
        }
        _ => None,
    }
}

/// A variant's name, where it is not a number.
fn named<'a>(variant: &Variant<&'a str>) -> Option<&'a str> {
    match variant.key {
        VariantKey::Identifier { name } => Some(name),
        VariantKey::NumberLiteral { .. } => None,
    }
}

/// Whether numbers of a category find a variant of their own: one of its name, or one for each number that has it. The
/// default stands for `other`.
fn covered(category: &str, variants: &[Variant<&str>], plural: &dyn Fn(i64) -> &'static str) -> bool {
    if category == "other" {
        return true;
    }
    if variants.iter().filter_map(named).any(|name| name == category) {
        return true;
    }
    let literals: BTreeSet<i64> = variants
        .iter()
        .filter_map(|variant| match variant.key {
            VariantKey::NumberLiteral { value } => value.parse().ok(),
            VariantKey::Identifier { .. } => None,
        })
        .collect();
    (0..=COUNTS).filter(|number| plural(*number) == category).all(|number| literals.contains(&number))
}

/// Categories in the usual order.
fn listed(names: &BTreeSet<&str>) -> String {
    listed_all(&CATEGORIES.into_iter().filter(|name| names.contains(name)).collect::<Vec<_>>())
}

fn listed_all(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
