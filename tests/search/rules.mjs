// What the theme's words.js makes of texts, one line for each: tests/search_rules.rs compares it with what the program
// makes of them, and looks at how many kin are found.
//
// node rules.mjs compare FOLDER   reads FOLDER/texts (lines of JSON: [language, text]), writes FOLDER/lines
// node rules.mjs reach FOLDER     reads FOLDER/texts (lines of JSON: [language, form]), writes FOLDER/lines
// FOLDER also has words.js, table.json and stem-LANG.js.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

const [mode, folder] = process.argv.slice(2);
const read = (name) => readFileSync(join(folder, name), 'utf8');

const window = {};
const context = vm.createContext({ window });
vm.runInContext(read('words.js'), context, { filename: 'words.js' });
const stemmers = {};
for (const name of readdirSync(folder)) {
  const lang = /^stem-(.+)\.js$/.exec(name)?.[1];
  if (lang) stemmers[lang] = vm.runInContext(read(name), context, { filename: name });
}
const analysis = window.targum.words(JSON.parse(read('table.json')), stemmers);
const lines = read('texts').split('\n').filter(Boolean).map((line) => JSON.parse(line));

/** All that is known of a form: what `facts` in search_rules.rs writes. */
function facts(lang, form) {
  const { stem, key } = analysis.terms(lang, form);
  return [form, stem, key, analysis.variants(lang, form).join(','), analysis.isStop(lang, form) ? '!' : ''].join('|');
}

function compare() {
  return lines.map(([lang, text]) => {
    // A character that this Unicode does not know: only its normal form may differ.
    if (/\p{Cn}/u.test(text)) return '?';
    const words = analysis.words(text).map(({ start, end, text: word }) => {
      if (word !== text.slice(start, end)) throw new Error(`the word at ${start} is not ${word}`);
      return `${start}-${end}|${facts(lang, analysis.normalise(word))}`;
    });
    return [facts(lang, analysis.normalise(text)), ...words].join('\t');
  });
}

/**
 * For each language: its forms; pairs of kin, and those that stand in a group that is looked into; beginnings of
 * forms, and those by which the form is found; groups that are looked into.
 */
function reach() {
  const all = new Map();
  for (const [lang, form] of lines) {
    if (!all.has(lang)) all.set(lang, { groups: new Map(), bases: new Map(), forms: [] });
    const { groups, bases, forms } = all.get(lang);
    forms.push(form);
    const into = (map, name) => map.set(name, [...(map.get(name) ?? []), form]);
    into(groups, analysis.terms(lang, form).key);
    for (const base of analysis.bases(lang, form)) into(bases, base);
  }
  return [...all].map(([lang, { groups, bases, forms }]) => {
    let pairs = 0;
    let found = 0;
    let typed = 0;
    let opened = 0;
    let keys = 0;
    for (const form of forms) {
      const kin = analysis.kin(lang, form);
      const looked = analysis.keys(lang, form);
      keys += looked.length;
      const there = new Set(looked.flatMap((key) => groups.get(key) ?? []));
      if (!there.has(form) || kin(form) !== 3) throw new Error(`${form} is not in its own group`);
      for (const other of new Set(analysis.bases(lang, form).flatMap((base) => bases.get(base)))) {
        if (other === form) continue;
        if (kin(other) !== 2) throw new Error(`${other} shares a base with ${form} and is not kin`);
        pairs += 1;
        if (there.has(other)) found += 1;
      }
      // What is typed so far, from five letters on: of three, two may be clitics.
      for (let end = 5; end < form.length; end += 1) {
        const start = form.slice(0, end);
        const heads = [...analysis.heads(lang, start), ...analysis.keys(lang, start)];
        if (!analysis.opens(lang, start)(form)) throw new Error(`${start} does not open ${form}`);
        typed += 1;
        if (heads.some((head) => analysis.terms(lang, form).key.startsWith(head))) opened += 1;
      }
    }
    return [lang, forms.length, pairs, found, typed, opened, keys].join('\t');
  });
}

writeFileSync(join(folder, 'lines'), (mode === 'reach' ? reach() : compare()).map((line) => `${line}\n`).join(''));
