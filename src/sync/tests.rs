use super::*;
use crate::article::FrontMatter;
use crate::lang::Lang;
use crate::path::SourcePath;

mod oracle;
mod shapes;

fn he() -> Lang {
    Lang::parse("he").unwrap()
}

/// The units of a text; headings have no ids here.
fn read(body: &str) -> Vec<Unit> {
    let front = FrontMatter { title: "Titel".into(), ..FrontMatter::default() };
    units(body, &front, 0, [], |_| None)
}

fn kinds(body: &str) -> String {
    let units = read(body);
    units
        .iter()
        .skip(1)
        .map(|unit| format!("{}: {}", unit.kind.name(), unit.text))
        .collect::<Vec<_>>()
        .join("\n")
}

const ALL_KINDS: &str = "\
# Kop {#kop}

Een *alinea*
over twee regels.

> Een citaat
> dat doorgaat.
>
> - punt een
>   gaat door
> - punt **twee**
>
>   met een alinea

1. [ ] taak

| a | b |
|---|--:|
| 1 | `x` |

```rust
fn main() {}

// einde
```

![Wat het toont](plaatje.png \"Titel\")

Term
: Betekenis

<div>

[^1]: Noot

Tekst.[^1]
";

#[test]
fn an_article_is_cut_into_its_leaves() {
    insta::assert_snapshot!(kinds(ALL_KINDS), @r#"
    heading: Kop
    paragraph: Een *alinea*
    over twee regels.
    paragraph: Een citaat
    dat doorgaat.
    paragraph: punt een
    gaat door
    paragraph: punt **twee**
    paragraph: met een alinea
    item: taak
    row: | a | b |
    row: | 1 | `x` |
    code: ```rust
    fn main() {}

    // einde
    ```
    figure: ![Wat het toont](plaatje.png "Titel")
    term: Term
    paragraph: Betekenis
    html: <div>
    paragraph: Noot
    paragraph: Tekst.[^1]
    "#);
}

fn state_of(comparison: &Comparison) -> Vec<UnitState> {
    comparison.units.iter().skip(1).map(|unit| unit.state).collect()
}

fn confirmed(source: &str, translation: &str) -> Sidecar {
    let signature = Signature { by: Some("דנה".into()), at: Some("2026-11-21".into()) };
    confirm(None, &he(), &read(source), &read(translation), &|_| false, Scope::Page, &signature)
}

fn after(sidecar: &Sidecar, source: &str, translation: &str) -> Vec<UnitState> {
    state_of(&compare(Some(sidecar), &read(source), &read(translation), &|_| false))
}

use UnitState::{Current, Major, Minor, Untranslated};

const SOURCE: &str =
    "## ראשון\n\nשורה אחת על תלונות.\n\nשורה שתיים על [יושר](x.md) ו`קוד`.\n\n- פריט א\n- פריט ב\n";
const TARGET: &str = "## Eerste\n\nRegel een over klachten.\n\nRegel twee over [eerlijkheid](x.md) en `code`.\n\n- punt a\n- punt b\n";

#[test]
fn what_was_confirmed_is_current_until_the_source_says_something_else() {
    let sidecar = confirmed(SOURCE, TARGET);
    assert_eq!(after(&sidecar, SOURCE, TARGET), [Current; 5]);
    let reworded = SOURCE.replace("אחת", "אחרת לגמרי");
    assert_eq!(after(&sidecar, &reworded, TARGET), [Current, Major, Current, Current, Current]);
    let linked = SOURCE.replace("x.md", "y.md").replace("קוד", "תוכנה");
    assert_eq!(after(&sidecar, &linked, TARGET), [Current; 5]);
    let moved =
        "שורה אחת על תלונות.\n\n## ראשון\n\n- פריט ב\n- פריט א\n\nשורה שתיים על [יושר](x.md) ו`קוד`.\n";
    assert_eq!(after(&sidecar, moved, TARGET), [Current; 5]);
    let inserted = SOURCE.replace("- פריט א", "פסקה חדשה לגמרי כאן.\n\n- פריט א");
    assert_eq!(
        after(&sidecar, &inserted, TARGET),
        [Current, Current, Current, Untranslated, Current, Current]
    );
    let deleted = SOURCE.replace("שורה אחת על תלונות.\n\n", "");
    assert_eq!(after(&sidecar, &deleted, TARGET), [Current, Current, Current, Current, Major]);
}

#[test]
fn splitting_and_joining_keep_what_is_true() {
    let one = "משפט ראשון כאן. משפט שני שם.\n\nסוף.\n";
    let two = "משפט ראשון כאן.\n\nמשפט שני שם.\n\nסוף.\n";
    let sidecar = confirmed(one, "Eerste zin. Tweede zin.\n\nSlot.\n");
    assert_eq!(after(&sidecar, two, "Eerste zin. Tweede zin.\n\nSlot.\n"), [Current; 3]);
    let sidecar = confirmed(two, "Eerste zin.\n\nTweede zin.\n\nSlot.\n");
    assert_eq!(after(&sidecar, one, "Eerste zin.\n\nTweede zin.\n\nSlot.\n"), [Current; 2]);
}

#[test]
fn a_small_edit_is_minor_only_when_someone_said_so_and_going_back_clears_it() {
    let sidecar = confirmed(SOURCE, TARGET);
    let typo = SOURCE.replace("תלונות", "התלונות");
    assert_eq!(after(&sidecar, &typo, TARGET)[1], Major);
    let signature = Signature::default();
    let touched = touch(&sidecar, &read(&typo), &read(TARGET), Scope::Page, Severity::Minor, &signature);
    assert_eq!(after(&touched, &typo, TARGET), [Current, Minor, Current, Current, Current]);
    assert_eq!(after(&touched, SOURCE, TARGET), [Current; 5]);
    let more = typo.replace("שורה אחת", "שורה אחרת");
    assert_eq!(after(&touched, &more, TARGET)[1], Major);
    let both = touch(&touched, &read(&more), &read(TARGET), Scope::Page, Severity::Major, &signature);
    let third = more.replace("על", "לגבי");
    let third_touched = touch(&both, &read(&third), &read(TARGET), Scope::Page, Severity::Minor, &signature);
    assert_eq!(after(&third_touched, &third, TARGET)[1], Major, "an earlier major change stays major");
}

#[test]
fn editing_the_translation_clears_nothing_and_loses_nothing() {
    let sidecar = confirmed(SOURCE, TARGET);
    let reworded = SOURCE.replace("אחת", "אחרת לגמרי");
    let better = TARGET.replace("Regel een", "De eerste regel");
    assert_eq!(after(&sidecar, SOURCE, &better), [Current; 5]);
    assert_eq!(after(&sidecar, &reworded, &better)[1], Major);
    let half = TARGET.replace("Regel een over klachten.\n\n", "");
    assert_eq!(after(&sidecar, SOURCE, &half), [Current, Untranslated, Current, Current, Current]);
}

#[test]
fn one_unit_can_be_confirmed_by_itself() {
    let sidecar = confirmed(SOURCE, TARGET);
    let reworded = SOURCE.replace("אחת", "אחרת לגמרי").replace("פריט א", "פריט חדש לחלוטין");
    let (source, target) = (read(&reworded), read(TARGET));
    let comparison = compare(Some(&sidecar), &source, &target, &|_| false);
    assert_eq!(state_of(&comparison), [Current, Major, Current, Major, Current]);
    let names = ids(Some(&sidecar), &source, &comparison);
    let only = [names[2].clone()];
    let next = confirm(
        Some(&sidecar),
        &he(),
        &source,
        &target,
        &|_| false,
        Scope::Units(&only),
        &Signature::default(),
    );
    assert_eq!(after(&next, &reworded, TARGET), [Current, Current, Current, Major, Current]);
}

#[test]
fn a_sidecar_reads_as_it_was_written() {
    let odd = "Een\tTab \\ \"x\"\n\n    code: |-\n    - x\n\n\n# kop: [ {\n\n- a\n\n```\n  ingesprongen\n\n\nslot \n```\n\n<b>&amp;</b> `a` # geen commentaar\n";
    let mut sidecar = confirmed(odd, TARGET);
    sidecar.units[1].touches.push(Touch {
        severity: Severity::Minor,
        after: UnitDigest::of("x"),
        by: Some("ר' \"כהן\": #1".into()),
        at: None,
    });
    let text = sidecar.to_text();
    let path = SourcePath::new("content/nl.sync.yaml");
    let read = Sidecar::parse(&path, &text);
    assert_eq!(read.value.as_ref(), Some(&sidecar), "{text}\n{:?}", read.notes);
    assert!(read.notes.is_empty(), "{:?}", read.notes);
    assert_eq!(Sidecar::new(&he()).to_text().lines().last(), Some("units: []"));
    assert!(Sidecar::parse(&path, &Sidecar::new(&he()).to_text()).value.is_some());
}

#[test]
fn a_half_merged_sidecar_gives_what_can_be_read() {
    let text = confirmed(SOURCE, TARGET).to_text();
    let at = text.match_indices("\n- id").nth(2).map_or(0, |(at, _)| at + 1);
    let end = text.match_indices("\n- id").nth(3).map_or(0, |(at, _)| at + 1);
    let newer = text[at..end].replace("2026-11-21", "2026-11-22");
    let halves = format!(
        "{}<<<<<<< HEAD\n{}=======\n{newer}>>>>>>> other\n{}",
        &text[..at],
        &text[at..end],
        &text[end..]
    );
    let path = SourcePath::new("content/nl.sync.yaml");
    let read = Sidecar::parse(&path, &halves);
    assert_eq!(read.notes.iter().map(|note| note.code).collect::<Vec<_>>(), ["sync-damaged"]);
    let units = read.value.unwrap().units;
    assert_eq!(units.len(), 6);
    assert_eq!(units[2].at.as_deref(), Some("2026-11-22"));
    let cut = &text[..text.len() / 2];
    assert!(Sidecar::parse(&path, cut).value.is_some_and(|sidecar| !sidecar.units.is_empty()));
    assert!(Sidecar::parse(&path, "x: [").value.is_none());
    assert_eq!(Sidecar::parse(&path, "schema: 9\nfrom: he\n").notes[0].code, "sync-newer");
}

#[test]
fn quotation_marks_dashes_and_spaces_do_not_count() {
    let same = |a: &str, b: &str| prose(UnitKind::Paragraph, a) == prose(UnitKind::Paragraph, b);
    assert!(same("Zij zei \"ja\" -- echt...", "Zij zei ‘ja’ – echt…"));
    assert!(same("צה\"ל ו'כן'", "צה״ל ו’כן’"));
    assert!(same("foto's", "foto’s"));
    assert!(same("a [b](c.md) <https://x.nl>", "a [b](d.md \"t\") <https://x.nl>"));
    assert!(!same("niet doen", "wel doen"));
    assert!(!same("*niet* doen", "niet doen"));
    assert!(!same("12 dagen", "13 dagen"));
}

#[test]
fn a_merge_inside_a_unit_gives_the_later_and_both_sides_new_ones() {
    let text = confirmed(SOURCE, TARGET).to_text();
    let conflict = "<<<<<<< HEAD\n  at: \"2026-11-22\"\n  touches:\n  - severity: minor\n    after: \"00000000000a\"\n||||||| base\n  at: \"2026-11-21\"\n=======\n  at: \"2026-11-23\"\n>>>>>>> other\n";
    let halves = text.replacen("  at: \"2026-11-21\"\n", conflict, 1);
    let path = SourcePath::new("content/nl.sync.yaml");
    let read = Sidecar::parse(&path, &halves);
    let units = read.value.unwrap().units;
    assert_eq!(read.notes.len(), 1, "nothing is lost: {:?}", read.notes);
    assert_eq!((units.len(), units[0].at.as_deref(), units[0].touches.len()), (6, Some("2026-11-23"), 1));
    let new = |id: &str| format!("\n- id: \"{id}\"\n  kind: paragraph\n  source: x\n  target: []\n");
    let both = format!("{text}<<<<<<< HEAD\n{}=======\n{}>>>>>>> other\n", new("aaa"), new("bbb"));
    let ids: Vec<String> =
        Sidecar::parse(&path, &both).value.unwrap().units.into_iter().map(|unit| unit.id).collect();
    assert_eq!(ids.len(), 8, "{ids:?}");
    // Marks that make no sense: everything that stands between them is read.
    let odd = format!("{text}=======\n{}>>>>>>> other\n", new("ccc"));
    assert_eq!(Sidecar::parse(&path, &odd).value.unwrap().units.len(), 7);
    let headless = text.replace("from: he\n", "");
    assert!(Sidecar::parse(&path, &headless).value.is_none());
    assert_eq!(Sidecar::salvage(&path, &headless, &he()).value.unwrap().units.len(), 6);
}

#[test]
fn a_sidecar_that_was_cut_otherwise_is_read_and_cut_anew() {
    let source = "פתיחה.\n\n| א | ב |\n|---|---|\n| אחת | שתיים |\n| שלוש | ארבע |\n\nסוף.\n";
    let target = "Begin.\n\n| a | b |\n|---|---|\n| een | twee |\n| drie | vier |\n\nSlot.\n";
    let unit = |id: &str, kind: &str, text: &str, digest: &str| {
        let text: String = text.lines().map(|line| format!("    {line}\n")).collect();
        format!("\n- id: \"{id}\"\n  kind: {kind}\n  source: |-\n{text}  target: [\"{digest}\"]\n")
    };
    let digest = |text: &str| UnitDigest::of(text).to_string();
    let table = "| א | ב |\n|---|---|\n| אחת | שתיים |\n| שלוש | ארבע |";
    let old = format!(
        "schema: 1\nsegmentation: 0\nfrom: he\nunits:\n{}{}{}{}",
        unit("t", "title", "Titel", &digest("Titel")),
        unit("a", "paragraph", "פתיחה.", &digest("Begin.")),
        unit("b", "table", table, "0123456789ab"),
        unit("c", "paragraph", "סוף.", &digest("Slot.")),
    );
    let path = SourcePath::new("content/nl.sync.yaml");
    let read_back = Sidecar::parse(&path, &old);
    assert!(read_back.notes.is_empty(), "{:?}", read_back.notes);
    let sidecar = read_back.value.unwrap();
    assert_eq!(after(&sidecar, source, target), [Current; 5]);
    let reworded = source.replace("שלוש", "שבע מאות");
    assert_eq!(after(&sidecar, &reworded, target), [Current, Current, Current, Major, Current]);
    let next = confirm(
        Some(&sidecar),
        &he(),
        &read(source),
        &read(target),
        &|_| false,
        Scope::Page,
        &Signature::default(),
    );
    assert!(next.to_text().contains("segmentation: 1") && next.to_text().contains("kind: row"));
    assert_eq!(after(&next, source, target), [Current; 5]);
}

#[test]
fn a_page_is_not_confirmed_for_what_it_does_not_say() {
    let source = "משפט ראשון עם כמה מילים כאן.\n\nמשפט שני עם כמה מילים שם.\n\n## סוף\n";
    let half = confirmed(source, "Eerste zin met een paar woorden.\n\n## Slot\n");
    assert_eq!(
        after(&half, source, "Eerste zin met een paar woorden.\n\n## Slot\n"),
        [Current, Untranslated, Current]
    );
    let joined = "Eerste zin met een paar woorden. Tweede zin met een paar woorden.\n\n## Slot\n";
    let whole = confirmed(source, joined);
    assert_eq!(after(&whole, source, joined), [Current; 3]);
    assert_eq!(after(&whole, &source.replace("שני", "אחר"), joined), [Current, Major, Current]);
}
