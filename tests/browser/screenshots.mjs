// node screenshots.mjs OUTDIR: the gallery. Each kind of page in each language, at the widths of a telephone, a
// tablet and a desk, light and dark, whole and as a reader first sees it; searching as it goes on; some kinds on
// paper; and a sheet that shows them all. For people to look at. The site is the folder named by SITE.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eachOf, openPage, withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { print } from './lib/print.mjs';
import { scenes } from './lib/scenes.mjs';
import { baseUrl, readSite, samples } from './lib/site.mjs';

const HEIGHTS = { 360: 740, 768: 1024, 1280: 800 };
const SCHEMES = ['light', 'dark'];
const PRINTED = ['home', 'section', 'article', 'fallback', 'topic', 'glossary'];
/** On the sheet so many windows of a page are shown. */
const WINDOWS = 2;

const out = process.argv[2];
if (!out) {
  console.error('usage: node screenshots.mjs OUTDIR');
  process.exit(2);
}
for (const folder of ['pages', 'starts', 'paper']) mkdirSync(join(out, folder), { recursive: true });
const site = readSite();
const shown = await withBrowser(async (browser) => {
  const { pages } = await readDocuments(browser, site);
  const base = baseUrl(pages);
  const wanted = [...samples(site, pages, 1), ...scenes(pages)];
  for (const colorScheme of SCHEMES) {
    for (const [width, height] of Object.entries(HEIGHTS)) {
      for (const scripts of [true, false]) {
        const context = await browser.newContext({ colorScheme, viewport: { width: Number(width), height }, reducedMotion: 'reduce', javaScriptEnabled: scripts });
        await eachOf(wanted.filter(({ scriptless = false }) => scriptless !== scripts), (page) => openPage(context, site, { ...page, base }, async (tab) => {
          await page.play?.(tab);
          await picture(tab, page, Number(width), height, colorScheme);
        }));
        await context.close();
      }
    }
  }
  const context = await browser.newContext();
  await eachOf(wanted.filter(({ kind, scene }) => !scene && PRINTED.includes(kind)), (page) =>
    openPage(context, site, { ...page, base }, (tab) => print(tab, join(out, 'paper', `${subject(page)}-${page.lang}.pdf`))));
  await context.close();
  return wanted;
});
writeFileSync(join(out, 'index.html'), sheet(shown));

/** What a picture shows: the kind of page, and what the page says of how it stands to its source; or a scene. */
function subject({ kind, scene, standing }) {
  return scene ?? (standing && standing !== 'missing' ? `${kind}-${standing}` : kind);
}

async function picture(tab, page, width, height, scheme) {
  const name = `${subject(page)}-${page.lang}-${width}-${scheme}.png`;
  // A dialog stands in the window, not on the page.
  const fullPage = !page.inWindow;
  await tab.screenshot({ path: join(out, 'pages', name), fullPage });
  if (page.inWindow) return tab.screenshot({ path: join(out, 'starts', name) });
  const whole = await tab.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(whole, height * WINDOWS) };
  await tab.screenshot({ path: join(out, 'starts', name), fullPage, clip });
}

/** The sheet: by kind, then by language; it asks for nothing but its pictures. */
function sheet(shown) {
  const kinds = [...new Set(shown.map(subject))];
  const groups = kinds.map((kind) => {
    const rows = shown.filter((page) => subject(page) === kind).map((page) => row(page));
    return `<section id="${kind}">\n<h2>${kind}</h2>\n${rows.join('\n')}\n</section>`;
  });
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gallery</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
.row { display: flex; gap: 1rem; align-items: start; overflow-x: auto; padding-block-end: 1rem; }
figure { margin: 0; flex: none; }
img { display: block; block-size: auto; border: 1px solid GrayText; }
</style>
</head>
<body>
<h1>Gallery</h1>
<p>${kinds.map((kind) => `<a href="#${kind}">${kind}</a>`).join(' · ')}</p>
${groups.join('\n')}
</body>
</html>
`;
}

function row(page) {
  const { name, lang } = page;
  const kind = subject(page);
  const figures = SCHEMES.flatMap((scheme) => Object.keys(HEIGHTS).map((width) => {
    const file = `${kind}-${lang}-${width}-${scheme}.png`;
    return `<figure><a href="pages/${file}"><img src="starts/${file}" width="${Math.round(width / 2)}" loading="lazy" alt="${kind}, ${lang}, ${width} px, ${scheme}"></a><figcaption>${width}, ${scheme}</figcaption></figure>`;
  }));
  const paper = !page.scene && PRINTED.includes(page.kind) ? ` · <a href="paper/${kind}-${lang}.pdf">on paper</a>` : '';
  return `<h3>${lang} <small><bdi>${name}</bdi>${paper}</small></h3>\n<div class="row">\n${figures.join('\n')}\n</div>`;
}
