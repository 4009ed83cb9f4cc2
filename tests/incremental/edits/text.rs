//! Edits of what articles say.

use super::Edit;
use super::words::{foreign, terms, words};
use crate::chance::Chance;
use crate::page::Page;
use crate::site::{Site, entry_of, file_of, lang_of};

pub const KINDS: &[(&str, Edit)] = &[
    ("words", words_changed),
    ("one letter", one_letter),
    ("paragraph added", paragraph_added),
    ("block removed", block_removed),
    ("blocks swapped", blocks_swapped),
    ("heading added", heading_added),
    ("heading renamed", heading_renamed),
    ("heading removed", heading_removed),
    ("link added", link_added),
    ("relative link added", relative_link_added),
    ("link to a heading added", heading_link_added),
    ("link removed", link_removed),
    ("term mentioned", term_mentioned),
    ("term no longer mentioned", term_unmentioned),
    ("foreign phrase added", phrase_added),
    ("construct added", construct_added),
    ("footnote added", footnote_added),
    ("image added", image_added),
    ("file linked", file_linked),
    ("text emptied", text_emptied),
];

/// Changes some article and tells of it.
fn some(
    site: &mut Site,
    accepts: impl Fn(&str, &Page) -> bool,
    change: impl FnOnce(&mut Page, &mut Chance, &str) -> String,
) -> Option<String> {
    let path = site.article(accepts)?;
    let told = site.change(&path, |page, chance| change(page, chance, lang_of(&path)));
    Some(format!("{path}: {told}"))
}

/// Puts a block somewhere.
fn insert(page: &mut Page, chance: &mut Chance, block: String) -> String {
    let at = chance.below(page.blocks.len() + 1);
    page.blocks.insert(at, block.clone());
    format!("at {at}: {block}")
}

fn sentence(chance: &mut Chance, lang: &str) -> String {
    let count = 2 + chance.below(8);
    let mut said: Vec<&str> = (0..count).map(|_| chance.word(words(lang))).collect();
    // A paragraph begins with a letter, which is how it is known for one.
    while !said[0].starts_with(char::is_alphabetic) {
        said[0] = chance.word(words(lang));
    }
    said.join(" ") + "."
}

fn has_text(_: &str, page: &Page) -> bool {
    !page.paragraphs().is_empty()
}

fn words_changed(site: &mut Site) -> Option<String> {
    some(site, has_text, |page, chance, lang| {
        let at = *chance.of(&page.paragraphs());
        let mut said: Vec<&str> = page.blocks[at].split(' ').collect();
        let word = chance.below(said.len());
        said[word] = chance.word(words(lang));
        page.blocks[at] = said.join(" ");
        page.blocks[at].clone()
    })
}

/// The file's length stays.
fn one_letter(site: &mut Site) -> Option<String> {
    some(site, has_text, |page, chance, lang| {
        let at = *chance.of(&page.paragraphs());
        let (old, new) = match lang {
            "he" => ('ו', 'ב'),
            "ar" => ('ا', 'ب'),
            _ => ('e', 'o'),
        };
        let (old, new) = if page.blocks[at].contains(old) { (old, new) } else { (new, old) };
        page.blocks[at] = page.blocks[at].replacen(old, &new.to_string(), 1);
        page.blocks[at].clone()
    })
}

fn paragraph_added(site: &mut Site) -> Option<String> {
    some(
        site,
        |_, page| page.blocks.len() < 12,
        |page, chance, lang| {
            let said = sentence(chance, lang);
            insert(page, chance, said)
        },
    )
}

fn block_removed(site: &mut Site) -> Option<String> {
    let loose = |block: &String| !block.starts_with("##") && !block.contains("[^");
    some(
        site,
        |_, page| page.blocks.iter().any(loose),
        |page, chance, _| {
            let all: Vec<usize> = (0..page.blocks.len()).filter(|at| loose(&page.blocks[*at])).collect();
            page.blocks.remove(*chance.of(&all))
        },
    )
}

fn blocks_swapped(site: &mut Site) -> Option<String> {
    some(
        site,
        |_, page| page.blocks.len() > 1,
        |page, chance, _| {
            let at = chance.below(page.blocks.len() - 1);
            page.blocks.swap(at, at + 1);
            format!("{at} and the next")
        },
    )
}

fn heading_added(site: &mut Site) -> Option<String> {
    let number = site.fresh();
    some(
        site,
        |path, _| !path.contains("/glossary/"),
        |page, chance, lang| {
            let mut said = format!("{} {}", chance.of(&["##", "##", "###"]), chance.word(words(lang)));
            match chance.below(4) {
                0 => said += &format!(" {number}"),
                1 => said += &format!(" *{}* {{#k{number}}}", chance.word(foreign(lang))),
                _ => said += &format!(" {{#k{number}}}"),
            }
            insert(page, chance, said)
        },
    )
}

