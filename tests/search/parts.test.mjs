// The engine's parts by themselves: reading what another program wrote, near words, snippets.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as encode from './lib/encode.mjs';
import { openPage } from './lib/page.mjs';
import { makeWords } from './lib/words.mjs';

const { parts } = openPage(new Map(), { makeWords }).targum;
const plain = (value) => JSON.parse(JSON.stringify(value));

/** Numbers that look random and are the same each time. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

function someWord(roll, letters = 'abcdeéאבג', longest = 9) {
  return Array.from({ length: 1 + roll(longest) }, () => letters[roll(letters.length)]).join('');
}

function somePlaces(roll) {
  const slots = [...new Set(Array.from({ length: 1 + roll(20) }, () => roll(70000)))].sort((a, b) => a - b);
  return slots.map((slot) => {
    const ordinals = [...new Set(Array.from({ length: 1 + roll(4) }, () => roll(300)))].sort((a, b) => a - b);
    return [slot, ordinals.map((ordinal) => [ordinal, roll(24)])];
  });
}

test('numbers of all sizes are read', () => {
  const values = [0, 1, 63, 64, 65, 92, 93, 1919, 1920, 1921, 2 ** 20, 2 ** 31, 2 ** 40];
  const read = plain(parts.read.slotList(encode.slots(values)));
  assert.deepEqual(read, values);
  assert.equal(encode.number(63), 'a');
  assert.equal(encode.number(64).length, 2);
});

test('lists of words are read', () => {
  const roll = dice(1);
  const list = [...new Set(Array.from({ length: 500 }, () => someWord(roll)))].sort();
  assert.deepEqual(plain(parts.read.wordList(encode.words(list))), list);
});

test('groups, their forms and the places of these are read', () => {
  const roll = dice(2);
  const keys = [...new Set(Array.from({ length: 60 }, () => someWord(roll)))].sort();
  const groups = keys.map((key) => ({ key, forms: [...new Set(['', key, someWord(roll), `${key}en`])].sort()
    .map((text) => ({ text, parts: text === `${key}en` ? [key, 'abc'] : [], places: somePlaces(roll) })) }));
  const shard = new parts.read.Shard(encode.shard(groups));
  assert.deepEqual(plain(shard.keys), keys);
  groups.forEach((group, place) => {
    const forms = shard.forms(place);
    assert.deepEqual(plain(forms.map((form) => [form.text, form.parts])), group.forms.map((form) => [form.text, form.parts]));
    forms.forEach((form, at) => {
      const wanted = group.forms[at].places.flatMap(([slot, list]) => list.map(([ordinal, level]) => [slot, ordinal, level]));
      const seen = [];
      parts.read.eachPlace(form, (slot, ordinal, n) => seen.push([slot, ordinal, Math.round(Math.log(n / 0.1) / Math.log(1.3))]));
      assert.deepEqual(seen, wanted);
      assert.equal(parts.read.countPlaces(form), wanted.length);
    });
  });
});

test('an alias says which group it stands for', () => {
  const shard = new parts.read.Shard(encode.shard([
    { key: 'huis', forms: [{ text: 'huizen', places: [[4, [[0, 3]]]] }], term: true },
    { key: 'huiz', alias: 'huis' },
  ]));
  assert.equal(shard.isAlias(0), false);
  assert.equal(shard.isTerm(0), true);
  assert.equal(shard.isAlias(1), true);
  assert.equal(shard.meant(1), 'huis');
});

/** Optimal string alignment by its definition. */
function distance(a, b) {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => (i ? (j ? 0 : i) : j)));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[a.length][b.length];
}

test('near words are those at a distance of one', () => {
  const roll = dice(3);
  let near = 0;
  for (let round = 0; round < 20000; round++) {
    const a = someWord(roll, 'abc', 6);
    const b = someWord(roll, 'abc', 6);
    const expected = distance(a, b) === 1;
    assert.equal(parts.spell.isNear(a, b), expected, `${a} ${b}`);
    near += expected ? 1 : 0;
  }
  assert.ok(near > 500);
});

function matcherFor(lang, ...forms) {
  const words = makeWords();
  const match = (form) => ({ kinship: words.kin(lang, form), isOpened: () => false, hasCompounds: () => false });
  return new parts.snippet.Matcher({ lang, words }, forms.map((form) => ({ alternatives: [{ match: match(form), weight: 1 }] })));
}

const shown = (text, lang, ...forms) => plain(parts.snippet.snippet(text, matcherFor(lang, ...forms)));
const marked = ({ snippet, marks }) => marks.map(([start, end]) => snippet.slice(start, end));

test('a short text is shown whole, a long one cut at words', () => {
  assert.equal(shown('Een klacht.', 'nl', 'klacht').snippet, 'Een klacht.');
  const filler = (word) => Array.from({ length: 60 }, (_, at) => `${word}${at}`).join(' ');
  const found = shown(`${filler('voor')} (klacht), ${filler('na')}`, 'nl', 'klacht');
  assert.match(found.snippet, /^…voor\d+ .* \(klacht\), .* na\d+…$/);
  assert.deepEqual(marked(found), ['klacht']);
  assert.equal(found.snippet.split(' ').length, 30);
});

