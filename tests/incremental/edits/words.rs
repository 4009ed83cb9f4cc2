//! Words and names that edits write.

/// Words of a language, some of them terms.
pub fn words(lang: &str) -> &'static [&'static str] {
    match lang {
        "he" => &[
            "לקוח",
            "תלונה",
            "החזר כספי",
            "פיצוי",
            "ביום ראשון",
            "הצוות עונה",
            "בית",
            "Windows 11",
            "2026",
            "שלום",
            "התלונה",
            "מהר מאוד",
        ],
        "ar" => &[
            "الشكوى",
            "العميل",
            "التعويض",
            "الفريق",
            "يوم الأحد",
            "Windows 11",
            "2026",
            "سلام",
            "بسرعة",
            "البيت",
        ],
        "nl" => &[
            "klacht",
            "klachten",
            "compensatie",
            "gebaar",
            "klant",
            "zondag",
            "het team antwoordt",
            "Windows 11",
            "2026",
            "woorden",
            "snel",
            "huis",
        ],
        _ => &["complaint", "customer", "refund", "Sunday", "2026", "house", "quickly", "running words"],
    }
}

/// Titles of glossary terms.
pub fn terms(lang: &str) -> &'static [&'static str] {
    match lang {
        "he" => &["לקוח", "תלונה", "החזר כספי", "פיצוי", "צוות"],
        "ar" => &["الشكوى", "العميل", "التعويض", "الفريق"],
        "nl" => &["klacht", "compensatie", "gebaar", "klant", "team"],
        _ => &["complaint", "customer", "refund"],
    }
}

/// A phrase of another language than the text's.
pub fn foreign(lang: &str) -> &'static [&'static str] {
    match lang {
        "he" | "ar" => &[
            "Visual Studio Code (2026)",
            "C++, Rust",
            "\"goed gedaan\"",
            "info@example.org",
            "+31 20 123 4567",
        ],
        _ => &["שלום עולם", "«مرحبا» 123", "(תלונה)", "ב־2026"],
    }
}
