//! Edits of front matter, terms' too.

use super::Edit;
use super::words::{terms, words};
use crate::chance::Chance;
use crate::page::Page;
use crate::site::{Site, entry_of, lang_of};

pub const KINDS: &[(&str, Edit)] = &[
    ("title", title),
    ("summary", summary),
    ("weight", |site| toggled(site, "weight", &["1", "2", "-3", "40"])),
    ("topics", topics),
    ("date", |site| toggled(site, "date", &["2024-02-29", "2026-03-01", "2026-01-01"])),
    ("updated", |site| toggled(site, "updated", &["2025-01-02", "2026-04-01", "2026-01-09"])),
    ("authors", |site| toggled(site, "authors", &["[דנה, Piet]", "Piet", "[a, b, c]"])),
    ("owner", |site| toggled(site, "owner", &["Desk", "הצוות", "x"])),
    ("reviewed", |site| toggled(site, "reviewed", &["2025-03-09", "2026-03-09"])),
    ("review_every of an article", |site| toggled(site, "review_every", &["P1Y", "P3M"])),
    ("slug", slug),
    ("aliases", aliases),
    ("see_also", see_also),
    ("draft", |site| toggled(site, "draft", &["true"])),
    ("machine", |site| toggled(site, "machine", &["true", "false"])),
    ("proofread_by", |site| toggled(site, "proofread_by", &["R. Levi", "سلمى"])),
    ("translated_from", translated_from),
    ("extra", |site| toggled(site, "extra", &["{a: 1}", "{a: {b: [1, 2]}}"])),
    ("unknown key", |site| toggled(site, "sumary", &["x", "y"])),
    ("front matter broken", broken),
    ("address taken twice", taken),
    ("forms of a term", forms),
    ("title of a term", term_title),
    ("definition of a term", definition),
];

fn told(
    site: &mut Site,
    path: &str,
    change: impl FnOnce(&mut Page, &mut Chance) -> String,
) -> Option<String> {
    let told = site.change(path, change);
    Some(format!("{path}: {told}"))
}

fn toggled(site: &mut Site, key: &str, values: &[&str]) -> Option<String> {
    // Home, sections and terms have less to show of it, and are fewer than articles.
    let path = site.article(|_, _| true)?;
    if key == "draft" && matches!(entry_of(&path), "" | "a" | "b") {
        return None;
    }
    told(site, &path, |page, chance| {
        let gone = page.get(key).is_some() && (key == "draft" || chance.one_in(2));
        let value = *chance.of(values);
        page.set(key, (!gone).then_some(value))
    })
}

fn title(site: &mut Site) -> Option<String> {
    let path = site.article(|_, _| true)?;
    let number = site.chance.below(9);
    told(site, &path, |page, chance| {
        let new = format!("{} {number}", chance.word(words(lang_of(&path))));
        page.set("title", Some(&new))
    })
}

fn summary(site: &mut Site) -> Option<String> {
    let path = site.article(|_, _| true)?;
    told(site, &path, |page, chance| {
        let gone = chance.one_in(4);
        let said = format!(
            "\"{}: {} (C++)\"",
            chance.word(words(lang_of(&path))),
            chance.word(words(lang_of(&path)))
        );
        page.set("summary", (!gone).then_some(said.as_str()))
    })
}

fn topics(site: &mut Site) -> Option<String> {
    let allowed = super::settings::topics(site);
    let path = site.article(|path, _| !path.contains("/glossary/"))?;
    let careless = site.careless();
    told(site, &path, |page, chance| {
        let mut chosen: Vec<&str> = allowed.iter().map(String::as_str).filter(|_| chance.one_in(2)).collect();
        if chance.one_in(3) {
            chosen.reverse();
        }
        if careless {
            chosen.push("nothing");
        }
        let list = format!("[{}]", chosen.join(", "));
        page.set("topics", (!chosen.is_empty()).then_some(list.as_str()))
    })
}

