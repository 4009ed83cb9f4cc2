use std::ops::ControlFlow;

use super::words::{self, Shape};
use super::*;

fn tag(lang: &str) -> Lang {
    Lang::parse(lang).unwrap()
}

fn of(own: &str, site: &[&str], text: &str) -> (String, &'static str, Confidence) {
    let site: Vec<Lang> = site.iter().map(|lang| tag(lang)).collect();
    let guess = Tally::of(text).guess(&tag(own), &site);
    let lang = guess.lang.map_or("-".to_owned(), |lang| lang.to_string());
    (lang, guess.dir.map_or("-", Direction::as_str), guess.confidence)
}

fn told(own: &str, text: &str) -> String {
    let (lang, dir, _) = of(own, &["he", "nl", "ar"], text);
    format!("{lang} {dir}")
}

fn confirmed(text: &str, lang: &Lang) -> bool {
    Native::of(lang).confirms(text)
}

fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let _ = words::each(text, |word| {
        found.push(word.text.to_owned());
        ControlFlow::Continue(())
    });
    found
}

#[test]
fn words_are_runs_of_one_script() {
    assert_eq!(words("צה\"ל, בע״מ ו-Zendesk: בTeams"), ["צה\"ל", "בע״מ", "ו", "Zendesk", "ב", "Teams"]);
    assert_eq!(words("o.a. zo'n l’équipe e-mail"), ["o", "a", "zo'n", "l’équipe", "e", "mail"]);
    assert_eq!(words("a@b.nl https://x.example/y foo() config.yaml B2B v2 +31 20 x_y"), [""; 0]);
    assert_eq!(words("שָׁלוֹם الصِّدْقُ می‌شود"), ["שָׁלוֹם", "الصِّدْقُ", "می‌شود"]);
}

#[test]
fn words_know_their_shape_and_place() {
    let mut found = Vec::new();
    let _ = words::each("De klant zei \"שלום רב\" tegen Jan. TypeScript ב-CRM", |word| {
        found.push((word.shape, word.first, word.quoted, word.glued));
        ControlFlow::Continue(())
    });
    let plain = (Shape::Plain, false, false, false);
    assert_eq!(
        found,
        [
            (Shape::Capital, true, false, false),
            plain,
            plain,
            (Shape::Plain, false, true, false),
            (Shape::Plain, false, true, false),
            plain,
            (Shape::Capital, false, false, false),
            (Shape::Mixed, true, false, false),
            plain,
            (Shape::Capitals, false, false, true),
        ]
    );
}

#[test]
fn languages_of_one_script_are_told_apart() {
    assert_eq!(told("he", "Luister naar de klant"), "nl ltr");
    assert_eq!(told("he", "Listen to the customer"), "en ltr");
    assert_eq!(told("nl", "Listen to the customer before you answer"), "en ltr");
    assert_eq!(told("nl", "We hebben een meeting over de feedback van het team"), "nl ltr");
    assert_eq!(told("ar", "این مشتری از خدمات راضی نیست"), "fa rtl");
    assert_eq!(told("ar", "یہ گاہک ہماری خدمت سے خوش نہیں ہے"), "ur rtl");
    assert_eq!(told("ar", "ئەم کڕیارە لە خزمەتگوزاری ئێمە ڕازی نییە"), "ckb rtl");
    assert_eq!(told("he", "דער קליענט איז נישט צופרידן מיט דער סערוויס"), "yi rtl");
    assert_eq!(told("he", "Клиент недоволен и хочет вернуть деньги"), "ru ltr");
    assert_eq!(told("he", "Клієнт незадоволений і хоче повернути гроші"), "uk ltr");
    assert_eq!(told("nl", "Ο πελάτης περιμένει"), "el ltr");
}

#[test]
fn names_are_no_language() {
    assert_eq!(told("he", "Microsoft Teams"), "- ltr");
    assert_eq!(told("he", "השתמשו ב-Microsoft Teams, ב-Slack וב-Google Calendar"), "he rtl");
    assert_eq!(told("he", "123, https://x.example"), "- -");
}

#[test]
fn tags_are_those_of_the_site() {
    assert_eq!(of("he", &["he", "nl-BE"], "Luister naar de klant").0, "nl-BE");
    assert_eq!(of("ar-EG", &["ar-EG", "he"], "استمع إلى العميل").0, "ar-EG");
    assert_eq!(of("he", &["he", "ar-EG"], "استمع إلى العميل").0, "ar-EG");
}

#[test]
fn a_paragraph_is_confirmed_by_a_few_words() {
    assert!(confirmed("Een klant die belt om op te zeggen heeft meestal een reden.", &tag("nl")));
    assert!(confirmed("לקוח שמתקשר לבטל את המנוי של המשפחה לא תמיד רוצה לעזוב", &tag("he")));
    assert!(confirmed("العميل الذي يتصل لإلغاء الاشتراك له سبب في الغالب", &tag("ar")));
    assert!(!confirmed("The customer who calls to cancel", &tag("nl")));
    assert!(!confirmed("این مشتری از خدمات راضی نیست", &tag("ar")));
    // No list: taken on trust.
    assert!(confirmed("Die kliënt", &tag("sw")));
}

#[test]
fn a_long_text_is_counted_to_the_end() {
    let long = "het is een klacht van de klant ".repeat(60_000);
    assert_eq!(told("he", &long), "nl ltr");
    assert!(Native::of(&tag("nl")).confirms(&long));
    assert!(!Native::of(&tag("en")).confirms(&long));
}
