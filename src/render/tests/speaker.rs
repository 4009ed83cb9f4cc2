//! Messages for tests, straight from Fluent.

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};

use crate::lang::Lang;
use crate::render::{Said, Speak};
use crate::source::Source;

pub struct Speaker {
    tag: String,
    bundle: FluentBundle<FluentResource>,
}

impl Speaker {
    pub fn new(lang: &Lang, layers: &[Vec<Source>]) -> Speaker {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.as_str().parse().expect("a tag")]);
        bundle.set_use_isolating(false);
        for source in layers.iter().flatten() {
            let resource = FluentResource::try_new(source.text.to_string());
            bundle.add_resource_overriding(resource.expect("sound messages"));
        }
        Speaker { tag: lang.as_str().to_owned(), bundle }
    }

    fn say(&self, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        assert!(errors.is_empty(), "{id}: {errors:?}");
        Some(said)
    }
}

fn arguments<'a>(args: &'a [(&str, Said)], text: impl Fn(&str) -> String) -> FluentArgs<'a> {
    let value = |said: &Said| match said {
        Said::Text(plain) => FluentValue::from(text(plain)),
        Said::Number(number) => FluentValue::from(*number),
        Said::Html(html) => FluentValue::from(html.clone()),
    };
    args.iter().map(|(name, said)| ((*name).to_owned(), value(said))).collect()
}

impl Speak for Speaker {
    fn tag(&self) -> &str {
        &self.tag
    }

    fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    fn html(&self, id: &str, args: &[(&str, Said)]) -> Option<String> {
        let isolated =
            |plain: &str| format!("<bdi>{}</bdi>", plain.replace('&', "&amp;").replace('<', "&lt;"));
        self.say(id, None, &arguments(args, isolated))
    }

    fn text(&self, id: &str, args: &[(&str, Said)]) -> Option<String> {
        self.say(id, None, &arguments(args, str::to_owned))
    }

    fn attribute(&self, id: &str, name: &str) -> Option<String> {
        self.say(id, Some(name), &FluentArgs::new())
    }

    fn number(&self, number: i64) -> String {
        number.to_string()
    }
}
