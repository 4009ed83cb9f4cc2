// The engine on small sites: what is found, in which order, how it is shown, and what is loaded for it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
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
