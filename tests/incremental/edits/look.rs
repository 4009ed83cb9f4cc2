//! Edits of messages and of the theme.

use std::fs;
use std::path::Path;

use super::Edit;
use crate::site::Site;

pub const KINDS: &[(&str, Edit)] = &[
    ("message replaced", message),
    ("messages broken", messages_broken),
    ("messages taken back", messages_taken_back),
    ("topic renamed", |site| topic(site, "")),
    ("topic's address", |site| topic(site, ".slug")),
    ("topic's summary", |site| topic(site, ".summary")),
    ("template replaced", template),
    ("template taken back", |site| taken_back(site, "/templates/")),
    ("template broken", template_broken),
    ("asset replaced", asset),
    ("asset taken back", |site| taken_back(site, "/assets/")),
    ("tokens of a theme", tokens),
    ("messages of a theme", theme_messages),
];

const MESSAGES: [&str; 12] = [
    "home",
    "a-z-title",
    "search-title",
    "nav-handbook",
    "see-also-title",
    "related-title",
    "back-links-title",
    "toc-title",
    "topics-title",
    "glossary-title",
    "callout-note",
    "site-title-default",
];

fn message(site: &mut Site) -> Option<String> {
    let lang = *site.chance.of(&["he", "nl", "ar", "en"]);
    let id = *site.chance.of(&MESSAGES);
    let file = format!("i18n/{lang}/{}.ftl", site.chance.of(&["ui", "own"]));
    let text = site.text(&file);
    let kept: String = text
        .lines()
        .filter(|line| !line.starts_with(&format!("{id} =")))
        .map(|line| format!("{line}\n"))
        .collect();
    let new = format!("{id} = X{} {id}", site.chance.below(50));
    site.put(&file, format!("{kept}{new}\n"));
    Some(format!("{file}: {new}"))
}

fn messages_broken(site: &mut Site) -> Option<String> {
    let file = site.sources.keys().find(|path| path.ends_with(".ftl")).cloned()?;
    let bad = *site.chance.of(&["home = { $nothing }", "no message", "a = {"]);
    let text = format!("{}{bad}\n", site.text(&file));
    site.put(&file, text);
    Some(format!("{file}: {bad}"))
}

fn messages_taken_back(site: &mut Site) -> Option<String> {
    let own = |path: &&String| path.starts_with("i18n/") && !path.ends_with("topics.ftl");
    let all: Vec<String> = site.sources.keys().filter(own).cloned().collect();
    let file = site.chance.any(&all)?;
    site.remove(&file);
    Some(file)
}

/// Gives a topic another name, address or summary in one language.
fn topic(site: &mut Site, attribute: &str) -> Option<String> {
    let all = super::settings::topics(site);
    let topic = site.chance.any(&all)?;
    let lang = *site.chance.of(&["he", "nl", "ar"]);
    let file = format!("i18n/{lang}/topics.ftl");
    let start = format!("topic-{topic} =");
    let mut lines: Vec<String> = site.text(&file).lines().map(str::to_owned).collect();
    let at = lines.iter().position(|line| line.starts_with(&start))?;
    let number = site.fresh();
    if attribute.is_empty() {
        lines[at] = format!("{start} N{number}");
    } else {
        let end = lines
            .iter()
            .skip(at + 1)
            .position(|line| !line.starts_with(' '))
            .map_or(lines.len(), |more| at + 1 + more);
        let own = format!("    {attribute} =");
        match (at + 1..end).find(|line| lines[*line].starts_with(&own)) {
            Some(line) if site.chance.one_in(3) => drop(lines.remove(line)),
            Some(line) => lines[line] = format!("{own} v{number}"),
            None => lines.insert(at + 1, format!("{own} v{number}")),
        }
    }
    site.put(&file, lines.join("\n") + "\n");
    Some(format!("{file}: {topic}{attribute}"))
}

/// A theme that the site may have files of; the one that is not chosen changes nothing.
fn theme(site: &mut Site) -> &'static str {
    if site.chance.one_in(4) { "own" } else { "handbook" }
}

fn built_in(name: &str) -> String {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/handbook").join(name);
    fs::read_to_string(&place).expect("a file of the built-in theme")
}

fn template(site: &mut Site) -> Option<String> {
    let places = [
        ("base.html", "<body>"),
        ("article.html", "<article"),
        ("parts/footer.html", "<footer"),
        ("parts/breadcrumbs.html", "<nav"),
        ("home.html", "{% block main %}"),
        ("a-z.html", "{% block main %}"),
        ("section.html", "{% block main %}"),
        ("glossary.html", "{% block main %}"),
    ];
    let (name, at) = *site.chance.of(&places);
    let text = built_in(&format!("templates/{name}"));
    let new = format!("<!-- {} -->{at}", site.chance.below(50));
    let text = match at.starts_with('{') {
        true => text.replacen(at, &format!("{at}<i>{}</i>", site.chance.below(50)), 1),
        false => text.replacen(at, &new, 1),
    };
    let path = format!("themes/{}/templates/{name}", theme(site));
    site.put(&path, text);
    Some(path)
}

fn template_broken(site: &mut Site) -> Option<String> {
    let bad = *site.chance.of(&["{% if %}", "{{ t(id=\"no-such-message\") }}", "{{ nothing.at.all }}"]);
    let text = built_in("templates/parts/footer.html") + bad;
    site.put("themes/handbook/templates/parts/footer.html", text);
    Some(bad.to_owned())
}

fn taken_back(site: &mut Site, folder: &str) -> Option<String> {
    let own = |path: &&String| path.starts_with("themes/") && path.contains(folder);
    let all: Vec<String> = site.sources.keys().filter(own).cloned().collect();
    let file = site.chance.any(&all)?;
    // The theme of its own must keep a file, or it would be none.
    if file.starts_with("themes/own/")
        && site.sources.keys().filter(|path| path.starts_with("themes/own/")).count() < 2
    {
        return None;
    }
    site.remove(&file);
    Some(file)
}

fn asset(site: &mut Site) -> Option<String> {
    let number = site.chance.below(90) + 10;
    let (name, text) = match site.chance.below(5) {
        0 => ("favicon.svg", format!("<svg xmlns=\"x\" width=\"{number}\"/>")),
        1 => ("style.css", format!(".x{number}{{background:url(logo.png)}}\n")),
        2 => ("logo.png", format!("png {number}")),
        3 => ("reader.js", format!("// {number}\nvar x = {number};\n")),
        _ => ("search/11-own.js", format!("var own = {number};\n")),
    };
    let path = format!("themes/{}/assets/{name}", theme(site));
    site.put(&path, text);
    Some(format!("{path}: {number}"))
}

fn tokens(site: &mut Site) -> Option<String> {
    let path = format!("themes/{}/theme.yaml", theme(site));
    if path.contains("/handbook/") && site.has(&path) && site.chance.one_in(3) {
        site.remove(&path);
        return Some(format!("{path} gone"));
    }
    let radius = site.chance.below(30);
    site.put(&path, format!("tokens:\n  radius: \"{radius}px\"\ndark:\n  accent: \"#90d3{:02}\"\n", radius));
    Some(format!("{path}: {radius}"))
}

fn theme_messages(site: &mut Site) -> Option<String> {
    let path = format!("themes/{}/i18n/{}/ui.ftl", theme(site), site.chance.of(&["he", "nl", "ar", "en"]));
    let id = *site.chance.of(&MESSAGES);
    let text = format!("{id} = T{}\n", site.chance.below(50));
    site.put(&path, text.clone());
    Some(format!("{path}: {text}"))
}