test('the densest place is shown, with as many different words as can be', () => {
  const gap = 'vul '.repeat(50);
  const found = shown(`klacht klacht klacht ${gap} klacht over beleid. ${gap} beleid`, 'nl', 'klacht', 'beleid');
  assert.deepEqual(marked(found), ['klacht', 'beleid']);
});

test('a snippet begins with the sentence where that begins a little before', () => {
  const found = shown(`${'vul '.repeat(40)}einde. Dit gaat over een klacht van iemand. ${'vul '.repeat(40)}`, 'nl', 'klacht');
  assert.match(found.snippet, /^…Dit gaat over een klacht/);
});

test('lines become one, marks stay whole words with their marks and clitics', () => {
  const found = shown('שורה\nהתּלוּנה נרשמה', 'he', 'תלונה');
  assert.equal(found.snippet, 'שורה התּלוּנה נרשמה');
  assert.deepEqual(marked(found), ['התּלוּנה']);
});

/** Whether each isolate is closed after it is opened. */
function isBalanced(text) {
  let depth = 0;
  for (const character of text) {
    if ('\u2066\u2067\u2068'.includes(character)) depth++;
    if (character === '\u2069' && --depth < 0) return false;
  }
  return depth === 0;
}

test('isolates stay balanced wherever a text is cut, and marks keep their words', () => {
  const roll = dice(4);
  let cut = 0;
  for (let round = 0; round < 300; round++) {
    const text = isolated(roll, 120);
    assert.ok(isBalanced(text));
    const found = shown(text, 'nl', 'klacht', 'beleid');
    assert.ok(isBalanced(found.snippet), found.snippet);
    for (const word of marked(found)) assert.ok(['klacht', 'klachten', 'beleid'].includes(word), word);
    cut += found.snippet.startsWith('…') && /[\u2066-\u2068]/.test(found.snippet) ? 1 : 0;
  }
  assert.ok(cut > 50);
});

/** Words, some of them within isolates, some of those within others. */
function isolated(roll, count) {
  const pieces = [];
  let depth = 0;
  for (let at = 0; at < count; at++) {
    if (roll(8) === 0 && depth < 3) {
      pieces.push('\u2066\u2067\u2068'[roll(3)]);
      depth++;
    }
    pieces.push(['een', 'woord', 'klacht', 'klachten', 'beleid', 'zin.'][roll(100) < 8 ? 2 + roll(3) : roll(2)]);
    if (roll(8) === 0 && depth > 0) {
      pieces.push('\u2069');
      depth--;
    }
    pieces.push(' ');
  }
  return pieces.join('') + '\u2069'.repeat(depth);
}

test('texts that are odd are shown all the same', () => {
  assert.deepEqual(shown('', 'nl', 'x'), { snippet: '', marks: [], found: 0 });
  assert.deepEqual(shown('— … —', 'nl', 'x'), { snippet: '— … —', marks: [], found: 0 });
  assert.equal(shown('\u2068a', 'nl', 'a').snippet, '\u2068a\u2069');
});

/** A match of one form, in the places given, with all the layers of a word as it stands. */
function matchIn(places) {
  const text = encode.postings(places);
  return { forms: new Map([[{ shard: { text }, start: 0, end: text.length }, 1 | 2 | 4]]) };
}

test('scores are those worked out by hand', () => {
  const level = 10;
  const n = 0.1 * 1.3 ** level;
  const worth = (sections, weight = 1) => (
    weight * 3 * 0.5 * Math.log(1 + (100 - sections + 0.5) / (sections + 0.5)) * (n * 2.2) / (n + 1.2));
  const word = (places, weight = 1) => ({ alternatives: [{ match: matchIn(places), weight }] });
  const context = { lang: 'nl', root: { articles: 4, sections: 100 } };
  const tally = parts.score.tally([
    word([[1, [[0, level]]], [2, [[3, level]]]]), word([[1, [[2, level]]], [3, [[1, level]]], [90, [[1, level]]]], 0.5),
  ], context);
  const [first, second] = [worth(2), worth(3, 0.5)];
  const near = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
  // The title has one word, a section the other: that section has both.
  near(tally.article(1), (first + second) * 1.5 * 1.3);
  near(tally.article(2), first * 1.3);
  near(tally.article(90), second * 1.3);
  const { total, best } = plain(tally.ranked(2, null));
  assert.equal(total, 4);
  assert.deepEqual(best.map((found) => found.slot), [1, 2]);
  assert.deepEqual(plain(tally.ranked(10, new Set([3, 90]))).best.map((found) => found.slot), [3, 90]);
  assert.deepEqual(plain(tally.sections(1)).map((section) => section.ordinal), [0, 2]);
});
