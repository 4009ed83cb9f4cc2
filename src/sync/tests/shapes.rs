//! Texts of all kinds of block, confirmed, then edited a few times: what is still true must be current, and what is
//! not must not be. Thousands of them.

use super::oracle::{DUTCH, Dice, HEBREW};
use super::*;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Paragraph,
    Item,
    Quote,
    Heading,
    Row,
}

/// What is true of a block since it was confirmed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Truth {
    /// It says what it said.
    Same,
    /// It says something else, or is new.
    Changed,
    /// A part of what it was split from changed: either answer will do.
    Either,
}

#[derive(Clone, Debug)]
struct Block {
    kind: Kind,
    sentences: Vec<String>,
    truth: Truth,
    /// The block that it was split from.
    group: usize,
}

impl Block {
    fn new(dice: &mut Dice, stock: &[&str]) -> Block {
        let kinds = [
            Kind::Paragraph,
            Kind::Paragraph,
            Kind::Paragraph,
            Kind::Item,
            Kind::Quote,
            Kind::Heading,
            Kind::Row,
        ];
        let kind = kinds[dice.roll(kinds.len())];
        let count = if kind == Kind::Paragraph { 1 + dice.roll(3) } else { 1 };
        let sentences = (0..count).map(|_| dice.sentence(stock)).collect();
        Block { kind, sentences, truth: Truth::Same, group: 0 }
    }

    fn text(&self) -> String {
        let text = self.sentences.join(" ");
        match self.kind {
            Kind::Paragraph => text,
            Kind::Item => format!("- {text}"),
            Kind::Quote => format!("> {}", text.replace('\n', "\n> ")),
            Kind::Heading => format!("## {text}"),
            // A table of one row.
            Kind::Row => format!("| {text} |\n|---|"),
        }
    }
}

fn markdown(blocks: &[Block]) -> String {
    // A comment between blocks, so that no list or quotation takes in what follows it.
    blocks.iter().map(|block| block.text()).collect::<Vec<_>>().join("\n\n<!-- -->\n\n")
}

fn edit(blocks: &mut Vec<Block>, dice: &mut Dice, next_group: &mut usize) -> &'static str {
    let at = dice.roll(blocks.len());
    match dice.roll(11) {
        0 => {
            let word = HEBREW[dice.roll(HEBREW.len())];
            let sentence = &mut blocks[at].sentences[0];
            *sentence = format!("{word} {sentence}");
            change(blocks, at);
            "adds a word"
        }
        1 => {
            blocks[at].sentences = vec![dice.sentence(&HEBREW)];
            change(blocks, at);
            "rewrites"
        }
        2 => {
            let block = Block { truth: Truth::Changed, ..Block::new(dice, &HEBREW) };
            blocks.insert(at, block);
            "inserts"
        }
        3 if blocks.len() > 3 => {
            change(blocks, at);
            blocks.remove(at);
            "deletes"
        }
        4 => {
            let block = blocks.remove(at);
            let to = dice.roll(blocks.len() + 1);
            blocks.insert(to, block);
            "moves"
        }
        5 | 6 if splits(&blocks[at]) => {
            *next_group += 1;
            blocks[at].group = *next_group;
            let mut second = blocks[at].clone();
            second.sentences = blocks[at].sentences.split_off(1);
            blocks.insert(at + 1, second);
            "splits"
        }
        7 | 8 if at + 1 < blocks.len() && joins(&blocks[at]) && joins(&blocks[at + 1]) => {
            let second = blocks.remove(at + 1);
            blocks[at].sentences.extend(second.sentences);
            // Taken apart again it may be cut otherwise, which nobody can know.
            blocks[at].group = usize::MAX;
            "joins"
        }
        9 => {
            for sentence in &mut blocks[at].sentences {
                *sentence = sentence.replace("x.md", "y.md").replace('"', "”");
            }
            "leads links elsewhere, draws quotation marks otherwise"
        }
        10 if matches!(blocks[at].kind, Kind::Paragraph | Kind::Item | Kind::Quote) => {
            let kinds = [Kind::Paragraph, Kind::Item, Kind::Quote];
            blocks[at].kind = kinds[dice.roll(3)];
            "makes it another kind of block"
        }
        _ => "nothing",
    }
}

