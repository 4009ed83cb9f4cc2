"""The benchmark's handbook as the sources of Targum, Hugo and Zola.

`bench_layouts.py LAYOUT FOLDER ARTICLES` writes one. Each layout is told in one class: where files lie, how links and
front matter look, settings and templates, and what is edited while it is measured. The templates of Hugo and Zola are
as simple as a handbook allows, with the cheapest navigation: cached in Hugo, constant in Zola.
"""
import sys
from pathlib import Path

from bench_corpus import LANGS, NAMES, NO_ARABIC, PER_SECTION, TOPICS, Article, Prose, Vocabulary, section_key

ROOT = Path(__file__).resolve().parent.parent
TERMS = 200
MENU = 12
RENAMED = TOPICS[3]


class Layout:
    """What all layouts share."""

    def __init__(self, folder, articles):
        self.folder, self.articles = Path(folder), articles
        self.sections = -(-articles // PER_SECTION)

    def write(self):
        self.vocabularies = {lang: Vocabulary(lang) for lang in LANGS}
        for number in range(self.articles):
            article = Article(number, self.articles)
            for lang in article.langs:
                prose = self.prose(lang, f"article {number}")
                head = self.head(article, lang, prose.title(), prose.sentence())
                body = prose.body(article, lambda to, text: self.link(lang, Article(to, self.articles), text))
                self.put(self.page(article, lang), f"{head}\n{body}")
        self.beside()

    def prose(self, lang, name):
        return Prose(self.vocabularies[lang], lang, name)

    def title_of(self, lang, name):
        return self.prose(lang, name).title()

    def put(self, path, text):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf8")

    def edits(self):
        """What each case changes: a file, and its other text; None where there is no such file at first."""
        article = self.page(Article(self.articles // 2, self.articles), "he")
        return {"article": self.edit(article, other_word), **self.other_edits()}

    def edit(self, path, change):
        return path, change((self.folder / path).read_text("utf8"))


def other_word(text):
    """One word of the article's second paragraph is another."""
    blocks = text.split("\n\n")
    words = blocks[3].split(" ")
    words[2] = words[2] + "ים"
    blocks[3] = " ".join(words)
    return "\n\n".join(blocks)


def replaced(old, new):
    def change(text):
        if old not in text:
            raise SystemExit(f"bench: the text to be edited has no {old!r}")
        return text.replace(old, new, 1)

    return change


class Targum(Layout):
    made = ("public", ".targum")
    THEME = "themes/handbook/templates/article.html"

    def page(self, article, lang):
        return f"content/{article.section}/{article.key}/{lang}.md"

    def link(self, lang, to, text):
        return f"[[{to.key}|{text}]]"

    def head(self, article, lang, title, summary):
        origin = "" if lang == "he" else "translated_from: he\n"
        return (
            f'---\ntitle: "{title}"\nsummary: "{summary}"\ntopics: [{", ".join(article.topics)}]\n'
            f"weight: {article.weight}\ndate: {article.date}\n{origin}---\n"
        )

    def beside(self):
        self.put(
            "targum.yaml",
            f"title: Handbook\nbase_url: https://handbook.example/\nlanguages: [{', '.join(LANGS)}]\n"
            f"topics: [{', '.join(TOPICS)}]\n",
        )
        for lang in LANGS:
            self.put(f"content/{lang}.md", f'---\ntitle: "{NAMES[lang]}"\n---\n')
            for section in map(section_key, range(self.sections)):
                self.put(f"content/{section}/{lang}.md", f'---\ntitle: "{self.title_of(lang, section)}"\n---\n')
            for term, word in enumerate(self.terms(lang)):
                text = f'---\ntitle: "{word}"\n---\n\n{self.prose(lang, f"term {term}").sentence()}\n'
                self.put(f"content/glossary/t{term:03}/{lang}.md", text)
            names = [f"topic-{topic} = {self.title_of(lang, topic)}\n" for topic in TOPICS]
            self.put(f"i18n/{lang}/topics.ftl", "".join(names))

    def terms(self, lang):
        """Words that are neither in every article nor in almost none."""
        return [word for word in self.vocabularies[lang].words[150::7] if len(word) >= 4][:TERMS]

    def other_edits(self):
        theme = (ROOT / self.THEME).read_text("utf8")
        return {
            "template": (self.THEME, replaced("<article", '<article data-edition="2"')(theme)),
            "topic": self.edit("i18n/he/topics.ftl", replaced(f"topic-{RENAMED} = ", f"topic-{RENAMED} = ב")),
        }


class Hugo(Layout):
    made = ("public", "resources", ".cache")

    def page(self, article, lang):
        return f"content/{lang}/{article.section}/{article.key}.md"

    def link(self, lang, to, text):
        there = lang if lang in to.langs else "he"
        return f'[{text}]({{{{< relref path="/{to.section}/{to.key}" lang="{there}" >}}}})'

    def head(self, article, lang, title, summary):
        return (
            f'---\ntitle: "{title}"\ndescription: "{summary}"\ntopics: [{", ".join(article.topics)}]\n'
            f"weight: {article.weight}\ndate: {article.date}\n---\n"
        )

    def beside(self):
        langs = "".join(
            f"  {lang}: {{label: {NAMES[lang]}, direction: {'ltr' if lang == 'nl' else 'rtl'}, "
            f"contentDir: content/{lang}, weight: {weight}}}\n"
            for weight, lang in enumerate(LANGS, 1)
        )
        self.put("hugo.yaml", HUGO_SETTINGS + langs)
        for lang in LANGS:
            self.put(f"content/{lang}/_index.md", f'---\ntitle: "{NAMES[lang]}"\n---\n')
            for section in map(section_key, range(self.sections)):
                text = f'---\ntitle: "{self.title_of(lang, section)}"\n---\n'
                self.put(f"content/{lang}/{section}/_index.md", text)
            for topic in TOPICS:
                self.put(f"content/{lang}/topics/{topic}/_index.md", f'---\ntitle: "{self.title_of(lang, topic)}"\n---\n')
        for name, text in HUGO_TEMPLATES.items():
            self.put(f"layouts/{name}", text)
        self.put("static/style.css", STYLE)

    def other_edits(self):
        topic = f"content/he/topics/{RENAMED}/_index.md"
        return {
            "template": self.edit("layouts/_default/single.html", replaced("<article", '<article data-edition="2"')),
            "topic": self.edit(topic, replaced('title: "', 'title: "ב')),
        }


class Zola(Layout):
    made = ("public",)
    ENDING = {"he": "", "nl": ".nl", "ar": ".ar"}

    def page(self, article, lang):
        return f"content/{article.section}/{article.key}{self.ENDING[lang]}.md"

    def link(self, lang, to, text):
        there = lang if lang in to.langs else "he"
        return f"[{text}](@/{to.section}/{to.key}{self.ENDING[there]}.md)"

    def head(self, article, lang, title, summary):
        topics = ", ".join(f'"{topic}"' for topic in article.topics)
        return (
            f'+++\ntitle = "{title}"\ndescription = "{summary}"\nweight = {article.weight}\n'
            f"date = {article.date}\n[taxonomies]\ntopics = [{topics}]\n+++\n"
        )

    def beside(self):
        settings = ZOLA_SETTINGS
        for lang in LANGS:
            ending = self.ENDING[lang]
            if lang != "he":
                settings += f'[languages.{lang}]\ntitle = "Handbook"\ntaxonomies = [{{ name = "topics" }}]\n'
            names = "".join(f'{topic} = "{self.title_of(lang, topic)}"\n' for topic in TOPICS)
            settings += ("[translations]\n" if lang == "he" else f"[languages.{lang}.translations]\n") + names
            self.put(f"content/_index{ending}.md", f'+++\ntitle = "{NAMES[lang]}"\n+++\n')
            for section in map(section_key, range(self.sections)):
                text = f'+++\ntitle = "{self.title_of(lang, section)}"\nsort_by = "weight"\n+++\n'
                self.put(f"content/{section}/_index{ending}.md", text)
        self.put("config.toml", settings)
        for name, text in ZOLA_TEMPLATES.items():
            self.put(f"templates/{name}", text.replace("MENU", self.menu()))
        self.put("static/style.css", STYLE)

    def menu(self):
        """Written out, as Zola has nothing that is made once for many pages."""
        menus = []
        for lang, test in zip(LANGS, ("if lang == 'he'", "elif lang == 'nl'", "else")):
            prefix = "" if lang == "he" else f"/{lang}"
            sections = [section_key(number) for number in range(min(MENU, self.sections))]
            items = [f'<li><a href="{prefix}/{key}/">{self.title_of(lang, key)}</a></li>' for key in sections]
            menus.append(f"{{% {test} %}}{''.join(items)}")
        return "".join(menus) + "{% endif %}"

    def other_edits(self):
        return {
            "template": self.edit("templates/page.html", replaced("<article", '<article data-edition="2"')),
            "topic": self.edit("config.toml", replaced(f'{RENAMED} = "', f'{RENAMED} = "ב')),
        }


STYLE = "body { max-inline-size: 40rem; margin-inline: auto; }\n"

HUGO_SETTINGS = """\
baseURL: https://handbook.example/
title: Handbook
defaultContentLanguage: he
defaultContentLanguageInSubdir: true
taxonomies: {topic: topics}
outputs: {home: [html, rss], section: [html], taxonomy: [html], term: [html]}
services: {rss: {limit: 20}}
languages:
"""

HUGO_TEMPLATES = {
    "partials/menu.html": """\
{{ range first %d .Site.Home.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
"""
    % MENU,
    "_default/baseof.html": """\
<!doctype html>
<html lang="{{ .Site.Language.Lang }}" dir="{{ .Site.Language.Direction }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }} – {{ .Site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a>
<ul>{{ range .Translations }}<li><a lang="{{ .Language.Lang }}" href="{{ .RelPermalink }}">{{ .Language.Label }}</a></li>{{ end }}</ul>
<nav><ul>{{ partialCached "menu.html" . .Site.Language.Lang }}</ul></nav></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer>{{ .Site.Title }}</footer>
</body>
</html>
""",
    "_default/single.html": """\
{{ define "main" }}<nav>{{ range .Ancestors.Reverse }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav>
<article>
<h1>{{ .Title }}</h1>
<p>{{ .Description }}</p>
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 Jan 2006" }}</time>
{{ .TableOfContents }}
{{ .Content }}
</article>
<ul>{{ range .GetTerms "topics" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ end }}
""",
    "_default/list.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1>
{{ .Content }}
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Description }}</li>
{{ end }}</ul>{{ end }}
""",
}

ZOLA_SETTINGS = """\
base_url = "https://handbook.example"
title = "Handbook"
default_language = "he"
compile_sass = false
build_search_index = false
taxonomies = [{ name = "topics" }]
"""

ZOLA_BASE = """\
<!doctype html>
<html lang="{{ lang }}" dir="{% if lang == 'nl' %}ltr{% else %}rtl{% endif %}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{% block title %}{% endblock %} – {{ config.title }}</title>
{% block meta %}{% endblock %}
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/{% if lang != 'he' %}{{ lang }}/{% endif %}">{{ config.title }}</a>
{% block languages %}{% endblock %}
<nav><ul>MENU</ul></nav></header>
<main>{% block main %}{% endblock %}</main>
<footer>{{ config.title }}</footer>
</body>
</html>
"""

ZOLA_HEAD = """\
{% extends "base.html" %}
{% block title %}{{ THING.title }}{% endblock %}
{% block meta %}<meta name="description" content="{% if THING.description %}{{ THING.description }}{% endif %}">
<link rel="canonical" href="{{ THING.permalink }}">
{% for other in THING.translations %}<link rel="alternate" hreflang="{{ other.lang }}" href="{{ other.permalink }}">
{% endfor %}{% endblock %}
{% block languages %}<ul>{% for other in THING.translations %}{% if other.lang != lang %}\
<li><a lang="{{ other.lang }}" href="{{ other.permalink }}">{{ other.lang }}</a></li>{% endif %}{% endfor %}</ul>{% endblock %}
"""

ZOLA_PAGE = """\
{% block main %}<nav>{% for path in page.ancestors %}{% set above = get_section(path=path, metadata_only=true) %}\
<a href="{{ above.permalink }}">{{ above.title }}</a> {% endfor %}</nav>
<article>
<h1>{{ page.title }}</h1>
<p>{{ page.description }}</p>
<time datetime="{{ page.date }}">{{ page.date | date(format="%-d %b %Y") }}</time>
<ul>{% for heading in page.toc %}<li><a href="{{ heading.permalink }}">{{ heading.title }}</a></li>{% endfor %}</ul>
{{ page.content | safe }}
</article>
<ul>{% for topic in page.taxonomies.topics %}<li><a href="{{ get_taxonomy_url(kind="topics", name=topic, lang=lang) }}">\
{{ trans(key=topic, lang=lang) }}</a></li>{% endfor %}</ul>
{% if page.lower %}<a rel="prev" href="{{ page.lower.permalink }}">{{ page.lower.title }}</a>{% endif %}
{% if page.higher %}<a rel="next" href="{{ page.higher.permalink }}">{{ page.higher.title }}</a>{% endif %}
{% endblock %}
"""

ZOLA_LIST = """\
{% block main %}<h1>{{ section.title }}</h1>
{{ section.content | safe }}
<ul>{% for page in section.pages %}<li><a href="{{ page.permalink }}">{{ page.title }}</a> {{ page.description }}</li>
{% endfor %}</ul>{% endblock %}
"""

ZOLA_TOPICS = """\
{% extends "base.html" %}
{% block main %}<ul>{% for term in terms %}<li><a href="{{ term.permalink }}">{{ trans(key=term.name, lang=lang) }}</a></li>
{% endfor %}</ul>{% endblock %}
"""

ZOLA_TOPIC = """\
{% extends "base.html" %}
{% block main %}<h1>{{ trans(key=term.name, lang=lang) }}</h1>
<ul>{% for page in term.pages %}<li><a href="{{ page.permalink }}">{{ page.title }}</a> {{ page.description }}</li>
{% endfor %}</ul>{% endblock %}
"""

ZOLA_TEMPLATES = {
    "base.html": ZOLA_BASE,
    "page.html": ZOLA_HEAD.replace("THING", "page") + ZOLA_PAGE,
    "section.html": ZOLA_HEAD.replace("THING", "section") + ZOLA_LIST,
    "index.html": ZOLA_HEAD.replace("THING", "section") + ZOLA_LIST,
    "topics/list.html": ZOLA_TOPICS,
    "topics/single.html": ZOLA_TOPIC,
}

LAYOUTS = {"targum": Targum, "hugo": Hugo, "zola": Zola}

if __name__ == "__main__":
    layout, folder, articles = sys.argv[1:]
    LAYOUTS[layout](folder, int(articles)).write()
