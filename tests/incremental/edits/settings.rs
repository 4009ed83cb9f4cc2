//! Edits of `targum.yaml`, one key a line.

use super::Edit;
use crate::site::Site;

pub const KINDS: &[(&str, Edit)] = &[
    ("site title", |site| {
        toggled(site, "title", &["Handboek", "{he: מדריך, nl: Handboek}", "{nl: Gids, he: \"מדריך (C++)\"}"])
    }),
    ("base_url", |site| toggled(site, "base_url", &["https://example.org/", "https://example.net/a/"])),
    ("links", |site| toggled(site, "links", &["pretty", "files"])),
    ("fallback", |site| toggled(site, "fallback", &["{he: [nl]}", "{nl: [he]}", "{he: []}"])),
    ("languages reordered", languages_reordered),
    ("language added", language_added),
    ("language removed", language_removed),
    ("indexing", |site| toggled(site, "indexing", &["true", "false"])),
    ("edition", |site| toggled(site, "edition", &["\"2026\"", "lente", "\"מהדורה 2\""])),
    ("html", |site| toggled(site, "html", &["escape", "trust", "sanitize"])),
    ("lints", lints),
    ("review_every", |site| toggled(site, "review_every", &["P6M", "P1Y"])),
    ("edit_url", |site| toggled(site, "edit_url", &["\"https://x.org/e/{path}\"", "\"mailto:a@b.c\""])),
    ("feedback_url", |site| toggled(site, "feedback_url", &["\"https://x.org/f?{path}\""])),
    ("tokens in settings", |site| {
        toggled(site, "tokens", &["{accent: \"#123456\"}", "{ground: \"#fffffe\", dark-accent: \"#ffeedd\"}"])
    }),
    ("theme chosen", |site| toggled(site, "theme", &["handbook", "own"])),
    ("topic allowed", topic_allowed),
    ("topic no longer allowed", topic_removed),
    ("topics reordered", topics_reordered),
    ("settings broken", broken),
    ("settings commented", commented),
];

const FILE: &str = "targum.yaml";

fn get(site: &Site, key: &str) -> Option<String> {
    let start = format!("{key}: ");
    site.text(FILE).lines().find_map(|line| line.strip_prefix(&start).map(str::to_owned))
}

fn set(site: &mut Site, key: &str, value: Option<&str>) -> Option<String> {
    let start = format!("{key}:");
    let text = site.text(FILE).trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = lines.iter().position(|line| line.starts_with(&start));
    match (at, value) {
        (Some(at), Some(value)) => lines[at] = format!("{key}: {value}"),
        (None, Some(value)) => lines.push(format!("{key}: {value}")),
        (Some(at), None) => drop(lines.remove(at)),
        (None, None) => {}
    }
    site.put(FILE, lines.join("\n") + "\n");
    Some(format!("{key}: {}", value.unwrap_or("(gone)")))
}

fn list(site: &Site, key: &str) -> Vec<String> {
    let value = get(site, key).unwrap_or_default();
    let inner = value.trim().trim_matches(['[', ']']);
    inner.split(',').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

fn set_list(site: &mut Site, key: &str, list: &[String]) -> Option<String> {
    set(site, key, Some(&format!("[{}]", list.join(", "))))
}

/// The languages of the site.
pub fn languages(site: &Site) -> Vec<String> {
    list(site, "languages")
}

/// The topics that articles may have.
pub fn topics(site: &Site) -> Vec<String> {
    list(site, "topics")
}

fn toggled(site: &mut Site, key: &str, values: &[&str]) -> Option<String> {
    let gone = get(site, key).is_some() && site.chance.one_in(2);
    let value = *site.chance.of(values);
    if value == "own" && !site.sources.keys().any(|path| path.starts_with("themes/own/")) {
        site.put("themes/own/assets/style.css", ".own{color:red}\n");
    }
    set(site, key, (!gone).then_some(value))
}

fn languages_reordered(site: &mut Site) -> Option<String> {
    let mut all = languages(site);
    let (one, two) = (site.chance.below(all.len()), site.chance.below(all.len()));
    all.swap(one, two);
    set_list(site, "languages", &all)
}

fn language_added(site: &mut Site) -> Option<String> {
    let mut all = languages(site);
    let missing: Vec<&str> =
        ["ar", "en", "fr"].into_iter().filter(|lang| !all.contains(&(*lang).to_owned())).collect();
    let new = site.chance.any(&missing)?;
    let at = site.chance.below(all.len() + 1);
    all.insert(at, new.to_owned());
    if new == "en" && site.chance.one_in(2) {
        site.put(
            "content/a/one/en.md",
            "---\ntitle: Listen\ntranslated_from: nl\n---\n\nRead the complaint.\n",
        );
    }
    set_list(site, "languages", &all)
}

/// Hebrew and Dutch stay: titles and fallbacks name them, and each entry's original is in one of them, but for one.
fn language_removed(site: &mut Site) -> Option<String> {
    let mut all = languages(site);
    let loose: Vec<usize> = (0..all.len()).filter(|at| !["he", "nl"].contains(&all[*at].as_str())).collect();
    let at = site.chance.any(&loose)?;
    let gone = all.remove(at);
    set_list(site, "languages", &all)?;
    Some(format!("{gone} gone: {all:?}"))
}

fn lints(site: &mut Site) -> Option<String> {
    let values = [
        "{base-url: off}",
        "{language-unknown: note, image-alt: note}",
        "{key-unknown: off, definition: note}",
        "{language-unknown: off, no-such-code: note}",
    ];
    toggled(site, "lints", &values)
}

fn topic_allowed(site: &mut Site) -> Option<String> {
    let mut all = topics(site);
    let new = format!("new-{}", site.fresh());
    if all.len() > 6 {
        return None;
    }
    let at = site.chance.below(all.len() + 1);
    all.insert(at, new.clone());
    for lang in ["he", "nl", "ar", "en", "fr"] {
        if !site.chance.one_in(6) {
            let file = format!("i18n/{lang}/topics.ftl");
            let text = format!("{}topic-{new} = T {new}\n", site.text(&file));
            site.put(&file, text);
        }
    }
    set_list(site, "topics", &all)
}

fn topic_removed(site: &mut Site) -> Option<String> {
    let mut all = topics(site);
    if all.len() < 2 {
        return None;
    }
    let at = site.chance.below(all.len());
    let gone = all.remove(at);
    if !site.careless() {
        for path in site.articles(|_, page| page.get("topics").is_some_and(|topics| topics.contains(&gone))) {
            site.change(&path, |page, _| page.set("topics", None));
        }
    }
    set_list(site, "topics", &all)
}

fn topics_reordered(site: &mut Site) -> Option<String> {
    let mut all = topics(site);
    all.reverse();
    let at = site.chance.below(all.len());
    all.rotate_left(at);
    set_list(site, "topics", &all)
}

fn broken(site: &mut Site) -> Option<String> {
    match site.chance.below(4) {
        0 => set(site, "languages", Some("[he, nl, he]")),
        1 => set(site, "base_url", Some("example")),
        2 => set(site, "theme", Some("nowhere")),
        _ => set(site, "unknown", Some("1")),
    }
}

fn commented(site: &mut Site) -> Option<String> {
    let text = format!("# note {}\n{}", site.chance.below(100), site.text(FILE));
    site.put(FILE, text);
    Some("a comment".to_owned())
}
