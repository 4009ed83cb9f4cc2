//! Messages as `fluent-bundle` is to see them.
//!
//! `fluent-bundle` 0.16 knows plural rules that are wrong for Hebrew and Arabic, shows numbers in ASCII, and isolates
//! neither terms nor messages within messages nor patterns of one element. The rewritten source puts that right:
//! - a selector `$n` becomes `PLURAL($n, 0, 1)`, with the number literals among its variants, which come first;
//! - a number literal that is shown becomes `NUMBER(3)`; in a term, a variable that is shown likewise, for it
//!   may be one;
//! - terms and messages within a pattern stand between FSI and PDI, or in `<bdi>`;
//! - for HTML, text and string literals are escaped.

use std::borrow::Cow;

use fluent_syntax::ast::{
    Attribute, CallArguments, Entry, Expression, Identifier, InlineExpression, Message, NamedArgument,
    Pattern, PatternElement, Resource, Term, Variant, VariantKey,
};
use fluent_syntax::serializer::serialize;
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::load::Merged;

/// What messages are shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flavour {
    /// HTML's phrasing content.
    Html,
    /// Plain text.
    Text,
}

impl Flavour {
    /// What isolates an insertion of unknown direction.
    pub(super) fn isolates(self) -> (&'static str, &'static str) {
        match self {
            Flavour::Html => ("<bdi>", "</bdi>"),
            Flavour::Text => ("\u{2068}", "\u{2069}"),
        }
    }
}

/// Escapes what HTML reads as mark-up, in text and in attributes.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The source of all messages in a flavour, in the order of their names.
pub(super) fn source(merged: &Merged<'_>, flavour: Flavour) -> String {
    let entries = merged.entries.iter().filter_map(|(key, entry)| {
        let writer = Writer { flavour, in_term: key.starts_with('-') };
        let value = entry.value.as_ref().map(|value| writer.pattern(&value.pattern));
        let attributes = entry.attributes.iter().map(|(name, value)| Attribute {
            id: Identifier { name: name.clone() },
            value: writer.pattern(&value.pattern),
        });
        let attributes = attributes.collect();
        Some(match key.strip_prefix('-') {
            Some(name) => Entry::Term(Term { id: named(name), value: value?, attributes, comment: None }),
            None => Entry::Message(Message { id: named(key), value, attributes, comment: None }),
        })
    });
    serialize(&Resource { body: entries.collect() })
}

fn named(name: &str) -> Identifier<String> {
    Identifier { name: name.to_owned() }
}

struct Writer {
    flavour: Flavour,
    in_term: bool,
}

