// Writes an index the way the format says, so that the engine's reading is judged by something that does not share
// its code. Slow and plain.

const SYMBOLS = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter((c) => c !== '"' && c !== '\\');

/** A number in the index's symbols. */
export function number(value) {
  if (value < 64) return SYMBOLS[value];
  const rest = value - 64;
  return SYMBOLS[64 + (rest % 29)] + number(Math.floor(rest / 29));
}

function sharedWith(before, word) {
  let shared = 0;
  while (shared < before.length && shared < word.length && before[shared] === word[shared]) shared++;
  return shared;
}

function frontCoded(before, word) {
  const shared = sharedWith(before, word);
  return number(shared) + number(word.length - shared) + word.slice(shared);
}

const byUnits = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** A sorted list of words. */
export function words(list) {
  let before = '';
  return [...list].sort(byUnits).map((word) => {
    const coded = frontCoded(before, word);
    before = word;
    return coded;
  }).join('');
}

/** A rising list of articles. */
export function slots(list) {
  return list.map((slot, at) => number(slot - (at ? list[at - 1] : -1) - 1)).join('');
}

/** `places`: [[slot, [[ordinal, level], …]], …], all rising. */
export function postings(places) {
  let before = -1;
  return places.map(([slot, sections]) => {
    const start = number(slot - before - 1);
    before = slot;
    return start + sections.map(([ordinal, level], at) => {
      const gap = at ? ordinal - sections[at - 1][0] - 1 : ordinal;
      return number((gap * 2 + (at === sections.length - 1 ? 1 : 0)) * 24 + level);
    }).join('');
  }).join('');
}

/** `forms`: [{text, parts: [key], places}]. */
function body(key, forms) {
  let before = key;
  return [...forms].sort((a, b) => byUnits(a.text, b.text)).map((form) => {
    const coded = frontCoded(before, form.text);
    before = form.text;
    const parts = form.parts ?? [];
    const places = postings(form.places);
    return coded + number(parts.length) + parts.map((part) => number(part.length) + part).join('') +
      number(places.length) + places;
  }).join('');
}

/** `groups`: [{key, forms}] or [{key, alias}], sorted, a real group before aliases of the same key. */
export function shard(groups) {
  let before = '';
  return groups.map((group) => {
    const coded = frontCoded(before, group.key);
    before = group.key;
    const content = group.alias ?? body(group.key, group.forms);
    const flags = (group.term ? 1 : 0) + (group.alias === undefined ? 0 : 2);
    return coded + number(flags) + number(content.length) + content;
  }).join('');
}

/** The call that a file of the index is. */
export function call(kind, lang, name, data) {
  return `targum.register(${[kind, lang, name, data].map((value) => JSON.stringify(value)).join(', ')});\n`;
}

/** A file's name from the start that its words share. */
export function nameOf(start) {
  return [...Array(start.length).keys()].map((at) => start.charCodeAt(at).toString(36)).join('-') || '_';
}