fn splits(block: &Block) -> bool {
    block.kind == Kind::Paragraph && block.sentences.len() > 1 && block.group == 0
}

fn joins(block: &Block) -> bool {
    block.kind == Kind::Paragraph && block.truth == Truth::Same && block.group == 0
}

/// A block changed, and with it what it was split from.
fn change(blocks: &mut [Block], at: usize) {
    let group = blocks[at].group;
    blocks[at].truth = Truth::Changed;
    if group == 0 || group == usize::MAX {
        return;
    }
    for other in blocks.iter_mut().filter(|other| other.group == group && other.truth == Truth::Same) {
        other.truth = Truth::Either;
    }
}

/// How many texts are edited, three times each on average.
const SEEDS: u64 = 2000;

#[test]
fn blocks_of_all_kinds_are_current_while_they_are_true() {
    for seed in 1..=SEEDS {
        let mut dice = Dice::new(seed);
        let mut source: Vec<Block> = (0..4 + dice.roll(9)).map(|_| Block::new(&mut dice, &HEBREW)).collect();
        for block in source.iter_mut().filter(|_| dice.roll(4) == 0) {
            block.sentences[0] = format!("ראו [כאן](x.md) \"{}\"", block.sentences[0]);
        }
        if dice.roll(3) == 0 {
            let twin = source[dice.roll(source.len())].clone();
            source.insert(dice.roll(source.len()), twin);
        }
        let translation: Vec<Block> = source
            .iter()
            .map(|block| {
                let sentences = block.sentences.iter().map(|_| dice.sentence(&DUTCH)).collect();
                Block { sentences, ..block.clone() }
            })
            .collect();
        let target = read(&markdown(&translation));
        let signature = Signature::default();
        let sidecar =
            confirm(None, &he(), &read(&markdown(&source)), &target, &|_| false, Scope::Page, &signature);
        let mut story = format!("seed {seed}:");
        let mut groups = 0;
        for _ in 0..1 + dice.roll(5) {
            story = format!("{story} {},", edit(&mut source, &mut dice, &mut groups));
        }
        let now = read(&markdown(&source));
        assert_eq!(now.len(), source.len() + 1, "{story}\n{}", markdown(&source));
        check(&story, &source, &compare(Some(&sidecar), &now, &target, &|_| false), Major);
        let touched = touch(&sidecar, &now, &target, Scope::Page, Severity::Minor, &signature);
        check(
            &format!("{story} touched"),
            &source,
            &compare(Some(&touched), &now, &target, &|_| false),
            Minor,
        );
        let again = confirm(Some(&touched), &he(), &now, &target, &|_| false, Scope::Page, &signature);
        let after = compare(Some(&again), &now, &target, &|_| false);
        let settled = after.units.iter().all(|unit| matches!(unit.state, Current | Untranslated));
        assert!(settled, "{story} confirmed: {:?}", state_of(&after));
        let twice = confirm(Some(&again), &he(), &now, &target, &|_| false, Scope::Page, &signature);
        assert_eq!(twice.to_text(), again.to_text(), "{story} confirmed twice");
    }
}

/// What is true is current; what is not has the state that was said, or no translation.
fn check(story: &str, source: &[Block], comparison: &Comparison, otherwise: UnitState) {
    for (block, unit) in source.iter().zip(&comparison.units[1..]) {
        let sound = match block.truth {
            Truth::Same => unit.state == Current,
            // Beside a new block an edited one may be taken for another; then it is called graver than was said.
            Truth::Changed if story.contains("inserts") => unit.state != Current,
            Truth::Changed => unit.state == otherwise || unit.state == Untranslated,
            Truth::Either => true,
        };
        assert!(sound, "{story}\n{:?} is {:?}\n{:?}", block, unit.state, state_of(comparison));
    }
}
