//! Walks over a message: its texts, variables, references and choices.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant};

/// What is met on a walk.
pub(super) enum Met<'p, 'a> {
    Text(&'a str),
    Variable(&'a str),
    /// A message (`id`, `id.name`) or a term (with its hyphen) that is put in.
    Reference(String),
    Choice(&'p InlineExpression<&'a str>, &'p [Variant<&'a str>]),
}

/// Goes through a pattern in the order of its text.
pub(super) fn walk<'p, 'a>(pattern: &'p Pattern<&'a str>, meet: &mut dyn FnMut(Met<'p, 'a>)) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => meet(Met::Text(value)),
            PatternElement::Placeable { expression } => in_expression(expression, meet),
        }
    }
}

fn in_expression<'p, 'a>(expression: &'p Expression<&'a str>, meet: &mut dyn FnMut(Met<'p, 'a>)) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, meet),
        Expression::Select { selector, variants } => {
            in_inline(selector, meet);
            meet(Met::Choice(selector, variants));
            variants.iter().for_each(|variant| walk(&variant.value, meet));
        }
    }
}

fn in_inline<'p, 'a>(inline: &'p InlineExpression<&'a str>, meet: &mut dyn FnMut(Met<'p, 'a>)) {
    let dotted = |id: String, attribute: Option<&str>| match attribute {
        Some(attribute) => format!("{id}.{attribute}"),
        None => id,
    };
    let arguments = match inline {
        InlineExpression::VariableReference { id } => return meet(Met::Variable(id.name)),
        InlineExpression::Placeable { expression } => return in_expression(expression, meet),
        InlineExpression::MessageReference { id, attribute } => {
            return meet(Met::Reference(dotted(
                id.name.to_owned(),
                attribute.as_ref().map(|found| found.name),
            )));
        }
        InlineExpression::TermReference { id, arguments, .. } => {
            meet(Met::Reference(format!("-{}", id.name)));
            arguments.as_ref()
        }
        InlineExpression::FunctionReference { arguments, .. } => Some(arguments),
        _ => None,
    };
    if let Some(arguments) = arguments {
        arguments.positional.iter().for_each(|argument| in_inline(argument, meet));
        arguments.named.iter().for_each(|argument| in_inline(&argument.value, meet));
    }
}

/// The pieces of text.
pub(super) fn texts<'a>(pattern: &Pattern<&'a str>, each: &mut dyn FnMut(&'a str)) {
    walk(pattern, &mut |met| {
        if let Met::Text(text) = met {
            each(text);
        }
    });
}

/// The names of the variables that are shown or chosen by, and of the messages that are put in. Terms do not count:
/// they see none of a message's variables.
pub(super) fn variables(pattern: &Pattern<&str>) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut names, mut messages) = (BTreeSet::new(), BTreeSet::new());
    walk(pattern, &mut |met| match met {
        Met::Variable(name) => {
            names.insert(name.to_owned());
        }
        Met::Reference(id) if !id.starts_with('-') => {
            messages.insert(id);
        }
        _ => {}
    });
    (names, messages)
}

/// The messages and terms that are put in, without their attributes.
pub(super) fn references(pattern: &Pattern<&str>, each: &mut dyn FnMut(&str)) {
    walk(pattern, &mut |met| {
        if let Met::Reference(id) = met {
            each(id.split('.').next().unwrap_or_default());
        }
    });
}
