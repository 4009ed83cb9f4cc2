// A page as the engine sees it: enough of a browser to insert scripts into, with files in memory.

import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const SCRIPTS = new URL('../../../themes/handbook/assets/search/', import.meta.url);
/** In the order in which pages load them. */
export const PARTS = ['read', 'load', 'match', 'score', 'snippet', 'spell', 'translate', 'hits', 'engine'];

/** The text of one of the theme's scripts. */
export const scriptText = (name) => readFileSync(new URL(`${name}.js`, SCRIPTS), 'utf8');

/**
 * Opens a page with the engine. `files` is a map of the index's files, or a function from a path below
 * `assets/search/` to text, undefined for none. `asked` collects the addresses that scripts were loaded from.
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
  window.document = { currentScript: { src: `${base}engine.1234.js` }, documentElement: { lang },
    createElement: () => ({ remove() {} }), head: { appendChild: append } };
  for (const part of PARTS) {
    vm.runInContext(scriptText(part), context, { filename: `${part}.js` });
  }
  if (makeWords) window.targum.words = makeWords;
  return { targum: window.targum, asked, names: () => asked.map((src) => src.slice(base.length)) };
}
