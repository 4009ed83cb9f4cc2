use super::*;
use crate::lang::Lang;
use crate::source::MemoryTree;

fn tokens(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn style(theme: &Theme) -> String {
    let sheet = theme.assets().iter().find(|asset| asset.name == "style.css").expect("a style sheet");
    String::from_utf8(sheet.bytes.to_vec()).expect("text")
}

fn told(notes: &[Diagnostic]) -> Vec<String> {
    notes.iter().map(|note| format!("{}: {}", note.code, note.message)).collect()
}

#[test]
fn the_built_in_theme_is_sound_and_hashed() {
    let theme = Theme::load("handbook", &MemoryTree::default(), &BTreeMap::new());
    assert_eq!(told(&theme.notes), [""; 0]);
    let style = &theme.value.assets().iter().find(|asset| asset.name == "style.css").expect("a style sheet");
    assert_eq!(
        style.published.as_str(),
        format!("assets/style.{}.css", crate::digest::Digest::of(&style.bytes).short())
    );
    assert!(theme.value.templates().iter().any(|template| template.name == "parts/links.html"));
}

#[test]
fn a_site_overlays_file_by_file() {
    let tree = MemoryTree::from_listing(
        "-- themes/mine/templates/home.html --\nmine\n-- themes/mine/assets/style.css --\n\
         body{background:url('a/b.svg')}\n-- themes/mine/assets/a/b.svg --\n<svg/>\n\
         -- themes/mine/theme.yaml --\ntokens:\n  accent: red\n  own: blue\n\
         -- themes/mine/i18n/he/ui.ftl --\nhome = שלנו\n-- i18n/he/a.ftl --\nhome = שלי\n",
    );
    let Noted { value: theme, notes } = Theme::load("mine", &tree, &tokens(&[("own", "green")]));
    assert_eq!(told(&notes), [""; 0]);
    let home = theme.templates().iter().find(|one| one.name == "home.html").expect("a template");
    assert_eq!(
        (&*home.source.text, home.source.path.as_str()),
        ("mine\n", "themes/mine/templates/home.html")
    );
    assert!(theme.templates().iter().any(|one| one.name == "base.html"));
    let css = style(&theme);
    assert!(css.contains("--accent:red;") && css.contains("--own:green;"));
    let picture = theme.assets().iter().find(|asset| asset.name == "a/b.svg").expect("a picture");
    let address = picture.published.as_str().strip_prefix("assets/").expect("an asset");
    assert!(css.contains(&format!("url({address})")), "{css}");
    let he = Lang::parse("he").expect("a tag");
    let layers = message_layers(&theme, &tree, &he).value;
    let paths: Vec<_> = layers.iter().map(|layer| layer.last().map(|one| one.path.as_str())).collect();
    assert_eq!(
        paths,
        [Some("themes/handbook/i18n/he/ui.ftl"), Some("themes/mine/i18n/he/ui.ftl"), Some("i18n/he/a.ftl")]
    );
}

#[test]
fn an_unknown_theme_names_those_at_hand() {
    let tree = MemoryTree::new([("themes/mine/theme.yaml", "")]);
    let Noted { value, notes } = Theme::load("mien", &tree, &BTreeMap::new());
    assert_eq!(told(&notes), ["theme: There is no theme `mien`."]);
    assert!(notes[0].help.as_ref().is_some_and(|help| help.contains("handbook, mine.")));
    assert!(!value.templates().is_empty());
}

#[test]
fn settings_change_tokens_and_cannot_break_out() {
    let set = tokens(&[("accent", "#123456"), ("dark-link", "#abcdef"), ("acent", "red")]);
    let Noted { value, notes } = Theme::load("handbook", &MemoryTree::default(), &set);
    assert_eq!(told(&notes), ["theme: The theme has no token `acent`."]);
    assert_eq!(notes[0].help.as_deref(), Some("Did you mean `accent`?"));
    let css = style(&value);
    assert_eq!((css.matches("--accent:").count(), css.matches("#123456").count()), (1, 1));
    assert_eq!(css.matches("--link:#abcdef").count(), 1);
    for evil in ["red;}body{", "url(//evil.example/x)", "\"open", "red/*", "</style>", "calc(1px"] {
        let theme = Theme::load("handbook", &MemoryTree::default(), &tokens(&[("accent", evil)]));
        assert_eq!(theme.notes.len(), 1, "{evil}");
        assert_eq!(theme.notes[0].severity, crate::diag::Severity::Error);
        assert!(!style(&theme.value).contains(evil));
    }
}

#[test]
fn each_scheme_has_its_own_values() {
    let set = tokens(&[("contrast-link", "#000001"), ("dark-contrast-link", "#fffff1"), ("text", "#010203")]);
    let Noted { value, notes } = Theme::load("handbook", &MemoryTree::default(), &set);
    assert_eq!(told(&notes), [""; 0]);
    let css = style(&value);
    let at = |text: &str| css.find(text).unwrap_or_else(|| panic!("{text}"));
    assert!(at("@media (prefers-contrast:more){") < at("--link:#000001"));
    assert!(at("--link:#000001") < at("(prefers-contrast:more) and (prefers-color-scheme:dark)"));
    assert!(at("(prefers-contrast:more) and (prefers-color-scheme:dark)") < at("--link:#fffff1"));
    assert_eq!(css.matches("--text:").count(), 1);
}

#[test]
fn a_theme_brings_fonts_and_rules_of_its_own() {
    let tree = MemoryTree::from_listing(
        "-- themes/handbook/theme.yaml --\nfonts:\n  - {family: Heebo, file: fonts/heebo.woff2, weight: 100 900, \
         range: U+0590-05FF}\n  - {family: Gone, file: fonts/gone.woff2}\n  - {family: 'a\"b', file: x}\n\
         -- themes/handbook/assets/fonts/heebo.woff2 --\nwOF2\n\
         -- themes/handbook/assets/style.css --\nh1{color:red}\n",
    );
    let Noted { value, notes } = Theme::load("handbook", &tree, &BTreeMap::new());
    assert_eq!(
        told(&notes),
        [
            "theme: The font `Gone` has no file `assets/fonts/gone.woff2`.",
            "theme: `a\"b` cannot be the value of `family`."
        ]
    );
    let font = value.assets().iter().find(|asset| asset.name == "fonts/heebo.woff2").expect("a font");
    let address = font.published.as_str().strip_prefix("assets/").expect("an asset");
    let css = style(&value);
    assert!(css.starts_with("@font-face{font-family:\"Heebo\";src:url("), "{css}");
    assert!(css.contains(&format!("url({address}) format")) && css.contains("unicode-range:U+0590-05FF;"));
    assert!(css.ends_with("h1{color:red}\n"));
}

/// A page reads in either direction, so no rule of the theme names a side of the screen.
#[test]
fn no_rule_names_a_side() {
    let theme = Theme::load("handbook", &MemoryTree::default(), &BTreeMap::new()).value;
    let css = style(&theme);
    let sides = ["left", "right", "top", "bottom"];
    let physical = |name: &str| {
        let sided =
            name.rsplit('-').next().is_some_and(|last| sides.contains(&last)) && !name.starts_with("--");
        sided
            || ["width", "height", "max-width", "min-width", "max-height", "min-height", "direction", "float"]
                .contains(&name)
    };
    for line in css.lines().filter(|line| !line.trim_start().starts_with("@media")) {
        for declaration in line.rsplit('{').next().unwrap_or(line).split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            assert!(!physical(name.trim()), "{line}");
            assert!(name.trim() != "text-align" || !sides.contains(&value.trim()), "{line}");
        }
    }
}

