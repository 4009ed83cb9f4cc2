// The engine on small sites: what is found, in which order, how it is shown, and what is loaded for it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as encode from './lib/encode.mjs';
import { openPage } from './lib/page.mjs';
import { article, index } from './lib/site.mjs';
import { makeWords } from './lib/words.mjs';

const NL = [
  article('nl', 'complaints', 'Klachten', { text: 'Een klacht is een kans om te leren.', kind: 'section',
    topics: [['complaints', 'Klachten'], ['honesty', 'Eerlijkheid']], also: [['he', 'he/complaints/index.html']] }),
  article('nl', 'complaints/listen', 'Luisteren naar de klant', { summary: 'Wie luistert, hoort wat er is.',
    text: 'De klant vertelt. Wij luisteren.', sections: [
      ['first', 'Eerst luisteren', 'Laat de klant uitspreken voordat er een oplossing komt.'],
      ['then', 'Dan handelen', 'Daarna volgt een oplossing. Een klant wacht niet graag op een oplossing.'],
    ] }),
  article('nl', 'policy', 'Beleid', { text: 'Ons klachtenbeleid staat hier.', topics: [['honesty', 'Eerlijkheid']] }),
  article('nl', 'houses', 'Huizen', { text: 'In huizen wonen mensen. Het huis van een klant.' }),
  article('nl', 'retention', 'Behoud van personeel', { text: 'Personeel blijft waar het goed is. Zij blijven.' }),
];

const HE = [
  article('he', 'complaints', 'תלונות', { text: 'תלונה היא הזדמנות. התלונות של הלקוחות חשובות.' }),
  article('he', 'trust', 'אמון', { text: 'אמון נבנה לאט. הלקוח נותן אמון.' }),
  article('he', 'plan', 'תכנית', { text: 'התוכנית מוכנה.' }),
];

const GLOSSARY = [{ nl: ['klacht'], he: ['תלונה'] }, { nl: ['behoud van personeel'], he: ['שימור'] }];

const plain = (value) => JSON.parse(JSON.stringify(value));

function open(options = {}, site = {}) {
  const files = index({ languages: ['nl', 'he'], articles: { nl: NL, he: HE }, glossary: GLOSSARY, makeWords, ...site });
  const page = openPage(files, { makeWords, ...options });
  const find = async (query, more = {}) => plain(await page.targum.find(query, { lang: 'nl', ...more }));
  return { ...page, files, find };
}

const entries = (hits) => hits.map((hit) => hit.entry);
const marked = (shown) => shown.marks.map(([start, end]) => shown.snippet.slice(start, end));

test('a word is found in its other forms, titles first', async () => {
  const { find } = open();
  const found = await find('klachten ');
  assert.deepEqual(entries(found.hits), ['complaints', 'policy']);
  assert.equal(found.total, 2);
  assert.deepEqual(marked(found.hits[0]), ['klacht']);
  assert.deepEqual(found.hits[0].titleMarks, [[0, 8]]);
});

test('a typed beginning finds what begins with it, and no shorter beginning of it', async () => {
  const { find } = open();
  assert.deepEqual(entries((await find('oplos')).hits), ['complaints/listen']);
  assert.deepEqual(entries((await find('oplos ')).hits), []);
  assert.deepEqual(entries((await find('oplos', { prefix: false })).hits), []);
  assert.deepEqual(entries((await find('oplosmiddelen')).hits), []);
});

test('a beginning finds words whose stem is written otherwise', async () => {
  const { find } = open();
  const found = await find('huiz');
  assert.deepEqual(entries(found.hits), ['houses']);
  assert.deepEqual(marked(found.hits[0]), ['huizen']);
});

test('in Hebrew a beginning is found behind clitics, and plene spelling is found by defective', async () => {
  const { find } = open();
  assert.deepEqual(entries((await find('תלונ', { lang: 'he' })).hits), ['complaints']);
  const complaints = (await find('תלונות', { lang: 'he' })).hits[0];
  assert.deepEqual(marked(complaints), ['תלונה', 'התלונות']);
  assert.deepEqual(marked((await find('תכנית ', { lang: 'he' })).hits[0]), ['התוכנית']);
});

