//! Judges the language and direction of blocks by a table of short texts, `tests/languages/table.tsv`.

use targum::article::{Block, BlockKind, Reading, parse};
use targum::lang::guess::{Confidence, Tally};
use targum::lang::{Direction, Lang};
use targum::path::{EntryPath, SourcePath};
use targum::source::Source;
use targum::source::settings::HtmlPolicy;

const TABLE: &str = include_str!("languages/table.tsv");

struct Row<'t> {
    line: usize,
    set: &'t str,
    kind: &'t str,
    article: &'t str,
    lang: &'t str,
    dir: &'t str,
    text: &'t str,
}

fn rows() -> Vec<Row<'static>> {
    let lines = TABLE.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|(at, line)| match line.split('\t').collect::<Vec<_>>().as_slice() {
            [set, kind, article, lang, dir, text] => {
                Row { line: at + 1, set, kind, article, lang, dir, text }
            }
            _ => panic!("line {}: {line}", at + 1),
        })
        .collect()
}

fn tag(lang: &str) -> Lang {
    Lang::parse(lang).unwrap_or_else(|error| panic!("{lang}: {error}"))
}

/// The text as Markdown of its kind.
fn markdown(row: &Row<'_>) -> String {
    let head = match row.article {
        "he" => "כותרת",
        "ar" => "العنوان",
        _ => "Onderwerp",
    };
    match row.kind {
        "p" => row.text.to_owned(),
        "h" => format!("## {}", row.text),
        "li" => format!("- {}", row.text),
        "td" => format!("| {head} |\n|---|\n| {} |", row.text),
        other => panic!("line {}: {other}", row.line),
    }
}

/// The language and direction that the block with the text was given.
fn found(row: &Row<'_>) -> (String, &'static str) {
    let path = SourcePath::new(format!("content/a/{}.md", row.article));
    let text = format!("---\ntitle: x\n---\n{}\n", markdown(row));
    let source = Source { path, text: text.as_str().into() };
    let languages = ["he", "nl", "ar"].map(tag);
    let lang = tag(row.article);
    let entry = EntryPath::new("a");
    let reading = Reading { entry: &entry, lang: &lang, languages: &languages, html: HtmlPolicy::Sanitize };
    let article = parse(&source, &reading).value;
    let (of_block, dir) = leaf(&article.blocks[0]);
    let dir = dir.unwrap_or(lang.direction());
    (of_block.map_or("-".to_owned(), |lang| lang.to_string()), dir.as_str())
}

fn leaf(block: &Block) -> (Option<Lang>, Option<Direction>) {
    match &block.kind {
        BlockKind::List { items, .. } => leaf(&items[0].blocks[0]),
        BlockKind::Table { rows, .. } => (rows[0][0].lang.clone(), rows[0][0].dir),
        _ => (block.lang.clone(), block.dir),
    }
}

/// How many rows of a set are right, of how many; the wrong ones are listed.
fn judged(set: &str) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for row in rows().iter().filter(|row| row.set == set) {
        let (lang, dir) = found(row);
        all += 1;
        if (lang.as_str(), dir) == (row.lang, row.dir) {
            right += 1;
        } else {
            let Row { line, kind, article, text, .. } = row;
            println!("{line}: {kind} in {article}: {lang} {dir}, not {} {}: {text}", row.lang, row.dir);
        }
    }
    println!("{set}: {right} of {all} right");
    (right, all)
}

#[test]
fn of_the_tuned_rows_98_in_100_are_right() {
    let (right, all) = judged("tuned");
    assert!(all >= 330, "{all}");
    assert!(right * 100 >= all * 98, "{right} of {all}");
}

#[test]
fn of_the_held_out_rows_98_in_100_are_right() {
    let (right, all) = judged("held-out");
    assert!(all >= 100, "{all}");
    assert!(right * 100 >= all * 98, "{right} of {all}");
}

#[test]
fn no_block_of_five_words_or_more_in_another_direction_is_missed() {
    let long = rows().into_iter().filter(|row| row.text.split_whitespace().count() >= 5);
    for row in long.filter(|row| row.dir != tag(row.article).direction().as_str()) {
        assert_eq!(found(&row).1, row.dir, "line {}: {}", row.line, row.text);
    }
}

#[test]
fn an_article_s_own_language_costs_no_doubt() {
    let own =
        rows().into_iter().filter(|row| row.lang == "-" && row.dir == tag(row.article).direction().as_str());
    for row in own {
        let site = ["he", "nl", "ar"].map(tag);
        let guess = Tally::of(row.text).guess(&tag(row.article), &site);
        // Afrikaans in a Dutch article is worth a doubt.
        let afrikaans = row.text.contains(" nie");
        assert!(guess.confidence == Confidence::Sure || afrikaans, "line {}: {}", row.line, row.text);
    }
}
