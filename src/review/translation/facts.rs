//! What a block holds besides its words.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::marks::placeholders;
use crate::article::MARKDOWN;
use crate::lang::{Lang, Script};
use crate::library::{Destination, EntryId, LangId, Library, Record};
use crate::review::Subject;
use crate::sync::{Unit, UnitKind};

/// Where a link leads, whatever way it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// To an entry, at a heading where one is named.
    Entry(EntryId, Option<String>),
    /// To a heading of the article itself.
    Here(String),
    /// To a file, without a language in its name.
    File(String),
    /// To an address elsewhere.
    Elsewhere(String),
}

impl Lead {
    /// Whether a translation into `lang` that links to `other` leads to the same.
    pub fn same(&self, other: &Lead, library: &Library, lang: LangId) -> bool {
        match (self, other) {
            (Lead::Entry(a, from), Lead::Entry(b, to)) => {
                let there = |id: &String| {
                    library
                        .shown(*a, lang)
                        .is_some_and(|record| record.headings.iter().any(|own| own.id == *id))
                };
                // A heading whose name is its words has another in each language.
                a == b && (from == to || !from.as_ref().is_some_and(there))
            }
            // Its headings are looked at by themselves.
            (Lead::Here(_), Lead::Here(_)) => true,
            // A page elsewhere may have its own address in each language.
            (Lead::Elsewhere(a), Lead::Elsewhere(b)) => a == b || site(a) == site(b),
            _ => self == other,
        }
    }

    /// How a finding names it.
    pub fn name(&self, library: &Library) -> String {
        match self {
            Lead::Entry(id, heading) => {
                let heading = heading.as_ref().map(|id| format!("#{id}")).unwrap_or_default();
                format!("`{}{heading}`", library.entry(*id).path.as_str())
            }
            Lead::Here(heading) => format!("the heading `{heading}`"),
            Lead::File(address) | Lead::Elsewhere(address) => format!("`{address}`"),
        }
    }
}

/// The last two parts of an address's host, or all of an address without one.
fn site(address: &str) -> &str {
    let Some((_, rest)) = address.split_once("://") else { return address };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let dots: Vec<usize> = host.match_indices('.').map(|(at, _)| at).collect();
    dots.len().checked_sub(2).map_or(host, |at| &host[dots[at] + 1..])
}

/// What a block holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// Where its links lead.
    pub links: Vec<Lead>,
    /// Its images by their paths, without a language in their names.
    pub images: Vec<String>,
    /// Its code, as far as it is the same in every language.
    pub codes: Vec<String>,
    /// Its placeholders.
    pub placeholders: Vec<String>,
    /// Its words without mark-up, addresses and code.
    pub words: String,
}

impl Facts {
    /// What a unit of an article holds.
    pub fn of(subject: &Subject<'_>, record: &Record, unit: &Unit) -> Facts {
        let within = |start: usize| unit.span.is_some_and(|span| span.start <= start && start < span.end);
        let languages = &subject.parts.settings.languages;
        let links = record.links.iter().zip(&record.destinations).filter(|(link, _)| within(link.span.start));
        let images = record.images.iter().filter(|image| within(image.span.start));
        let mut facts = Facts {
            links: links.filter_map(|(_, to)| lead(subject, to)).collect(),
            images: images.filter_map(|image| Some(plain_name(image.path.as_ref()?, languages))).collect(),
            placeholders: placeholders(&unit.text).into_iter().map(|at| unit.text[at].to_owned()).collect(),
            ..Facts::default()
        };
        match unit.kind {
            UnitKind::Title | UnitKind::Summary => facts.words.clone_from(&unit.text),
            UnitKind::Code => facts.codes.extend(block(&unit.text)),
            _ => facts.read(&unit.text),
        }
        facts
    }

    fn read(&mut self, text: &str) {
        let mut address = false;
        for event in Parser::new_ext(text, MARKDOWN) {
            match event {
                Event::Text(text) if !address => self.words.push_str(&text),
                Event::Code(code) if speaks_every_language(&code) => self.codes.push(code.into_string()),
                Event::SoftBreak | Event::HardBreak | Event::Code(_) => self.words.push(' '),
                Event::Start(Tag::Link { link_type, .. }) => {
                    use pulldown_cmark::LinkType::{Autolink, Email, WikiLink};
                    address = matches!(link_type, Autolink | Email | WikiLink { has_pothole: false });
                }
                Event::End(TagEnd::Link) => address = false,
                _ => {}
            }
        }
    }
}

fn lead(subject: &Subject<'_>, to: &Destination) -> Option<Lead> {
    let parts = &subject.parts;
    Some(match to {
        Destination::Entry(id, heading) => Lead::Entry(*id, heading.clone()),
        Destination::Here(heading) => Lead::Here(heading.clone()),
        Destination::Asset(id) => {
            let asset = &parts.library.assets[id.0 as usize];
            Lead::File(plain_name(asset.source.as_str(), &parts.settings.languages))
        }
        Destination::Elsewhere(address) => Lead::Elsewhere(address.trim_end_matches('/').to_owned()),
        Destination::Nowhere => return None,
    })
}

/// A file's path without a language before its ending: `steps.he.svg` is a version of `steps.svg`.
fn plain_name(path: &str, languages: &[Lang]) -> String {
    let Some((stem, ending)) = path.rsplit_once('.') else { return path.to_owned() };
    match stem.rsplit_once(['.', '-', '_']) {
        Some((name, lang)) if languages.iter().any(|own| own.as_str() == lang) => format!("{name}.{ending}"),
        _ => path.to_owned(),
    }
}

/// Whether code within a line is the same in every language: letters beyond ASCII are words of one language.
fn speaks_every_language(code: &str) -> bool {
    code.is_ascii() && code.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// A code block without its comments and the insides of its strings, which are translated; `None` for one whose language
/// is not named or is none, such as the wording of a letter.
fn block(text: &str) -> Option<String> {
    let mut lines = text.lines();
    let info = lines.next()?.trim_start_matches(['`', '~']).trim();
    let language = info.split([' ', ',', '{']).next().unwrap_or_default().to_lowercase();
    let plain =
        ["", "text", "txt", "plain", "plaintext", "md", "markdown", "mermaid", "html", "csv", "email"];
    if plain.contains(&&*language) {
        return None;
    }
    let body: Vec<&str> = lines.collect();
    let bare: Vec<String> = body.iter().map(|line| bare(line)).filter(|line| !line.is_empty()).collect();
    let code = bare.join("\n");
    let own = code.chars().any(|c| !c.is_ascii() && Script::of(c).is_some());
    (!own && !code.is_empty()).then_some(code)
}

/// A line of code without comment and strings, its white space folded.
fn bare(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line.trim_end_matches(['`', '~']).chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' | '\'' => {
                out.push('"');
                while rest.next_if(|next| *next != c).is_some() {}
                rest.next();
            }
            '#' | ';' if out.trim().is_empty() || out.ends_with(' ') => break,
            '/' if rest.peek() == Some(&'/') && !out.ends_with(':') => break,
            '-' if rest.peek() == Some(&'-') && out.ends_with(' ') => {
                // `--option` is code, `-- words` a comment of SQL.
                rest.next();
                if rest.peek().is_none_or(|next| next.is_whitespace()) {
                    break;
                }
                out.push_str("--");
            }
            c => out.push(c),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
