### המילים של המדריך בעברית.

## המסגרת של כל דף
site-title-default = מדריך
skip-link = דילוג לתוכן
nav-handbook = המדריך
nav-menu = תוכן העניינים
nav-languages = שפות
nav-breadcrumbs = המיקום שלכם במדריך
nav-pages = דפי הרשימה
nav-letters = אותיות
nav-neighbours = המאמר הקודם והמאמר הבא
language-missing = (עוד לא תורגם)
home = דף הבית
edition = מהדורה: { $edition }
edit-page = עריכת הדף
feedback = משוב
choose-language = בחירת שפה
feed-title = { $site }: מה חדש
title-with-site = { $title } – { $site }

## כותרות של דפים
topics-title = נושאים
glossary-title = מילון מונחים
a-z-title = מאל״ף עד תי״ו
chooser-title = בחירת שפה
not-found-title = הדף לא נמצא

## מאמרים
toc-title = בדף הזה
authors = מאת { $names }
owner = באחריות: { $name }
published = פורסם: { $date }
updated = עודכן: { $date }
reviewed = נבדק לאחרונה: { $date }
reading-time = { $minutes ->
    [one] דקת קריאה אחת
    [two] שתי דקות קריאה
   *[other] { $minutes } דקות קריאה
}
translated-from = תורגם { $language }
translation-source = תרגום של { $title }
machine-notice = התרגום נעשה בידי מכונה ועדיין לא נבדק בידי אדם.
fallback-notice = המאמר הזה עדיין לא קיים { $wanted }, ולכן הוא מוצג כאן { $shown }.
fallback-notice-page = הטקסט של הדף הזה עדיין לא קיים { $wanted }, ולכן הוא מוצג כאן { $shown }.
fallback-link = לדף { $shown }
also-in-title = בשפות אחרות
article-topics = נושאי המאמר
see-also-title = ראו גם
related-title = מאמרים קרובים
back-links-title = מאמרים שמפנים לכאן
show-rest = הצגת כל השאר ({ $count })
previous-article = הקודם
next-article = הבא

## תרגומים והמקור שלהם
proofread = הגהה: { $name }
badge-orphan = המקור הוסר
badge-outdated = לא מעודכן
badge-partly = תרגום חלקי
badge-machine = תרגום מכונה
language-outdated = (לא מעודכן)
language-partly = (תרגום חלקי)
outdated-notice = המקור { $language } השתנה מאז התרגום.
outdated-places = { $count ->
    [one] מקום אחד עוד לא עודכן:
    [two] שני מקומות עוד לא עודכנו:
   *[other] { $count } מקומות עוד לא עודכנו:
}
outdated-list = מקומות שעוד לא עודכנו
outdated-rest = { $count ->
    [one] עוד מקום אחד
    [two] עוד שני מקומות
   *[other] עוד { $count } מקומות
}
partly-notice = המאמר הזה תורגם בחלקו: { $share }%. מה שחסר מופיע במקומו { $language }.
hardly-notice = רוב המאמר הזה עוד לא תורגם. מה שחסר מופיע במקומו { $language }.
partly-notice-plain = המאמר הזה תורגם בחלקו: { $share }%.
hardly-notice-plain = רוב המאמר הזה עוד לא תורגם.
orphan-notice = זה תרגום, אבל המקור שלו כבר לא נמצא במדריך. ייתכן שהתוכן לא מעודכן.
outdated-minor = המקור תוקן מעט אחרי התרגום
stale-changed = המקור השתנה. הצגת הטקסט { $language }
stale-touched = המקור תוקן מעט
stale-gone = כבר לא מופיע במקור
stale-untranslated = עוד לא תורגם
stale-missing = עוד לא תורגם: { $words }
stale-title = הכותרת או התקציר

## מילים בדף הזה
terms-title = מונחים בדף הזה
term-back = חזרה לטקסט
term-back-label = חזרה לטקסט: { $term }
term-glossary = במילון המונחים
term-glossary-label = במילון המונחים: { $term }
equivalent = { $language }:

## רשימות
sections-title = פרקים
articles-title = מאמרים
recent-title = עודכנו לאחרונה
article-count = { $count ->
    [0] אין עדיין מאמרים
    [one] מאמר אחד
    [two] שני מאמרים
   *[other] { $count } מאמרים
}
page-of = עמוד { $page } מתוך { $pages }
previous-page = העמוד הקודם
next-page = העמוד הבא

## דפים העומדים לעצמם
chooser-text = לקריאת המדריך בעברית
not-found-text = אין דף בכתובת הזאת. ייתכן שהוא הועבר. אפשר להמשיך מדף הבית.
redirect-text = הדף הזה עבר לכתובת אחרת:

## חיפוש
search-title = חיפוש
search-label = חיפוש במדריך
search-close = סגירה
search-hint = התוצאות מופיעות מתחת לשדה. מקש החץ למטה מוביל אליהן.
search-start = אפשר גם להמשיך מכאן:
search-all = כל התוצאות
search-key-enter = Enter
search-key-escape = Esc
search-key-choose = לבחירה
search-key-open = לפתיחה
search-key-close = לסגירה
search-loading = מחפשים…
search-failed = לא הצלחנו לטעון את החיפוש.
search-retry = לנסות שוב
search-results = תוצאות
search-none = לא נמצא דבר עבור { $words }
search-none-help = כדאי לבדוק את הכתיב, או לנסות מילים אחרות או פחות מילים. אפשר גם להמשיך מכאן:
search-count = { $count ->
    [one] תוצאה אחת
    [two] שתי תוצאות
   *[other] { $count } תוצאות
}
search-corrected = חיפשנו { $to } במקום { $from }.
search-translated = חיפשנו גם { $words }.
search-others = בשפות אחרות
search-also = בשפות נוספות:
search-term = מונח
search-filter = סינון לפי נושא
search-all-topics = כל הנושאים
search-more = תוצאות נוספות
search-needs-script = נדרש JavaScript
search-needs-script-text = החיפוש דורש JavaScript, והוא כבוי או לא זמין בדפדפן הזה. הרשימות שלמטה מובילות לכל מאמר ולכל מונח.

## בתוך המאמרים
callout-note = הערה
callout-tip = עצה
callout-important = חשוב
callout-warning = אזהרה
callout-caution = זהירות
footnotes = הערות שוליים
footnote = הערת שוליים
footnote-back = חזרה לטקסט
heading-link = קישור לחלק הזה
link-copied = הקישור הועתק
link-not-copied = אי אפשר היה להעתיק את הקישור. הוא נמצא בשורת הכתובת.
task-done = בוצע
task-open = עוד לא בוצע
table-scroll = טבלה
