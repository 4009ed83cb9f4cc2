// Searching as it goes on, for the gallery: `{ scene, name, kind, lang, play }`, where `play` leads an opened page to what
// is to be seen. The words are those of a title, so that every site finds something.

import { ask, pageOf, settled } from './search.mjs';
import { languages } from './site.mjs';

/** Nothing is called so in any language. */
const NOWHERE = 'qqzzxxj';

export function scenes(pages) {
  return languages(pages).flatMap((lang) => {
    const article = { name: pageOf(pages, 'article', lang), kind: 'article', lang, inWindow: true };
    const page = { name: pageOf(pages, 'search', lang), kind: 'search', lang };
    const [words] = pages.get(article.name).headings;
    const typed = (text) => async (tab) => {
      await tab.locator('.search-field:not(:disabled)').fill(text);
      await settled(tab);
    };
    return [
      { ...article, scene: 'search-dialog', play: (tab) => ask(tab, '') },
      { ...article, scene: 'search-dialog-results', play: (tab) => ask(tab, words) },
      { ...article, scene: 'search-dialog-none', play: (tab) => ask(tab, NOWHERE) },
      { ...page, scene: 'search-results', play: typed(words) },
      { ...page, scene: 'search-none', play: typed(NOWHERE) },
      { ...page, scene: 'search-without-scripts', scriptless: true },
    ];
  });
}
