use super::*;

/// The text with each phrase in brackets: ‹ › from left to right, « » from right to left.
fn shown(tag: &str, text: &str) -> String {
    fn write(text: &str, range: Range<usize>, phrases: &[Phrase], out: &mut String) {
        let mut done = range.start;
        for phrase in phrases {
            out.push_str(&text[done..phrase.range.start]);
            let (open, close) = if phrase.dir.is_rtl() { ('«', '»') } else { ('‹', '›') };
            out.push(open);
            write(text, phrase.range.clone(), &phrase.inner, out);
            out.push(close);
            done = phrase.range.end;
        }
        out.push_str(&text[done..range.end]);
    }
    let mut out = String::new();
    let base = Base::of(&Lang::parse(tag).unwrap());
    write(text, 0..text.len(), &find(text, base), &mut out);
    out
}

/// Checks texts whose phrases are bracketed.
fn check(tag: &str, wanted: &[&str]) {
    for wanted in wanted {
        let text: String = wanted.chars().filter(|c| !matches!(c, '‹' | '›' | '«' | '»')).collect();
        assert_eq!(shown(tag, &text), *wanted);
    }
}

#[test]
fn latin_words_in_hebrew() {
    check(
        "he",
        &[
            "השתמשו ב-‹Microsoft Word (2016)› לכל מכתב.",
            "כתבו ב-‹C++›.",
            "כתבו ב-‹C#›, וגם ב-‹.NET›.",
            "הפונקציה ‹foo()› מחזירה ‹AT&T›.",
            "מערכת (‹CRM›) חדשה",
            "המערכת ‹CRM (Customer Relationship Management)› טובה",
            "‹JPG/PNG› או ‹Node.js›?",
            "‹Word› (התוכנה) ו-‹Excel›",
            "פתחו את ‹Word›. ‹Excel› טוב יותר.",
            "שאלו ”‹Are you sure?›” ואז",
            "כתבו ”‹I am sorry, we were late.›” ללקוח",
            "הוא כתב ”‹The word «שלום» means peace.›” אתמול",
            "לחצו על ‹Ctrl+C› ואז ‹Ctrl + V›",
            "קראו את ‹e.g. Word› כאן",
            "‹@dana› ב-‹#service› עם ‹key=value›",
            "שמרו ב-‹C:\\Users\\דנה\\report_final.docx› או ב-‹/etc/hosts› או ב-‹./a/b.md›.",
            "ראו ‹https://example.org/he/מדריך/›, כתבו ל-‹info@example.org›.",
            "הדגל ‹--out› והדגל ‹-v›",
            "גרסה ‹v2.0-beta› של ‹Windows 11› ו-‹IL62 0108 0000 0009 9999 999›",
            "פתחו את ‹Word› 3 פעמים",
            "יש 3 ‹API› ו-‹5 GB›",
        ],
    );
}

#[test]
fn lists_are_not_sentences() {
    check(
        "he",
        &[
            "השפות ‹Rust›, ‹Go›, ‹C› טובות",
            "השפות ‹Rust›, ‹Go› ו-‹C› טובות",
            "התוכנה ‹Hello, world› ישנה",
            "הוא כתב ‹Please send the form, thank you very much› ללקוח",
            "‹Microsoft Word›, ‹Google Docs› ו-‹LibreOffice Writer›",
            "האנגלית ‹Rust, Go and C› כאן",
        ],
    );
    check("ar", &["اللغات ‹Rust›، ‹Go›، ‹C› جيدة", "اللغات ‹Rust› و‹Go›", "نظام الـ‹CRM› الجديد"]);
}

#[test]
fn numbers_that_need_help() {
    check(
        "he",
        &[
            "התקשרו ‹+31 20 555-1234› או ‹03-1234567› או ‹*6500› או ‹(020) 555 1234›",
            "בשעות ‹10:30–12:00› או 10:30-12:00, בשנים ‹2020 – 2026›",
            "‹2 + 2 = 4› ו-‹5 × 7› וגם ‹10 x 15›",
            "מינוס ‹-5› מעלות, כ-5%, ל-30 יום, ב-21/11/2026, יחס 3:2",
            "המחיר ‹€ 12,50› או 12.50 ₪ או $50",
            "‹-5°C› או 20%",
            "בכרטיס ‹1234 5678 9012 3456› של",
            "בשנת 2020 - 15 עובדים",
        ],
    );
    check(
        "ar",
        &[
            "اتصلوا بـ‹+31 20 555-1234› أو ‹03-1234567›",
            "من 10:30-12:00 أو 10:30–12:00",
            "‹10:30›-‹12:00›",
            "يوم ‹2026-11-21› بنسبة ‹50%› و٥٠٪",
            "السعر ‹€ 12,50› أو 12.50 ₪",
            "الطبعة ‹2026-11›، الأعوام 2020-2026",
            "الإصدار 1.2.3 من ‹Word 2016›",
        ],
    );
}

