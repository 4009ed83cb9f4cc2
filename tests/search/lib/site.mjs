// A small site's index, made in memory from plain articles.

import * as encode from './encode.mjs';

const FIELDS = { title: 6, heading: 3, summary: 2, topics: 2, text: 1 };
/** Few groups in a file, so that a small site has several. */
const GROUPS_IN_A_SHARD = 5;
const LINKS = ['', 's', 'e', 'en'];

const byUnits = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function level(weight) {
  const nearest = Math.round(Math.log(weight / 0.1) / Math.log(1.3));
  return Math.min(23, Math.max(0, nearest));
}

/** The texts of a section with what their words weigh. */
function fieldsOf(article, ordinal) {
  const [, heading, text] = article.sections[ordinal];
  const fields = [[FIELDS.heading, heading], [FIELDS.text, text]];
  if (ordinal > 0) return fields;
  const topics = article.topics.map(([, name]) => name).join(' ');
  return [[FIELDS.title, article.title], [FIELDS.summary, article.summary], [FIELDS.topics, topics], ...fields];
}

/** Map of form → Map of slot → [[ordinal, level]]. */
function formsOf(analyser, articles) {
  const forms = new Map();
  for (const [slot, article] of articles) {
    article.sections.forEach((section, ordinal) => {
      const weights = new Map();
      for (const [weight, text] of fieldsOf(article, ordinal)) {
        for (const word of analyser.words(text)) {
          const form = analyser.normalise(word.text);
          if (weight === FIELDS.text && analyser.isStop(article.lang, form)) continue;
          weights.set(form, (weights.get(form) ?? 0) + weight);
        }
      }
      const length = analyser.words(section[2]).length;
      for (const [form, weight] of weights) {
        if (!forms.has(form)) forms.set(form, new Map());
        const places = forms.get(form);
        if (!places.has(slot)) places.set(slot, []);
        places.get(slot).push([ordinal, level(weight / (0.25 + (0.75 * length) / 100))]);
      }
    });
  }
  return forms;
}

/** The two known words of which a word is made. */
function partsOf(form, known) {
  for (let cut = 4; cut <= form.length - 4; cut++) {
    const tail = form.slice(cut);
    const head = LINKS.map((link) => (form.slice(0, cut).endsWith(link) ? form.slice(0, cut - link.length) : ''))
      .find((word) => word.length >= 4 && known.has(word));
    if (head && known.has(tail)) return [head, tail];
  }
  return [];
}

function merged(lists) {
  const places = new Map();
  for (const list of lists) {
    for (const [slot, sections] of list) {
      const own = places.get(slot) ?? new Map();
      for (const [ordinal, one] of sections) own.set(ordinal, Math.max(own.get(ordinal) ?? 0, one));
      places.set(slot, own);
    }
  }
  return sorted([...places].map(([slot, own]) => [slot, [...own].sort((a, b) => a[0] - b[0])]));
}

const sorted = (places) => [...places].sort((a, b) => a[0] - b[0]);

/** All groups of a language, sorted, with aliases. */
function groupsOf(analyser, lang, forms, compounds) {
  const groups = new Map();
  const compoundsOf = new Map();
  const keyOf = (form) => analyser.terms(lang, form).key;
  for (const [form, places] of forms) {
    const parts = compounds ? partsOf(form, forms).map(keyOf) : [];
    const key = keyOf(form);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push({ text: form, parts, places: sorted(places) });
    for (const part of parts) compoundsOf.set(part, [...(compoundsOf.get(part) ?? []), sorted(places)]);
  }
  for (const [key, lists] of compoundsOf) groups.get(key).push({ text: '', places: merged(lists) });
  const real = [...groups].map(([key, list]) => ({ key, forms: list }));
  return [...real, ...aliases(real, compounds)].sort((a, b) => byUnits(a.key, b.key) || (a.alias ? 1 : 0) - (b.alias ? 1 : 0));
}

