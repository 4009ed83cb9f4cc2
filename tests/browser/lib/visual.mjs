// What stands where on a line: the cases of tests/visual/cases.tsv, and how a browser draws them.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../../visual/cases.tsv', import.meta.url));
/** Characters without a place of their own: white space, combining marks, those that only steer. */
const UNSEEN = /[\s\p{Mn}\p{Cf}]/gu;
const FROM_RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** A piece of a case as it stands from left to right. */
export function shown(piece) {
  const seen = [...piece.replaceAll(UNSEEN, '')];
  const letters = seen.some((found) => FROM_RIGHT.test(found) && /\p{L}/u.test(found));
  return (letters ? seen.reverse() : seen).join('');
}

/** All cases: name, lang, kind, source, and what must stand from left to right. */
export function readCases() {
  const lines = readFileSync(FILE, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  return lines.map((line) => {
    const [name, lang, kind, source, pieces] = line.split('\t');
    return { name, lang, kind, source, wanted: pieces.split(' ¦ ').map(shown).join('') };
  });
}

/** The page that shows a case. */
export function pageOf({ name, lang, kind }) {
  return kind === 'title' || kind === 'plain' ? `${lang}/titles/${name}/index.html` : `${lang}/cases/index.html`;
}

/**
 * Runs in the page: the characters of each case from left to right, by their rectangles. A plain text is put into an
 * element that takes its direction from the first letter.
 */
export function measure(cases) {
  const unseen = /[\s\p{Mn}\p{Cf}]/u;
  const passed = '.anchor, .footnote-back, .badge, svg';

  function order(element) {
    element.style.whiteSpace = 'nowrap';
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const seen = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(passed)) continue;
      let at = 0;
      for (const found of node.data) {
        const range = document.createRange();
        range.setStart(node, at);
        at += found.length;
        range.setEnd(node, at);
        if (unseen.test(found)) continue;
        const [box] = range.getClientRects();
        if (!box || box.width === 0) return `no place for ${found}`;
        seen.push({ found, middle: box.left + box.width / 2, top: box.top, bottom: box.bottom });
      }
    }
    if (seen.some((one) => seen.some((other) => one.bottom <= other.top))) return 'on two lines';
    return seen.sort((one, other) => one.middle - other.middle).map((one) => one.found).join('');
  }

  function elementOf({ name, kind }) {
    if (kind === 'title') return document.querySelector('h1');
    if (kind === 'plain') {
      const element = document.createElement('p');
      element.dir = 'auto';
      element.textContent = document.querySelector('meta[name=description]').content;
      document.querySelector('main').append(element);
      return element;
    }
    const within = { paragraph: 'p', list: 'li', table: 'td', heading: 'h3', footnote: 'p' }[kind];
    let element = document.getElementById(`c-${name}`)?.nextElementSibling;
    if (kind === 'footnote') {
      const [, note] = element.querySelector('a[role=doc-noteref]').getAttribute('href').split('#');
      element = document.getElementById(note);
    }
    return element?.matches(within) ? element : element?.querySelector(within);
  }

  return cases.map((one) => {
    const element = elementOf(one);
    return element ? order(element) : 'nowhere';
  });
}