#[test]
fn right_to_left_words_in_dutch() {
    check(
        "nl",
        &[
            "De term «תלונה», 3 keer.",
            "De term «תלונה» 3 keer (in het Hebreeuws «תלונה דחופה»).",
            "Hij zei ‘«מה קרה?»’ en ging.",
            "De woorden «תלונה», «פיצוי» en «גבול».",
            "Hij schreef “«שלחתי את ‹Word› אתמול ב-30 לחודש.»” gisteren.",
            "Zij zei «تحميل 30 ملف جديد» en «كيف حالك؟»",
            "Zoek «קראו ב-‹Word› את זה» op.",
            "Zonder iets 10–12 (x).",
        ],
    );
}

#[test]
fn what_has_no_phrases_is_left() {
    for (tag, text) in
        [("he", "שלום, ”עולם” – כאן"), ("nl", "‘Eén’ – twee…"), ("ar", "مرحبا، كيف الحال؟"), ("he", "")]
    {
        assert!(find(text, Base::of(&Lang::parse(tag).unwrap())).is_empty(), "{text}");
    }
}

#[test]
fn what_editors_write() {
    check(
        "he",
        &[
            "הצוות עובד 24/7 ב-3 משמרות, ראו סעיף 4.2 ונספח א'.",
            "לפי ה-‹GDPR (2016/679)› וגם לפי ‹ISO 9001:2015›, חובה.",
            "שעות: א–ה ‹09:00–17:00›, ו ‹09:00–13:00›.",
            "ציון ה-‹NPS› שלנו עלה מ-30 ל-45, כלומר ‹+15› נקודות.",
            "פתחו ‹Settings > Privacy > Cookies› ואז אשרו.",
            "הספר ‹\"The Effortless Experience\" (2013)› מאת ‹Dixon›, ‹Toman› ו-‹DeLisi›.",
            "שאלו: \"‹What happened?›\", \"‹When?›\" ו-\"‹Why?›\"",
            "צה\"ל וחז״ל; ד\"ר ‹Smith› אמר: \"‹Yes!›\"",
            "בגיל 18+ ובגיל 3-6 ומ-5 עד 10, יום ב', 5.3.2026, 10:30",
            "בשנת 2026, ‹Microsoft› הודיעה. ‹Google›, לעומתה, שתקה.",
            "נתוני ‹CPU 95%›, ‹RAM 80%› ו-‹disk 70%›",
            "‹API›-ים ו-‹PDF›-ים, קוד ‹#FF0000›, הזמנה 2026/00123",
            "‹f(x) = x^2 + 3x - 1› היא פונקציה",
            "נוסחה: ‹5 - 3 = 2› ו-‹(2+3)*4=20›",
            "השם ‹Jean-Luc O’Brien, Jr›. מופיע; גם ‹Dana <dana@example.org>› כתבה",
            "מחיר: ‹1,000–2,000› ₪ (כ-‹$300–$600›), ‹5½› שעות",
        ],
    );
    check(
        "ar",
        &[
            "السعر: 1,000–2,000 ريال (حوالي ‹$300›–‹$600›)",
            "وفقًا لـ ‹GDPR› و ‹ISO 9001:2015› (الفقرة 4.2)",
            "هاتف: ‹٠٣-١٢٣٤٥٦٧›",
            "قال: “‹Hello, how are you?›” ثم خرج",
            "الصفحات 5-7 و9، والعام 2026/2027، أو ‹5%›-‹10%›",
        ],
    );
    check(
        "nl",
        &[
            "Het woord ‘«שלום»’ (sjalom) betekent ‘vrede’; «مرحبا» betekent ‘hallo’.",
            "De afkorting «צה\"ל» en «ד״ר ישראל ישראלי», 1980.",
            "Hij zei: «שלום! מה שלומך?» En wij zwegen.",
            "Arabisch: «السعر 50 ريال فقط!»",
        ],
    );
}
