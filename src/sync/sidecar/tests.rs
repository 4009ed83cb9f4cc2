//! Both ways to read a sidecar yield the same.

use proptest::prelude::*;

use super::*;

/// Texts as they stand in articles, and some that YAML might trip over.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "שלום",
        "مرحبا",
        " ",
        "\n",
        "  ",
        "\n\n",
        "\"",
        "\\",
        "#",
        ": ",
        "- ",
        "---",
        "|",
        "\t",
        "'",
        "    x",
        "\u{85}",
        "\u{2028}",
        "\u{FEFF}",
        "\u{A0}",
        "\u{7}",
        "<<<<<<< a\n",
        "  target: []",
    ]);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn unit() -> impl Strategy<Value = StoredUnit> {
    let who = || (prop::option::of(text()), prop::option::of("2026-[0-9]{2}-01"));
    let touch = (any::<bool>(), text(), who()).prop_map(|(minor, after, (by, at))| Touch {
        severity: if minor { Severity::Minor } else { Severity::Major },
        after: UnitDigest::of(&after),
        by,
        at,
    });
    let targets = prop::collection::vec(text().prop_map(|text| UnitDigest::of(&text)), 0..3);
    let kind =
        prop::sample::select(vec![UnitKind::Title, UnitKind::Paragraph, UnitKind::Code, UnitKind::Row]);
    let touches = prop::collection::vec(touch, 0..3);
    ("[0-9a-f]{1,3}", kind, prop::option::of(text()), text(), targets, who(), touches).prop_map(
        |(id, kind, anchor, source, targets, (by, at), touches)| StoredUnit {
            id,
            kind,
            anchor,
            source,
            targets,
            by,
            at,
            touches,
        },
    )
}

proptest! {
    #[test]
    fn what_is_read_quickly_is_what_yaml_reads(
        units in prop::collection::vec(unit(), 0..4),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_usize), 0..3),
    ) {
        let path = SourcePath::new("content/x/he.sync.yaml");
        let from = Lang::parse("nl").unwrap();
        let mut lines: Vec<String> =
            Sidecar { units, ..Sidecar::new(&from) }.to_text().lines().map(str::to_owned).collect();
        // As others may leave it behind: lines lost, doubled, moved, indented.
        for (one, other, what) in cuts {
            let (one, other) = (one.index(lines.len()), other.index(lines.len()));
            match what {
                0 => drop(lines.remove(one)),
                1 => lines.insert(other, lines[one].clone()),
                2 => lines.swap(one, other),
                _ => lines[one].insert(0, ' '),
            }
            if lines.is_empty() {
                break;
            }
        }
        let text = lines.join("\n") + "\n";
        if let Some(quick) = quick::sidecar(&text) {
            let slow = read::sidecar(&path, &text, None);
            prop_assert_eq!(Some(quick), slow.value);
            prop_assert!(slow.notes.is_empty());
        }
    }

    #[test]
    fn what_is_written_is_read(units in prop::collection::vec(unit(), 0..4)) {
        let from = Lang::parse("nl").unwrap();
        let mut units = units;
        for (at, unit) in units.iter_mut().enumerate() {
            unit.id = format!("{at}{}", unit.id);
        }
        let sidecar = Sidecar { units, ..Sidecar::new(&from) };
        let path = SourcePath::new("content/x/he.sync.yaml");
        prop_assert_eq!(Sidecar::parse(&path, &sidecar.to_text()).value, Some(sidecar));
    }
}

#[test]
fn the_ordinary_sidecar_is_read_quickly() {
    let unit = |id: &str, source: &str| StoredUnit {
        id: id.into(),
        kind: UnitKind::Paragraph,
        anchor: Some("kop".into()),
        source: source.into(),
        targets: vec![UnitDigest::of("a"), UnitDigest::of("b")],
        by: Some("נועה".into()),
        at: Some("2026-01-01".into()),
        touches: vec![Touch { severity: Severity::Minor, after: UnitDigest::of("x"), by: None, at: None }],
    };
    let units = vec![unit("1", "אחת\n\nשתיים"), unit("2", "- drie: \"vier\"")];
    let sidecar = Sidecar { units, ..Sidecar::new(&Lang::parse("he").unwrap()) };
    assert_eq!(quick::sidecar(&sidecar.to_text()), Some(sidecar));
    let empty = Sidecar::new(&Lang::parse("he").unwrap());
    assert_eq!(quick::sidecar(&empty.to_text()), Some(empty));
}
