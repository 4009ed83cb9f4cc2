### The handbook's words in English. The other languages have the same messages.

## The frame of every page
site-title-default = Handbook
skip-link = Skip to the content
nav-handbook = Handbook
nav-menu = Contents
nav-languages = Languages
nav-breadcrumbs = You are here
nav-pages = Pages of this list
nav-letters = Letters
nav-neighbours = Previous and next article
language-missing = (not translated yet)
home = Home
edition = Edition: { $edition }
edit-page = Edit this page
feedback = Give feedback
choose-language = Choose a language
feed-title = { $site }: what is new
title-with-site = { $title } – { $site }

## Titles of pages
topics-title = Topics
glossary-title = Glossary
a-z-title = A to Z
chooser-title = Choose a language
not-found-title = Page not found

## Articles
toc-title = On this page
authors = By { $names }
owner = Responsible: { $name }
published = Published { $date }
updated = Updated { $date }
reviewed = Last checked { $date }
reading-time = { $minutes ->
    [one] { $minutes } minute to read
   *[other] { $minutes } minutes to read
}
translated-from = Translated { $language }
translation-source = Translation of { $title }
machine-notice = This translation was made by a machine and has not been checked by a person yet.
fallback-notice = This article is not available { $wanted } yet, so it is shown { $shown }.
fallback-notice-page = The text of this page is not available { $wanted } yet, so it is shown { $shown }.
fallback-link = Open the page { $shown }
also-in-title = In other languages
article-topics = Topics of this article
see-also-title = See also
related-title = Related articles
back-links-title = Articles that link here
show-rest = Show the rest ({ $count })
previous-article = Previous
next-article = Next

## Translations and their sources
proofread = Proofread by { $name }
badge-orphan = source is gone
badge-outdated = out of date
badge-partly = partly translated
badge-machine = machine translation
language-outdated = (out of date)
language-partly = (partly translated)
outdated-notice = The source { $language } has changed since this translation was made.
outdated-places = { $count ->
    [one] { $count } place is not up to date yet:
   *[other] { $count } places are not up to date yet:
}
outdated-list = Places that are not up to date
outdated-rest = { $count ->
    [one] { $count } more place
   *[other] { $count } more places
}
partly-notice = { $share }% of this article has been translated. What is missing stands in its place { $language }.
hardly-notice = Hardly any of this article has been translated yet. What is missing stands in its place { $language }.
partly-notice-plain = { $share }% of this article has been translated.
hardly-notice-plain = Hardly any of this article has been translated yet.
orphan-notice = This is a translation, but its source is no longer in the handbook. It may be out of date.
outdated-minor = The source was slightly changed after this translation
stale-changed = The source has changed. Show the text { $language }
stale-touched = The source was slightly changed
stale-gone = No longer in the source
stale-untranslated = Not translated yet
stale-missing = Not translated yet: { $words }
stale-title = Title or summary

## Words on this page
terms-title = Words on this page
term-back = Back to the text
term-back-label = Back to the text: { $term }
term-glossary = In the glossary
term-glossary-label = In the glossary: { $term }
equivalent = { $language }:

## Lists
sections-title = Sections
articles-title = Articles
recent-title = Recently updated
article-count = { $count ->
    [0] No articles yet
    [one] { $count } article
   *[other] { $count } articles
}
page-of = Page { $page } of { $pages }
previous-page = Previous page
next-page = Next page

## Pages by themselves
chooser-text = Read the handbook in English
not-found-text = There is no page at this address. It may have moved. You can find your way from the home page.
redirect-text = This page has moved:

## Searching
search-title = Search
search-label = Search the handbook
search-close = Close
search-hint = Results appear below the field. Arrow down leads to them.
search-start = Or find your way from here:
search-all = All results
search-key-enter = Enter
search-key-escape = Esc
search-key-choose = to choose
search-key-open = to open
search-key-close = to close
search-loading = Searching…
search-failed = The search could not be loaded.
search-retry = Try again
search-results = Results
search-none = Nothing found for { $words }
search-none-help = Check the spelling, or try fewer or other words. You can also go on from here:
search-count = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
search-corrected = Searched for { $to } instead of { $from }.
search-translated = Also searched for { $words }.
search-others = In other languages
search-also = Also in:
search-term = term
search-filter = Filter by topic
search-all-topics = All topics
search-more = More results
search-needs-script = Needs JavaScript
search-needs-script-text = Searching needs JavaScript, which is switched off or not available in this browser. The lists below lead to every article and every term.

## Inside articles
callout-note = Note
callout-tip = Tip
callout-important = Important
callout-warning = Warning
callout-caution = Caution
footnotes = Footnotes
footnote = Footnote
footnote-back = Back to the text
heading-link = Link to this section
link-copied = Link copied
link-not-copied = The link could not be copied. It is in the address bar.
task-done = Done
task-open = To do
table-scroll = Table