/// Readers on slow lines get the style and the script in 40 KB compressed, which is more than these are before.
#[test]
fn style_and_script_are_light() {
    let theme = Theme::load("handbook", &MemoryTree::default(), &BTreeMap::new()).value;
    let size =
        |name: &str| theme.assets().iter().find(|asset| asset.name == name).map(|asset| asset.bytes.len());
    assert!(size("reader.js").is_some_and(|size| size < 15_000));
    assert!(size("style.css").is_some_and(|size| size < 56_000));
}

#[test]
fn a_broken_theme_yaml_is_placed() {
    let tree = MemoryTree::new([("themes/handbook/theme.yaml", "tokens:\n  accent: red\n  accent: blue\n")]);
    let notes = Theme::load("handbook", &tree, &BTreeMap::new()).notes;
    assert_eq!(notes.len(), 1);
    let place = notes[0].place.as_ref().expect("a place");
    assert_eq!(place.path.as_str(), "themes/handbook/theme.yaml");
    assert!(place.span.is_some_and(|span| span.start > 0), "{notes:?}");
}

#[test]
fn messages_are_the_same_in_all_built_in_languages() {
    let theme = Theme::load("handbook", &MemoryTree::default(), &BTreeMap::new()).value;
    let ids = |tag: &str| -> Vec<String> {
        let messages = load_messages(&theme, &MemoryTree::default(), &Lang::parse(tag).expect("a tag"));
        assert_eq!(told(&messages.notes), [""; 0]);
        messages.value.ids().map(str::to_owned).collect()
    };
    for tag in ["he", "nl", "ar"] {
        assert_eq!(ids(tag), ids("en"));
    }
    assert_eq!(ids("ar-EG"), ids("ar"));
}