/** Forms that begin otherwise than their key: their shortest beginning that the key has not. */
function aliases(groups, snowball) {
  if (!snowball) return [];
  const found = new Map();
  for (const { key, forms } of groups) {
    for (const { text } of forms) {
      if (!text || text.startsWith(key)) continue;
      let length = 1;
      while (key.startsWith(text.slice(0, length))) length++;
      found.set(`${text.slice(0, length)} ${key}`, { key: text.slice(0, length), alias: key });
    }
  }
  return [...found.values()];
}

/** A few groups for each file; those of one key are in one. */
function chunks(groups) {
  const list = [];
  for (const group of groups) {
    const last = list[list.length - 1];
    if (last && (last.length < GROUPS_IN_A_SHARD || last[last.length - 1].key === group.key)) last.push(group);
    else list.push([group]);
  }
  return list.length ? list : [[]];
}

function languageFiles(lang, all, analyser, compounds, files) {
  const articles = all.map((article, slot) => [slot, article]).filter(([, article]) => article);
  const forms = formsOf(analyser, articles);
  const groups = groupsOf(analyser, lang, forms, compounds);
  const shards = chunks(groups);
  const starts = shards.map((chunk, at) => (at ? chunk[0].key : ''));
  starts.forEach((start, at) => {
    const name = encode.nameOf(start);
    files.set(`${lang}/terms/${name}.js`, encode.call('terms', lang, name, encode.shard(shards[at])));
  });
  const topics = topicsOf(articles);
  const lengths = [...new Set([...forms.keys()].map((form) => form.length))].sort((a, b) => a - b);
  for (const length of lengths) {
    const list = [...forms.keys()].filter((form) => form.length === length);
    files.set(`${lang}/words/${length}.js`, encode.call('words', lang, String(length), encode.words(list)));
  }
  const lists = Object.fromEntries([...topics].map(([topic, list]) => [topic, encode.slots(list)]));
  files.set(`${lang}/topics.js`, encode.call('topics', lang, '', lists));
  files.set(`${lang}/root.js`, encode.call('root', lang, '', {
    version: 'v1', articles: articles.length, compounds, lengths, topics: [...topics.keys()],
    sections: articles.reduce((sum, [, article]) => sum + article.sections.length, 0),
    starts, stamps: starts.map((_, at) => `s${String(at).padStart(3, '0')}`).join(''),
  }));
  for (const [slot, article] of articles) {
    const { lang: _, ...text } = article;
    const name = slot.toString(16);
    files.set(`${lang}/texts/${(slot >> 8).toString(16)}/${name}.js`, encode.call('text', lang, name, text));
  }
}

function topicsOf(articles) {
  const topics = new Map();
  for (const [slot, article] of articles) {
    for (const [topic] of article.topics) topics.set(topic, [...(topics.get(topic) ?? []), slot]);
  }
  return topics;
}

/** An article from the little that a test says of it. */
export function article(lang, entry, title, more = {}) {
  const { text = '', sections = [], ...rest } = more;
  return { lang, entry, url: `${lang}/${entry}/index.html`, kind: 'article', title, summary: '', trail: [], topics: [],
    also: [], sections: [['', '', text], ...sections], ...rest };
}

/**
 * The files of a site's index by their paths below `assets/search/`. `articles` of a language stand in slots, which
 * may be empty; `makeWords` and `rules` are those of words.js.
 */
export function index({ languages, articles, glossary = [], makeWords, rules = {}, stemmers = {}, compounds = ['nl'] }) {
  const files = new Map();
  const analyser = makeWords(rules, stemmers);
  for (const lang of languages) {
    languageFiles(lang, articles[lang] ?? [], analyser, compounds.includes(lang), files);
  }
  const compounding = Object.fromEntries(compounds.map((lang) => [lang, { links: LINKS, particles: ['op'] }]));
  files.set('rules.js', encode.call('rules', '', '', { ...rules, languages, compounds: compounding, stemmers: rules.stemmers ?? [] }));
  files.set('glossary.js', encode.call('glossary', '', '', glossary));
  return files;
}
