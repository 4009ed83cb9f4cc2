// A stand-in for words.js: its functions with rules that are small enough to follow in a test. Dutch words lose `en`,
// `s` and `e`; Hebrew words lose one letter of ו ה ב ל מ כ ש before and ות, ים or ה behind.

const STOPS = { nl: ['de', 'het', 'een', 'van', 'en'], he: ['של', 'על'], ar: [] };
const CLITICS = 'והבלמכש';
const ENDINGS = { nl: ['en', 's', 'e'], he: ['ות', 'ימ', 'ה'], ar: [] };
const FINALS = new Map([['ך', 'כ'], ['ם', 'מ'], ['ן', 'נ'], ['ף', 'פ'], ['ץ', 'צ']]);

function words(text) {
  return Array.from(text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu), (found) => (
    { start: found.index, end: found.index + found[0].length, text: found[0] }));
}

function normalise(word) {
  const plain = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return Array.from(plain, (letter) => FINALS.get(letter) ?? letter).join('');
}

function variants(lang, form) {
  return lang === 'he' && form.length > 3 && CLITICS.includes(form[0]) ? [form.slice(1)] : [];
}

function withoutEnding(lang, form) {
  const ending = ENDINGS[lang].find((end) => form.endsWith(end) && form.length >= end.length + 3);
  return ending ? form.slice(0, -ending.length) : form;
}

const skeleton = (lang, form) => (lang === 'he' ? form[0] + form.slice(1).replace(/[וי]/g, '') : form);

function bases(lang, form) {
  return [form, ...variants(lang, form)].map((one) => withoutEnding(lang, one));
}

function keys(lang, form) {
  return [...new Set(bases(lang, form).reverse().map((base) => skeleton(lang, base)))];
}

function terms(lang, form) {
  const stem = bases(lang, form).pop();
  return { stem, key: skeleton(lang, stem) };
}

function kin(lang, form) {
  const own = new Set(bases(lang, form));
  return (other) => {
    if (other === form) return 3;
    return bases(lang, other).some((base) => own.has(base)) ? 2 : 1;
  };
}

const heads = (lang, form) => [form, ...variants(lang, form)].map((one) => skeleton(lang, one)).filter((one) => one.length > 1);

function opens(lang, form) {
  return (other) => [other, ...variants(lang, other)].some((one) => one.startsWith(form));
}

/** What `targum.words` makes. */
export function makeWords() {
  return { words, normalise, terms, keys, kin, heads, opens, bases, variants,
    isStop: (lang, form) => STOPS[lang].includes(form) };
}