#[test]
fn a_language_without_messages_borrows_english_with_one_warning() {
    let tree = MemoryTree::new([("i18n/fr/ui.ftl", "home = Accueil\n")]);
    let theme = Theme::load("handbook", &tree, &BTreeMap::new()).value;
    let fr = load_messages(&theme, &tree, &Lang::parse("fr").expect("a tag"));
    assert_eq!(fr.notes.len(), 1);
    assert_eq!(fr.notes[0].code, "message-language");
    assert_eq!(fr.value.html("home", &[]).as_deref(), Ok("Accueil"));
    assert_eq!(
        fr.value.html("topics-title", &[]).as_deref(),
        Ok("<bdi lang=\"en\" dir=\"ltr\">Topics</bdi>")
    );
    let ar = load_messages(&theme, &tree, &Lang::parse("ar-EG").expect("a tag"));
    assert!(ar.notes.is_empty());
    let three = [("minutes", Arg::Number(3))];
    assert_eq!(ar.value.text("reading-time", &three).as_deref(), Ok("مدة القراءة: ٣ دقائق"));
}

#[test]
fn the_key_follows_the_files() {
    let key =
        |tree: &MemoryTree, set: &[(&str, &str)]| Theme::load("handbook", tree, &tokens(set)).value.key();
    let plain = key(&MemoryTree::default(), &[]);
    assert_eq!(plain, key(&MemoryTree::default(), &[]));
    assert_ne!(plain, key(&MemoryTree::default(), &[("accent", "red")]));
    assert_ne!(plain, key(&MemoryTree::new([("themes/handbook/templates/home.html", "x")]), &[]));
    assert_ne!(plain, key(&MemoryTree::new([("themes/handbook/i18n/nl/x.ftl", "x = y")]), &[]));
}

#[test]
fn counts_are_said_with_the_right_plural() {
    let theme = Theme::load("handbook", &MemoryTree::default(), &BTreeMap::new()).value;
    let mut said = String::new();
    for tag in ["he", "nl", "ar", "en"] {
        let lang = Lang::parse(tag).expect("a tag");
        let messages = load_messages(&theme, &MemoryTree::default(), &lang).value;
        for number in [0, 1, 2, 3, 11, 100, 103] {
            let count = messages.text("article-count", &[("count", Arg::Number(number))]).expect("a count");
            let minutes =
                messages.text("reading-time", &[("minutes", Arg::Number(number))]).expect("minutes");
            said += &format!("{tag} {number}: {count} | {minutes}\n");
        }
    }
    insta::assert_snapshot!(said, @"
    he 0: אין עדיין מאמרים | 0 דקות קריאה
    he 1: מאמר אחד | דקת קריאה אחת
    he 2: שני מאמרים | שתי דקות קריאה
    he 3: 3 מאמרים | 3 דקות קריאה
    he 11: 11 מאמרים | 11 דקות קריאה
    he 100: 100 מאמרים | 100 דקות קריאה
    he 103: 103 מאמרים | 103 דקות קריאה
    nl 0: Nog geen artikelen | 0 minuten leestijd
    nl 1: 1 artikel | 1 minuut leestijd
    nl 2: 2 artikelen | 2 minuten leestijd
    nl 3: 3 artikelen | 3 minuten leestijd
    nl 11: 11 artikelen | 11 minuten leestijd
    nl 100: 100 artikelen | 100 minuten leestijd
    nl 103: 103 artikelen | 103 minuten leestijd
    ar 0: لا مقالات بعد | مدة القراءة: أقل من دقيقة
    ar 1: مقال واحد | مدة القراءة: دقيقة واحدة
    ar 2: مقالان | مدة القراءة: دقيقتان
    ar 3: 3 مقالات | مدة القراءة: 3 دقائق
    ar 11: 11 مقالًا | مدة القراءة: 11 دقيقة
    ar 100: 100 مقال | مدة القراءة: 100 دقيقة
    ar 103: 103 مقالات | مدة القراءة: 103 دقائق
    en 0: No articles yet | 0 minutes to read
    en 1: 1 article | 1 minute to read
    en 2: 2 articles | 2 minutes to read
    en 3: 3 articles | 3 minutes to read
    en 11: 11 articles | 11 minutes to read
    en 100: 100 articles | 100 minutes to read
    en 103: 103 articles | 103 minutes to read
    ");
}