test('a word is found within compounds, and a compound by its parts', async () => {
  const { find } = open();
  const policy = (await find('klacht ')).hits.find((hit) => hit.entry === 'policy');
  assert.deepEqual(marked(policy), ['klachtenbeleid']);
  const found = await find('klachtenbeleid ');
  assert.deepEqual(entries(found.hits), ['policy', 'complaints']);
});

test('an unknown compound is found by its known parts', async () => {
  const { find } = open();
  const found = await find('klantenbeleid ');
  assert.ok(entries(found.hits).includes('policy') && entries(found.hits).includes('complaints/listen'));
  assert.deepEqual(found.corrected, []);
});

test('articles that have more of the words come first', async () => {
  const { find } = open();
  const found = await find('klant oplossing');
  assert.deepEqual(entries(found.hits)[0], 'complaints/listen');
  assert.equal(found.total, 2);
  assert.ok(found.hits[0].score > found.hits[1].score);
});

test('stop words are looked up only where there are no others', async () => {
  const { find, names } = open();
  const found = await find('het beleid van de klant');
  assert.deepEqual(found.terms, ['beleid', 'klant']);
  const only = await find('het ');
  assert.deepEqual(only.terms, ['het']);
  assert.ok(!names().some((name) => name.includes('words/')));
});

test('sections are named with their headings, the best first', async () => {
  const { find } = open();
  const [hit] = (await find('oplossing ')).hits;
  assert.deepEqual(hit.sections.map((section) => section.title), ['Dan handelen', 'Eerst luisteren']);
  assert.equal(hit.sections[0].url, 'nl/complaints/listen/index.html#then');
  assert.deepEqual(marked(hit.sections[0]), ['oplossing', 'oplossing']);
  assert.equal(hit.snippet, hit.sections[0].snippet);
});

test('hits are told completely', async () => {
  const { find } = open({ page: 'nl/complaints/index.html' });
  const [hit] = (await find('kans ')).hits;
  const { score, snippet, marks, ...rest } = hit;
  assert.ok(score > 0 && snippet.includes('kans') && marks.length === 1);
  assert.deepEqual(rest, { url: 'nl/complaints/index.html', href: '../../nl/complaints/index.html', title: 'Klachten',
    titleMarks: [], lang: 'nl', kind: 'section', entry: 'complaints', summary: '', trail: [],
    topics: [['complaints', 'Klachten'], ['honesty', 'Eerlijkheid']], also: [['he', 'he/complaints/index.html']], sections: [] });
});

test('where only the title has the word, the summary is shown', async () => {
  const { find } = open();
  const [hit] = (await find('naar ')).hits;
  assert.equal(hit.snippet, 'Wie luistert, hoort wat er is.');
  assert.deepEqual(hit.titleMarks, [[10, 14]]);
});

test('topics narrow what is found: any of them', async () => {
  const { find } = open();
  assert.deepEqual(entries((await find('klacht ', { topics: ['complaints'] })).hits), ['complaints']);
  assert.deepEqual(entries((await find('klacht ', { topics: ['complaints', 'honesty'] })).hits), ['complaints', 'policy']);
  assert.deepEqual(entries((await find('klacht ', { topics: ['elsewhere'] })).hits), []);
});

test('pages of hits follow one another', async () => {
  const many = Array.from({ length: 25 }, (_, at) => article('nl', `a${at}`, `Bericht ${at}`, { text: 'melding '.repeat(1 + (at % 3)) }));
  const { find, names } = open({}, { languages: ['nl'], articles: { nl: many }, glossary: [] });
  const first = await find('melding ', { limit: 10 });
  assert.equal(names().filter((name) => name.includes('/texts/')).length, 10);
  const second = await find('melding ', { limit: 10, from: 10 });
  const third = await find('melding ', { limit: 10, from: 20 });
  const all = entries([...first.hits, ...second.hits, ...third.hits]);
  assert.equal(new Set(all).size, 25);
  assert.equal(third.hits.length, 5);
  assert.deepEqual([first.total, third.total], [25, 25]);
  assert.deepEqual(all, entries((await find('melding ', { limit: 25 })).hits));
});