fn slug(site: &mut Site) -> Option<String> {
    let number = site.fresh();
    let path = site.article(|path, _| !path.contains("/glossary/") && !entry_of(path).is_empty())?;
    told(site, &path, |page, chance| {
        let gone = page.get("slug").is_some() && chance.one_in(2);
        let new = format!("{}-{number}", chance.of(&["adres", "כתובת", "عنوان", "Case", "case"]));
        page.set("slug", (!gone).then_some(new.as_str()))
    })
}

fn aliases(site: &mut Site) -> Option<String> {
    let number = site.fresh();
    let path = site.article(|_, _| true)?;
    told(site, &path, |page, chance| {
        let gone = page.get("aliases").is_some() && chance.one_in(2);
        let new = match chance.below(3) {
            0 => format!("[nl/oud{number}.html]"),
            1 => format!("[old/{number}, he/weg/{number}/diep]"),
            _ => format!("[אחר{number}]"),
        };
        page.set("aliases", (!gone).then_some(new.as_str()))
    })
}

fn see_also(site: &mut Site) -> Option<String> {
    let to = site.entry()?;
    let path = site.article(|path, _| entry_of(path) != to)?;
    told(site, &path, |page, chance| {
        let gone = page.get("see_also").is_some() && chance.one_in(3);
        page.set("see_also", (!gone).then(|| format!("[{to}]")).as_deref())
    })
}

fn translated_from(site: &mut Site) -> Option<String> {
    let path = site.article(|_, _| true)?;
    let langs = super::settings::languages(site);
    told(site, &path, |page, chance| {
        let gone = page.get("translated_from").is_some() && chance.one_in(2);
        let others: Vec<String> = langs.into_iter().filter(|lang| lang != lang_of(&path)).collect();
        let other = chance.any(&others);
        page.set("translated_from", other.as_deref().filter(|_| !gone))
    })
}

fn broken(site: &mut Site) -> Option<String> {
    let path = site.article(|_, _| true)?;
    let text = site.text(&path);
    let new = match site.chance.below(5) {
        0 => text.replacen("\n---\n", "\n", 1),
        1 => text.replacen("title:", "title: \"x\ntitel:", 1),
        2 => text.replacen("title: ", "title: [", 1),
        3 => String::new(),
        _ => text.replacen("---\n", "---\ndate: 2026-02-31\n", 1),
    };
    site.put(&path, new.clone());
    Some(format!("{path}: {}", new.lines().take(4).collect::<Vec<_>>().join(" | ")))
}

fn taken(site: &mut Site) -> Option<String> {
    let path = site.article(|path, _| path.starts_with("content/a/") && !entry_of(path).ends_with('a'))?;
    told(site, &path, |page, chance| match chance.one_in(2) {
        true => page.set("slug", Some("two")),
        false => page.set("aliases", Some("[he/a, nl/search/x]")),
    })
}

/// A term's article.
fn term(site: &mut Site) -> Option<String> {
    site.article(|path, _| path.starts_with("content/glossary/") && entry_of(path) != "glossary")
}

fn forms(site: &mut Site) -> Option<String> {
    let path = term(site)?;
    told(site, &path, |page, chance| {
        let gone = page.get("forms").is_some() && chance.one_in(3);
        let list =
            format!("[{}, {}]", chance.word(words(lang_of(&path))), chance.word(terms(lang_of(&path))));
        page.set("forms", (!gone).then_some(list.as_str()))
    })
}

fn term_title(site: &mut Site) -> Option<String> {
    let path = term(site)?;
    told(site, &path, |page, chance| {
        let new = match chance.one_in(3) {
            true => chance.word(terms(lang_of(&path))),
            false => chance.word(words(lang_of(&path))),
        };
        page.set("title", Some(new))
    })
}

fn definition(site: &mut Site) -> Option<String> {
    let path = term(site)?;
    let to = site.entry();
    told(site, &path, |page, chance| {
        let lang = lang_of(&path);
        let said = match (chance.below(4), to) {
            (0, Some(to)) => format!("{} [[{to}]]", chance.word(words(lang))),
            (1, _) => format!("## {}", chance.word(words(lang))),
            _ => format!("{} {}", chance.word(words(lang)), chance.word(terms(lang))),
        };
        page.blocks = vec![said.clone()];
        said
    })
}
