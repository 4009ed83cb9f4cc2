//! Edits of what translations were made from.

use targum::article::{self, Reading};
use targum::lang::Lang;
use targum::library::freshness::units_of;
use targum::path::{EntryPath, SourcePath};
use targum::source::{read_text, settings::HtmlPolicy};
use targum::sync::{Scope, Severity, Sidecar, Signature, Unit, confirm, touch};

use super::Edit;
use crate::site::{LANGS, Site, entry_of, file_of, lang_of};

pub const KINDS: &[(&str, Edit)] = &[
    ("translation confirmed", confirmed),
    ("change touched", touched),
    ("source of a confirmed one changed", source_changed),
    ("sidecar deleted", deleted),
    ("sidecar damaged", damaged),
];

/// The units of an article.
fn units(site: &Site, path: &str) -> Vec<Unit> {
    let bytes = site.sources.get(path).cloned().unwrap_or_default();
    let source = read_text(&SourcePath::new(path), bytes).value;
    let languages: Vec<Lang> = LANGS.iter().map(|tag| Lang::parse(tag).expect("a tag")).collect();
    let lang = Lang::parse(lang_of(path)).expect("a tag");
    let entry = EntryPath::new(entry_of(path));
    let reading = Reading { entry: &entry, lang: &lang, languages: &languages, html: HtmlPolicy::Sanitize };
    units_of(&source, &article::parse(&source, &reading).value)
}

fn sidecar_of(path: &str) -> String {
    path.replace(".md", ".sync.yaml")
}

/// A translation whose source is there, and the source.
fn pair(site: &mut Site, tracked: bool) -> Option<(String, String, Lang)> {
    let translations = site.articles(|_, page| page.get("translated_from").is_some());
    let all: Vec<String> =
        translations.into_iter().filter(|path| !tracked || site.has(&sidecar_of(path))).collect();
    let path = site.chance.any(&all)?;
    let from = site.page(&path).get("translated_from")?.to_owned();
    let source = file_of(entry_of(&path), &from);
    site.has(&source).then_some(())?;
    Some((path, source, Lang::parse(&from).ok()?))
}

fn confirmed(site: &mut Site) -> Option<String> {
    let (path, source, from) = pair(site, false)?;
    let (theirs, own) = (units(site, &source), units(site, &path));
    let by = Signature::default();
    let next = confirm(None, &from, &theirs, &own, &|_| false, Scope::Page, &by);
    site.put(&sidecar_of(&path), next.to_text());
    Some(path)
}

fn touched(site: &mut Site) -> Option<String> {
    let (path, source, _) = pair(site, true)?;
    let (theirs, own) = (units(site, &source), units(site, &path));
    let file = sidecar_of(&path);
    let sidecar = Sidecar::parse(&SourcePath::new(file.as_str()), &site.text(&file)).value?;
    let severity = *site.chance.of(&[Severity::Minor, Severity::Major]);
    let next = touch(&sidecar, &theirs, &own, Scope::Page, severity, &Signature::default());
    site.put(&file, next.to_text());
    Some(file)
}

fn source_changed(site: &mut Site) -> Option<String> {
    let (path, source, _) = pair(site, true)?;
    let number = site.fresh();
    site.change(&source, |page, chance| match page.paragraphs().first().copied() {
        Some(at) if chance.one_in(2) => page.blocks[at] = format!("nieuw {number}"),
        _ => page.blocks.push(format!("erbij {number}")),
    });
    Some(format!("{source}, of {path}"))
}

fn sidecar(site: &mut Site) -> Option<String> {
    let all: Vec<String> = site.sources.keys().filter(|path| path.ends_with(".sync.yaml")).cloned().collect();
    site.chance.any(&all)
}

fn deleted(site: &mut Site) -> Option<String> {
    let path = sidecar(site)?;
    site.remove(&path);
    Some(path)
}

fn damaged(site: &mut Site) -> Option<String> {
    let path = sidecar(site)?;
    let text = site.text(&path);
    let new = match site.chance.below(4) {
        0 => text.chars().take(text.chars().count() / 2).collect(),
        1 => format!("<<<<<<< ours\n{text}=======\n>>>>>>> theirs\n"),
        2 => "units: 7\n".to_owned(),
        _ => text.replacen("kind: paragraph", "kind: unheard-of", 1),
    };
    site.put(&path, new);
    Some(path)
}
