// A page as the engine sees it: enough of a browser to insert scripts into, with files in memory.

import { readdirSync, readFileSync } from 'node:fs';
import vm from 'node:vm';

const SCRIPTS = new URL('../../../themes/handbook/assets/search/', import.meta.url);
/** The parts of the script that searches, in the order in which they are put together. */
const PARTS = readdirSync(SCRIPTS).filter((name) => name.endsWith('.js')).sort();

/**
 * Opens a page with the engine. `files` is a map of the index's files, or a function from a path below
 * `assets/search/` to text, undefined for none. `makeWords` stands in for the words of the theme. `asked` collects the
 * addresses that scripts were loaded from.
 */
export function openPage(files, { makeWords, top = 'file:///site/', page = 'nl/index.html', lang = 'nl' } = {}) {
  const read = typeof files === 'function' ? files : (path) => files.get(path);
  const asked = [];
  const window = { URL, location: new URL(page, top), console };
  window.window = window;
  const context = vm.createContext(window);
  const base = new URL('assets/search/', top).href;
  const append = (script) => {
    asked.push(script.src);
    setTimeout(() => {
      const text = read(decodeURI(script.src.slice(base.length).split('?')[0]));
      if (text === undefined) return script.onerror();
      vm.runInContext(text, context);
      return script.onload();
    }, 0);
  };
  window.document = { currentScript: { src: new URL('assets/search.1234.js', top).href }, documentElement: { lang },
    createElement: () => ({ remove() {} }), head: { appendChild: append } };
  for (const part of PARTS) {
    vm.runInContext(readFileSync(new URL(part, SCRIPTS), 'utf8'), context, { filename: part });
  }
  if (makeWords) window.targum.words = makeWords;
  return { targum: window.targum, asked, names: () => asked.map((src) => src.slice(base.length)) };
}