impl Writer {
    fn pattern(&self, pattern: &Pattern<&str>) -> Pattern<String> {
        let mut elements = Vec::with_capacity(pattern.elements.len());
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => elements.push(text(&self.escaped(value))),
                PatternElement::Placeable { expression } => {
                    let isolated = is_reference(expression);
                    let (open, close) = self.flavour.isolates();
                    elements.extend(isolated.then(|| text(open)));
                    elements.push(PatternElement::Placeable { expression: self.shown(expression) });
                    elements.extend(isolated.then(|| text(close)));
                }
            }
        }
        Pattern { elements }
    }

    fn escaped<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.flavour {
            Flavour::Html => escape(text),
            Flavour::Text => Cow::Borrowed(text),
        }
    }

    /// An expression that is shown.
    fn shown(&self, expression: &Expression<&str>) -> Expression<String> {
        match expression {
            Expression::Inline(inline) => {
                let rewritten = self.inline(inline);
                let as_number = match inline {
                    InlineExpression::NumberLiteral { .. } => true,
                    InlineExpression::VariableReference { .. } => self.in_term,
                    _ => false,
                };
                Expression::Inline(if as_number { call("NUMBER", vec![rewritten]) } else { rewritten })
            }
            Expression::Select { selector, variants } => self.select(selector, variants),
        }
    }

    fn select(&self, selector: &InlineExpression<&str>, variants: &[Variant<&str>]) -> Expression<String> {
        let (exact, named): (Vec<_>, Vec<_>) =
            variants.iter().partition(|variant| matches!(variant.key, VariantKey::NumberLiteral { .. }));
        let mut arguments = vec![self.inline(selector)];
        arguments.extend(exact.iter().filter_map(|variant| match variant.key {
            VariantKey::NumberLiteral { value } => {
                Some(InlineExpression::NumberLiteral { value: value.to_owned() })
            }
            VariantKey::Identifier { .. } => None,
        }));
        let selector = match selector {
            InlineExpression::TermReference { .. } => arguments.swap_remove(0),
            _ => call("PLURAL", arguments),
        };
        let variants = exact.into_iter().chain(named).map(|variant| self.variant(variant)).collect();
        Expression::Select { selector, variants }
    }

    fn variant(&self, variant: &Variant<&str>) -> Variant<String> {
        let key = match variant.key {
            VariantKey::Identifier { name } => VariantKey::Identifier { name: name.to_owned() },
            VariantKey::NumberLiteral { value } => VariantKey::NumberLiteral { value: value.to_owned() },
        };
        Variant { key, value: self.pattern(&variant.value), default: variant.default }
    }

    fn inline(&self, inline: &InlineExpression<&str>) -> InlineExpression<String> {
        let attribute_of =
            |attribute: &Option<Identifier<&str>>| attribute.as_ref().map(|found| named(found.name));
        match inline {
            InlineExpression::StringLiteral { value } => {
                InlineExpression::StringLiteral { value: self.literal(value) }
            }
            InlineExpression::NumberLiteral { value } => {
                InlineExpression::NumberLiteral { value: (*value).to_owned() }
            }
            InlineExpression::FunctionReference { id, arguments } => InlineExpression::FunctionReference {
                id: named(id.name),
                arguments: self.arguments(arguments),
            },
            InlineExpression::MessageReference { id, attribute } => {
                InlineExpression::MessageReference { id: named(id.name), attribute: attribute_of(attribute) }
            }
            InlineExpression::TermReference { id, attribute, arguments } => InlineExpression::TermReference {
                id: named(id.name),
                attribute: attribute_of(attribute),
                arguments: arguments.as_ref().map(|arguments| self.arguments(arguments)),
            },
            InlineExpression::VariableReference { id } => {
                InlineExpression::VariableReference { id: named(id.name) }
            }
            InlineExpression::Placeable { expression } => {
                InlineExpression::Placeable { expression: Box::new(self.shown(expression)) }
            }
        }
    }

    fn arguments(&self, arguments: &CallArguments<&str>) -> CallArguments<String> {
        let named_argument = |argument: &NamedArgument<&str>| NamedArgument {
            name: named(argument.name.name),
            value: self.inline(&argument.value),
        };
        CallArguments {
            positional: arguments.positional.iter().map(|argument| self.inline(argument)).collect(),
            named: arguments.named.iter().map(named_argument).collect(),
        }
    }

    /// A string literal, in the escaped form that a source has it in.
    fn literal(&self, value: &str) -> String {
        let plain = unescape_unicode_to_string(value);
        let mut out = String::new();
        for c in self.escaped(&plain).chars() {
            match c {
                '\\' | '"' => out.extend(['\\', c]),
                c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
                c => out.push(c),
            }
        }
        out
    }
}

fn text(value: &str) -> PatternElement<String> {
    PatternElement::TextElement { value: value.to_owned() }
}

fn call(name: &str, positional: Vec<InlineExpression<String>>) -> InlineExpression<String> {
    let arguments = CallArguments { positional, named: Vec::new() };
    InlineExpression::FunctionReference { id: named(name), arguments }
}

/// Whether a term or another message is inserted.
fn is_reference(expression: &Expression<&str>) -> bool {
    match expression {
        Expression::Inline(
            InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. },
        ) => true,
        Expression::Inline(InlineExpression::Placeable { expression }) => is_reference(expression),
        _ => false,
    }
}