test('articles that are worth the same stand in the order of the index', async () => {
  const same = Array.from({ length: 12 }, (_, at) => article('nl', `a${at}`, 'Gelijk', { text: 'Eender.' }));
  const { find } = open({}, { languages: ['nl'], articles: { nl: same } });
  assert.deepEqual(entries((await find('gelijk', { limit: 12 })).hits), same.map((one) => one.entry));
});

test('empty slots and high ones are fine', async () => {
  const sparse = [];
  sparse[3] = article('nl', 'three', 'Derde', { text: 'ver weg' });
  sparse[700] = article('nl', 'far', 'Verre', { text: 'ver weg' });
  const { find, names } = open({}, { languages: ['nl'], articles: { nl: sparse } });
  assert.deepEqual(entries((await find('weg')).hits), ['three', 'far']);
  assert.ok(names().some((name) => name === 'nl/texts/2/2bc.js?v1'));
});

test('a term of the glossary typed in another language is searched for in the reader\'s', async () => {
  const { find } = open({ lang: 'he' });
  const found = await find('klacht ', { lang: 'he' });
  assert.deepEqual(entries(found.hits), ['complaints']);
  assert.deepEqual(found.translated, [{ from: 'klacht', to: 'תלונה', lang: 'nl' }]);
  assert.deepEqual(marked(found.hits[0]), ['תלונה', 'התלונות']);
});

test('with few hits other languages are searched, without what is there already', async () => {
  const { find } = open();
  const found = await find('klacht ', { lang: 'he' });
  assert.deepEqual(found.others.map((hit) => [hit.lang, hit.entry]), [['nl', 'policy']]);
  const term = await find('behoud van personeel ', { lang: 'he' });
  assert.deepEqual(term.translated.map((word) => word.to), ['שימור']);
  assert.deepEqual(entries(term.others), ['retention']);
  const through = await find('שימור ', { lang: 'he' });
  assert.deepEqual(entries(through.others), ['retention']);
});

test('with enough hits nothing of other languages is loaded', async () => {
  const { find, names } = open();
  assert.equal((await find('klant ')).total, 2);
  assert.ok(names().some((name) => name.startsWith('he/')));
  const again = open({}, { articles: { nl: [...NL, article('nl', 'more', 'De klant', { text: 'klant' })], he: HE } });
  const found = await again.find('klant ');
  assert.equal(found.total, 3);
  assert.deepEqual(found.others, []);
  assert.ok(!again.names().some((name) => /^(he|glossary|.*(words|topics))/.test(name)));
});

test('a typing mistake is forgiven, and told in the articles\' own spelling', async () => {
  const { find } = open();
  const wrong = await find('persnoeel ');
  assert.deepEqual(wrong.corrected, [{ from: 'persnoeel', to: 'personeel' }]);
  assert.deepEqual(entries(wrong.hits), ['retention']);
  const hebrew = await find('והתלונוט ', { lang: 'he' });
  assert.deepEqual(hebrew.corrected.map((word) => word.to), ['התלונות']);
  const final = await find('הלקוחותי ', { lang: 'he' });
  assert.deepEqual(final.corrected, [{ from: 'הלקוחותי', to: 'הלקוחות' }]);
});

test('short words, words with digits and words that another language knows are not corrected', async () => {
  const { find, names } = open();
  assert.deepEqual((await find('kla ')).corrected, []);
  assert.deepEqual((await find('klach7 ')).corrected, []);
  assert.deepEqual((await find('אמון ')).corrected, []);
  assert.ok(!names().some((name) => name.includes('/words/')));
});

test('of words that are as near, the one in most sections is meant', async () => {
  const site = [
    article('nl', 'a', 'Een', { text: 'bomen' }), article('nl', 'b', 'Twee', { text: 'boren' }),
    article('nl', 'c', 'Drie', { text: 'boren' }), article('nl', 'd', 'Vier', { text: 'doven doven' }),
  ];
  const { find } = open({}, { languages: ['nl'], articles: { nl: site } });
  assert.deepEqual((await find('boven ')).corrected, [{ from: 'boven', to: 'boren' }]);
});