fn with_heading(_: &str, page: &Page) -> bool {
    !page.headings().is_empty()
}

fn heading_renamed(site: &mut Site) -> Option<String> {
    let number = site.fresh();
    some(site, with_heading, |page, chance, lang| {
        let at = *chance.of(&page.headings());
        let id = page.blocks[at].split_once("{#").map(|(_, id)| format!(" {{#{id}")).unwrap_or_default();
        page.blocks[at] = format!("## {} {number}{id}", chance.word(words(lang)));
        page.blocks[at].clone()
    })
}

fn heading_removed(site: &mut Site) -> Option<String> {
    let path = site.article(with_heading)?;
    let gone = site.change(&path, |page, chance| {
        let at = *chance.of(&page.headings());
        page.blocks.remove(at)
    });
    let id = gone.split_once("{#").map(|(_, id)| id.trim_end_matches('}').to_owned());
    if let Some(id) = id.filter(|_| !site.careless()) {
        site.forget(&format!("#{id}|"));
        site.forget(&format!("#{id})"));
    }
    Some(format!("{path}: {gone}"))
}

fn link_added(site: &mut Site) -> Option<String> {
    let to = site.entry()?;
    let careless = site.careless();
    some(
        site,
        |_, _| true,
        |page, chance, lang| {
            let short = to.rsplit('/').next().unwrap_or(&to);
            let name = match chance.below(3) {
                // A short name may name several entries.
                0 if careless || short != "same" => short,
                _ => &to,
            };
            let name = if careless && chance.one_in(3) { "no/such/entry" } else { name };
            let link = match chance.one_in(2) {
                true => format!("[[{name}]]"),
                false => format!("[[{name}|{}]]", chance.word(words(lang))),
            };
            let said = format!("{} {link} {}", sentence(chance, lang), chance.word(words(lang)));
            insert(page, chance, said)
        },
    )
}

/// The way from one folder to a file.
fn way(from: &str, to: &str) -> String {
    let up = from.split('/').filter(|part| !part.is_empty()).count();
    format!("{}{}", "../".repeat(up), to.trim_start_matches("content/"))
}

fn relative_link_added(site: &mut Site) -> Option<String> {
    let to = site.article(|path, _| !path.contains("/glossary/"))?;
    let path = site.article(|_, _| true)?;
    let told = site.change(&path, |page, chance| {
        let said = match chance.below(4) {
            0 => format!("{} https://example.com/{}.", chance.word(words(lang_of(&path))), chance.below(50)),
            _ => format!("{} [x]({})", sentence(chance, lang_of(&path)), way(entry_of(&path), &to)),
        };
        insert(page, chance, said)
    });
    Some(format!("{path}: {told}"))
}

fn heading_link_added(site: &mut Site) -> Option<String> {
    // The heading must be in each language that the entry has, or else readers of some would miss it.
    let to = site.article(|_, page| !page.anchors().is_empty())?;
    let entry = entry_of(&to).to_owned();
    let id = site.chance.any(&site.page(&to).anchors())?;
    let others: Vec<String> = site.articles(|path, _| entry_of(path) == entry);
    let everywhere = others.iter().all(|path| site.page(path).anchors().contains(&id));
    if !everywhere && !site.careless() {
        for path in
            others.iter().filter(|path| !site.page(path).anchors().contains(&id)).cloned().collect::<Vec<_>>()
        {
            site.change(&path, |page, chance| {
                let said = format!("## {} {{#{id}}}", chance.word(words(lang_of(&path))));
                insert(page, chance, said)
            });
        }
    }
    let path = site.article(|path, _| !path.starts_with("content/glossary/"))?;
    let told = site.change(&path, |page, chance| {
        let said = match chance.one_in(2) {
            true => format!(
                "{} [[{entry}#{id}|{}]]",
                sentence(chance, lang_of(&path)),
                chance.word(words(lang_of(&path)))
            ),
            false => format!("{} [y]({}#{id})", sentence(chance, lang_of(&path)), way(entry_of(&path), &to)),
        };
        let said = if entry.is_empty() { said.replace("[[#", "[[/#") } else { said };
        insert(page, chance, said)
    });
    Some(format!("{path}: {told}"))
}

fn link_removed(site: &mut Site) -> Option<String> {
    let linked = |block: &String| block.contains("[[") || block.contains("](");
    some(
        site,
        |_, page| page.blocks.iter().any(linked),
        |page, chance, _| {
            let all: Vec<usize> = (0..page.blocks.len()).filter(|at| linked(&page.blocks[*at])).collect();
            page.blocks.remove(*chance.of(&all))
        },
    )
}

fn term_mentioned(site: &mut Site) -> Option<String> {
    some(site, has_text, |page, chance, lang| {
        let at = *chance.of(&page.paragraphs());
        page.blocks[at] = format!("{} {}", page.blocks[at], chance.word(terms(lang)));
        page.blocks[at].clone()
    })
}

