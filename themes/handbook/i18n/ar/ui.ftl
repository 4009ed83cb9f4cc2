### كلمات الدليل بالعربية.

## إطار كل صفحة
site-title-default = الدليل
skip-link = انتقال إلى المحتوى
nav-handbook = الدليل
nav-menu = المحتويات
nav-languages = اللغات
nav-breadcrumbs = موقع الصفحة في الدليل
nav-pages = صفحات هذه القائمة
nav-letters = الحروف
nav-neighbours = المقال السابق والمقال التالي
language-missing = (لم يُترجم بعد)
home = الصفحة الرئيسية
edition = الإصدار: { $edition }
edit-page = تحرير هذه الصفحة
feedback = إبداء الرأي
choose-language = اختيار اللغة
feed-title = { $site }: الجديد
title-with-site = { $title } – { $site }

## عناوين الصفحات
topics-title = المواضيع
glossary-title = مسرد المصطلحات
a-z-title = من الألف إلى الياء
chooser-title = اختيار اللغة
not-found-title = الصفحة غير موجودة

## المقالات
toc-title = في هذه الصفحة
authors = بقلم { $names }
owner = الجهة المسؤولة: { $name }
published = تاريخ النشر: { $date }
updated = آخر تحديث: { $date }
reviewed = آخر مراجعة: { $date }
reading-time = { $minutes ->
    [zero] مدة القراءة: أقل من دقيقة
    [one] مدة القراءة: دقيقة واحدة
    [two] مدة القراءة: دقيقتان
    [few] مدة القراءة: { $minutes } دقائق
    [many] مدة القراءة: { $minutes } دقيقة
   *[other] مدة القراءة: { $minutes } دقيقة
}
translated-from = مترجم { $language }
translation-source = ترجمة لمقال { $title }
machine-notice = أُعدّت هذه الترجمة آليًا، ولم يراجعها إنسان بعد.
fallback-notice = هذا المقال غير متاح { $wanted } بعد، ولذلك يُعرض هنا { $shown }.
fallback-notice-page = نص هذه الصفحة غير متاح { $wanted } بعد، ولذلك يُعرض هنا { $shown }.
fallback-link = فتح الصفحة { $shown }
also-in-title = بلغات أخرى
article-topics = مواضيع هذا المقال
see-also-title = انظر أيضًا
related-title = مقالات ذات صلة
back-links-title = مقالات تشير إلى هذه الصفحة
show-rest = عرض البقية ({ $count })
previous-article = السابق
next-article = التالي

## الترجمات وأصولها
proofread = تدقيق: { $name }
badge-orphan = حُذف الأصل
badge-outdated = غير محدَّث
badge-partly = ترجمة جزئية
badge-machine = ترجمة آلية
language-outdated = (غير محدَّث)
language-partly = (ترجمة جزئية)
outdated-notice = تغيّر الأصل { $language } بعد إعداد هذه الترجمة.
outdated-places = { $count ->
    [zero] لا مواضع بحاجة إلى تحديث.
    [one] لم يُحدَّث موضع واحد بعد:
    [two] لم يُحدَّث موضعان بعد:
    [few] لم تُحدَّث { $count } مواضع بعد:
    [many] لم يُحدَّث { $count } موضعًا بعد:
   *[other] لم يُحدَّث { $count } موضع بعد:
}
outdated-list = مواضع لم تُحدَّث بعد
outdated-rest = { $count ->
    [zero] لا مواضع أخرى
    [one] موضع آخر
    [two] موضعان آخران
    [few] { $count } مواضع أخرى
    [many] { $count } موضعًا آخر
   *[other] { $count } موضع آخر
}
partly-notice = تُرجم { $share } في المئة من هذا المقال، وما ينقص منه يظهر في موضعه { $language }.
hardly-notice = لم يُترجم من هذا المقال إلا القليل، وما ينقص منه يظهر في موضعه { $language }.
partly-notice-plain = تُرجم { $share } في المئة من هذا المقال.
hardly-notice-plain = لم يُترجم من هذا المقال إلا القليل.
orphan-notice = هذه ترجمة لم يعد أصلها موجودًا في الدليل، وقد لا تكون محدَّثة.
outdated-minor = عُدّل الأصل تعديلًا طفيفًا بعد الترجمة
stale-changed = تغيّر الأصل. عرض النص { $language }
stale-touched = عُدّل الأصل تعديلًا طفيفًا
stale-gone = لم يعد موجودًا في الأصل
stale-untranslated = لم يُترجم بعد
stale-missing = لم يُترجم بعد: { $words }
stale-title = العنوان أو الملخص

## كلمات في هذه الصفحة
terms-title = مصطلحات في هذه الصفحة
term-back = عودة إلى النص
term-back-label = عودة إلى النص: { $term }
term-glossary = في مسرد المصطلحات
term-glossary-label = في مسرد المصطلحات: { $term }
equivalent = { $language }:

## القوائم
sections-title = الأقسام
articles-title = المقالات
recent-title = آخر التحديثات
article-count = { $count ->
    [zero] لا مقالات بعد
    [one] مقال واحد
    [two] مقالان
    [few] { $count } مقالات
    [many] { $count } مقالًا
   *[other] { $count } مقال
}
page-of = الصفحة { $page } من { $pages }
previous-page = الصفحة السابقة
next-page = الصفحة التالية

## صفحات قائمة بذاتها
chooser-text = قراءة الدليل بالعربية
not-found-text = لا توجد صفحة في هذا العنوان، وربما نُقلت. يمكن المتابعة من الصفحة الرئيسية.
redirect-text = نُقلت هذه الصفحة إلى:

## البحث
search-title = البحث
search-label = البحث في الدليل
search-close = إغلاق
search-hint = تظهر النتائج أسفل الحقل، ويقود إليها مفتاح السهم إلى الأسفل.
search-start = يمكن المتابعة أيضًا من هنا:
search-all = كل النتائج
search-key-enter = Enter
search-key-escape = Esc
search-key-choose = للاختيار
search-key-open = للفتح
search-key-close = للإغلاق
search-loading = جارٍ البحث…
search-failed = تعذّر تحميل البحث.
search-retry = إعادة المحاولة
search-results = النتائج
search-none = لا نتائج للبحث عن { $words }
search-none-help = يُستحسن التحقق من الإملاء، أو تجربة كلمات أخرى أو كلمات أقل. ويمكن أيضًا المتابعة من هنا:
search-count = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
search-corrected = جرى البحث عن { $to } بدلًا من { $from }.
search-translated = شمل البحث أيضًا: { $words }.
search-others = بلغات أخرى
search-also = بلغات أخرى:
search-term = مصطلح
search-filter = التصفية بحسب الموضوع
search-all-topics = كل المواضيع
search-more = مزيد من النتائج
search-needs-script = يتطلب JavaScript
search-needs-script-text = يحتاج البحث إلى JavaScript، وهي معطَّلة أو غير متاحة في هذا المتصفح. تقود القوائم أدناه إلى كل مقال وكل مصطلح.

## داخل المقالات
callout-note = ملاحظة
callout-tip = نصيحة
callout-important = مهم
callout-warning = تحذير
callout-caution = تنبيه
footnotes = الحواشي
footnote = حاشية
footnote-back = عودة إلى النص
heading-link = رابط إلى هذا القسم
link-copied = نُسخ الرابط
link-not-copied = تعذّر نسخ الرابط، وهو موجود في شريط العنوان.
task-done = أُنجز
task-open = لم يُنجز بعد
table-scroll = جدول