test('search gives one plain list', async () => {
  const { targum } = open();
  const list = plain(await targum.search('klacht ', { lang: 'he' }));
  assert.deepEqual(list.map((hit) => hit.lang), ['he', 'nl']);
  assert.deepEqual(Object.keys(list[0]).sort(), ['lang', 'score', 'snippet', 'title', 'url']);
  assert.equal((await targum.search('klant', { lang: 'nl', limit: 1 })).length, 1);
});

test('an empty query finds nothing and loads no more than the rules and the root', async () => {
  const { find, names } = open();
  assert.deepEqual(await find('  … '), { hits: [], total: 0, corrected: [], translated: [], others: [], terms: [] });
  assert.deepEqual(names(), ['rules.js', 'nl/root.js']);
});

test('wrong arguments are told of', async () => {
  const { targum } = open();
  const fails = (query, options, message) => assert.rejects(targum.find(query, options), (error) => {
    assert.match(error.message, message);
    return error.name === (/no language/.test(error.message) ? 'Error' : 'TypeError');
  });
  await fails(5, {}, /query must be a string, not number/);
  await fails('a', null, /options must be an object/);
  await fails('a', { lang: 'nl', limit: -1 }, /limit must be a whole number from 0, not -1/);
  await fails('a', { lang: 'nl', limt: 1 }, /no option "limt"; there are lang, topics, limit, from, prefix/);
  await fails('a', { lang: 'nl', topics: 'x' }, /topics must be an array, not string/);
  await fails('a', { lang: 'nl', topics: [1] }, /topics must be an array of topic ids/);
  await fails('a', { lang: 'fr' }, /no language "fr"; it has nl, he/);
});

test('without a language the page\'s is searched', async () => {
  const { targum } = open({ lang: 'he' });
  assert.equal((await targum.find('אמון')).hits[0].entry, 'trust');
});

test('quotation marks and operators are no part of words', async () => {
  const { find } = open();
  const strict = await find('"klacht" -kans +OR ');
  assert.deepEqual(strict.terms, ['klacht', 'kans', 'OR']);
});

test('a beginning finds a word through the alias of its group', async () => {
  const { files, find } = open();
  files.set('nl/terms/_.js', encode.call('terms', 'nl', '_', encode.shard([
    { key: 'huis', forms: [{ text: 'huizen', places: [[3, [[0, 9]]]] }] }, { key: 'huizen', alias: 'huis' },
  ])));
  const root = { version: 'v1', articles: 5, sections: 7, starts: [''], stamps: 's000', lengths: [], compounds: true, topics: [] };
  files.set('nl/root.js', encode.call('root', 'nl', '', root));
  assert.deepEqual(entries((await find('huiz')).hits), ['houses']);
  assert.deepEqual(entries((await find('huiz ')).hits), []);
});

test('an article that two other languages have is shown in the first of them', async () => {
  const twice = (lang) => article(lang, 'twice', 'zelfde', { text: 'zelfde woorden' });
  const { find } = open({}, { languages: ['nl', 'he', 'ar'], articles: { nl: NL, he: [...HE, twice('he')], ar: [twice('ar')] } });
  const found = await find('zelfde ');
  assert.deepEqual(found.others.map((hit) => [hit.lang, hit.entry]), [['he', 'twice']]);
});

test('of two near words the one with the same first letter is meant, however rare', async () => {
  const site = [article('nl', 'a', 'Een', { text: 'boren' }), article('nl', 'b', 'Twee', { text: 'doven' }),
    article('nl', 'c', 'Drie', { text: 'doven' })];
  const { find } = open({}, { languages: ['nl'], articles: { nl: site } });
  assert.deepEqual((await find('boven ')).corrected, [{ from: 'boven', to: 'boren' }]);
});

test('a separable verb that is not known is found by its verb', async () => {
  const { find } = open();
  const found = await find('opluisteren ');
  assert.deepEqual(entries(found.hits), ['complaints/listen']);
  assert.deepEqual(found.corrected, []);
});