fn term_unmentioned(site: &mut Site) -> Option<String> {
    let mentions = |block: &str, lang: &str| terms(lang).iter().find(|term| block.contains(**term)).copied();
    let has = |path: &str, page: &Page| {
        page.paragraphs().iter().any(|at| mentions(&page.blocks[*at], lang_of(path)).is_some())
    };
    some(site, has, |page, _, lang| {
        let at = page.paragraphs().into_iter().find(|at| mentions(&page.blocks[*at], lang).is_some());
        let block = &mut page.blocks[at.expect("a paragraph mentions a term")];
        let term = mentions(block, lang).expect("it mentions one");
        *block = block.replace(term, "xyz");
        term.to_owned()
    })
}

fn phrase_added(site: &mut Site) -> Option<String> {
    some(site, has_text, |page, chance, lang| {
        let at = *chance.of(&page.paragraphs());
        page.blocks[at] = format!("{} {}", page.blocks[at], chance.word(foreign(lang)));
        page.blocks[at].clone()
    })
}

fn construct_added(site: &mut Site) -> Option<String> {
    some(
        site,
        |path, page| !path.contains("/glossary/") && page.blocks.len() < 14,
        |page, chance, lang| {
            let word = |chance: &mut Chance| chance.word(words(lang));
            let (one, two) = (word(chance), word(chance));
            let said = match chance.below(10) {
                0 => format!("| {one} | B |\n|---|:-:|\n| 1 | {two} |"),
                1 => format!("> [!{}]\n> {one} {two}", chance.of(&["NOTE", "TIP", "WARNING"])),
                2 => format!("- {one}\n- {two}\n  - {one}"),
                3 => format!("1. {one}\n2. {two}"),
                4 => format!("- [ ] {one}\n- [x] {two}"),
                5 => format!("```\n{one} <code>\n```"),
                6 => format!("<b title=\"x\">{one}</b> <script>x</script> {two}"),
                7 => format!("> {one} \"{two}\""),
                8 => format!("**{one}** *{two}* ~~{one}~~ `{two}`"),
                _ => format!("{one}\n: {two}"),
            };
            insert(page, chance, said)
        },
    )
}

fn footnote_added(site: &mut Site) -> Option<String> {
    let number = site.fresh();
    some(site, has_text, |page, chance, lang| {
        let at = *chance.of(&page.paragraphs());
        page.blocks[at] = format!("{}[^n{number}]", page.blocks[at]);
        let note = format!("[^n{number}]: {}", sentence(chance, lang));
        page.blocks.push(note.clone());
        note
    })
}

/// The files beside an article that are no articles.
fn beside(site: &Site, path: &str) -> Vec<String> {
    let folder = format!("content/{}/", entry_of(path)).replace("//", "/");
    let names = site.sources.keys().filter_map(|other| other.strip_prefix(&folder));
    names
        .filter(|name| !name.contains('/') && !name.ends_with(".md") && !name.ends_with(".yaml"))
        .map(str::to_owned)
        .collect()
}

fn image_added(site: &mut Site) -> Option<String> {
    let path = site.article(|path, _| !path.contains("/glossary/"))?;
    let images: Vec<String> = beside(site, &path).into_iter().filter(|name| name.ends_with(".svg")).collect();
    let name = match site.chance.any(&images).filter(|name| name.matches('.').count() == 1) {
        Some(name) => name,
        None => {
            let name = format!("im{}.svg", site.fresh());
            let place = file_of(entry_of(&path), "x").replace("x.md", &name);
            site.put(&place, "<svg xmlns=\"x\" width=\"9\" height=\"9\"/>");
            name
        }
    };
    let told = site.change(&path, |page, chance| {
        let said = format!(
            "![{}]({name} \"{}\")",
            chance.word(words(lang_of(&path))),
            chance.word(words(lang_of(&path)))
        );
        insert(page, chance, said)
    });
    Some(format!("{path}: {told}"))
}

fn file_linked(site: &mut Site) -> Option<String> {
    let path = site.article(|path, _| !path.contains("/glossary/"))?;
    let name = match site.chance.any(&beside(site, &path)) {
        Some(name) => name,
        None => {
            let number = site.fresh();
            let name = format!("list{number}.csv");
            let place = file_of(entry_of(&path), "x").replace("x.md", &name);
            site.put(&place, format!("a,b\n{number},2\n"));
            name
        }
    };
    let told = site.change(&path, |page, chance| {
        let said = format!("{} [f]({name})", chance.word(words(lang_of(&path))));
        insert(page, chance, said)
    });
    Some(format!("{path}: {told}"))
}

fn text_emptied(site: &mut Site) -> Option<String> {
    if !site.chance.one_in(2) {
        return None;
    }
    let path = site.article(|_, page| page.anchors().is_empty() && !page.blocks.is_empty())?;
    site.change(&path, |page, _| page.blocks.clear());
    Some(path)
}
