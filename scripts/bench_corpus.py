"""The texts of the benchmark's handbook: the same for each generator of sites, and the same each time.

Each article has a Hebrew, a Dutch and an Arabic text, every tenth no Arabic one. Words come from this repository's
`content/`, the most frequent first, then inflected forms and compounds of them up to 100,000; how often each is used
follows Zipf's law. Only `Random.random` is drawn from: Python promises that its numbers stay the same.
"""
import itertools
import re
from bisect import bisect
from collections import Counter
from pathlib import Path
from random import Random

LANGS = ("he", "nl", "ar")
NAMES = {"he": "עברית", "nl": "Nederlands", "ar": "العربية"}
TOPICS = tuple(f"subject-{number:02}" for number in range(1, 21))
PER_SECTION = 50
NO_ARABIC = 10
VOCABULARY = 100_000

LETTERS = {"he": "[א-ת]+", "nl": "[a-zà-ÿ]+", "ar": "[ء-غف-ي]+"}
BEFORE = {
    "he": " ה ו ב ל מ כ ש וה וב ול ומ שה שב של מה לכש".split(" "),
    "ar": " ال و وال ب بال ل لل ف فال ك كال س".split(" "),
}
AFTER = {
    "he": " ים ות י ית ו ה נו כם יהם יות".split(" "),
    "nl": " s en e je jes heid ing".split(" "),
    "ar": " ات ون ين ان ة ها هم نا كم ية".split(" "),
}
COMMA = {"he": ",", "nl": ",", "ar": "،"}
FOREIGN = {"he": "quality of service", "nl": "קבלת פנים", "ar": "first response time"}
TELEPHONE = {"he": "03-555-{:04}", "nl": "020-555 {:04}", "ar": "02-555-{:04}"}


def written_words(lang):
    """The words of this repository's own handbook, the most frequent first."""
    content = Path(__file__).resolve().parent.parent / "content"
    count = Counter()
    for file in sorted(content.rglob(f"{lang}.md")):
        text = file.read_text("utf8").split("---", 2)[-1]
        text = re.sub(r"\[\[[^]|]*\|?|\]\([^)]*\)", " ", text)
        text = re.sub("[\u0591-\u05c7\u064b-\u0652]", "", text)  # vowel signs
        count.update(re.findall(LETTERS[lang], text.lower()))
    return sorted((word for word in count if len(word) > 1), key=lambda word: (-count[word], word))


class Vocabulary:
    """The words of a language, the most frequent first."""

    def __init__(self, lang):
        self.words = written_words(lang)
        stems = [word for word in self.words if len(word) >= 4]
        before = BEFORE.get(lang) or [stem + link for stem in stems for link in ("", "s")]
        known, rng = set(self.words), Random(lang)
        while len(self.words) < VOCABULARY:
            word = pick(rng, before) + pick(rng, stems) + pick(rng, AFTER[lang])
            if word not in known:
                known.add(word)
                self.words.append(word)
        self.ranks = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(1, VOCABULARY + 1)))

    def take(self, rng, count):
        draw, words, ranks, whole = rng.random, self.words, self.ranks, self.ranks[-1]
        return [words[bisect(ranks, draw() * whole)] for _ in range(count)]


def below(rng, end):
    return int(rng.random() * end)


def pick(rng, choices):
    return choices[below(rng, len(choices))]


class Article:
    """What the texts of an article share."""

    def __init__(self, number, of):
        rng = Random(f"article {number}")
        self.number = number
        self.key, self.section = f"a{number:06}", section_key(number // PER_SECTION)
        self.weight = number % PER_SECTION + 1
        self.date = f"2026-{below(rng, 9) + 1:02}-{below(rng, 28) + 1:02}"
        self.langs = LANGS if number % NO_ARABIC else LANGS[:2]
        self.links = [below(rng, of) for _ in range(4)]
        topics = list(TOPICS)
        self.topics = [topics.pop(below(rng, len(topics))) for _ in range(2 + below(rng, 3))]


def section_key(number):
    return f"s{number:04}"


class Prose:
    """Texts in one language. `name` is what they are the text of: another name, other words."""

    def __init__(self, vocabulary, lang, name):
        self.vocabulary, self.lang, self.rng = vocabulary, lang, Random(f"{name} {lang}")

    def words(self, least, most):
        words = self.vocabulary.take(self.rng, least + below(self.rng, most - least + 1))
        return [words[0].capitalize(), *words[1:]]

    def title(self):
        return " ".join(self.words(3, 6))

    def sentence(self):
        words = self.words(6, 18)
        if len(words) > 12:
            words[len(words) // 2] += COMMA[self.lang]
        return " ".join(words) + "."

    def paragraph(self, sentences):
        return " ".join(self.sentence() for _ in range(sentences))

    def body(self, article, link):
        """The Markdown of an article. `link(number, text)` is a link to another article as a generator has it."""
        blocks = [self.paragraph(4)]
        for part, extra in enumerate((self.quotation, self.bullets, self.contact, self.table, self.steps)):
            blocks += [f"## {self.title()}", self.paragraph(5)]
            if part < len(article.links):
                blocks.append(f"{self.sentence()} {link(article.links[part], self.title())} {self.sentence()}")
            blocks += extra(article)
        return "\n\n".join(blocks) + "\n"

    def quotation(self, _):
        return [f"> {self.paragraph(2)}"]

    def bullets(self, _):
        return ["\n".join(f"- **{self.title()}**: {self.sentence()}" for _ in range(5))]

    def contact(self, article):
        telephone = TELEPHONE[self.lang].format(article.number % 10_000)
        return [f"{self.sentence()} {FOREIGN[self.lang]}, {telephone}. `status --all` {self.sentence()}"]

    def table(self, article):
        if article.number % 3:
            return []
        rows = [" | ".join(self.title() for _ in range(3)) for _ in range(5)]
        rows.insert(1, "---|---|---")
        return ["\n".join(f"| {row} |" for row in rows)]

    def steps(self, _):
        return ["\n".join(f"{step}. {self.sentence()}" for step in range(1, 5))]
