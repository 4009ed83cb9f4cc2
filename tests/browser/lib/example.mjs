// A small site with nothing wrong, as the generator makes them: the checks must be silent about it,
// and speak up when something in it is broken.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';

export const BASE = 'https://handbook.example/guide/';
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'";
const WORDS = {
  he: { dir: 'rtl', skip: 'דילוג לתוכן', home: 'ספר נהלים', section: 'תלונות', article: 'להקשיב ללקוח', topic: 'יושר',
    topics: 'נושאים', glossary: 'מילון מונחים', 'a-z': 'לפי האלפבית', search: 'חיפוש', fallback: 'ללא תרגום' },
  nl: { dir: 'ltr', skip: 'Naar de inhoud', home: 'Handboek', section: 'Klachten', article: 'Luister naar de klant',
    topic: 'Eerlijkheid', topics: 'Onderwerpen', glossary: 'Woordenlijst', 'a-z': 'Van A tot Z', search: 'Zoeken', fallback: 'Niet vertaald' },
  ar: { dir: 'rtl', skip: 'انتقل إلى المحتوى', home: 'دليل العمل', section: 'الشكاوى', article: 'استمع إلى العميل',
    topic: 'الصدق', topics: 'المواضيع', glossary: 'مسرد', 'a-z': 'من الألف إلى الياء', search: 'البحث', fallback: 'غير مترجم' },
};
const PLACES = { home: '', section: 'complaints/', article: 'complaints/ARTICLE/', topic: 'topics/honesty/', topics: 'topics/',
  glossary: 'glossary/', 'a-z': 'a-z/', search: 'search/', fallback: 'complaints/more/' };

const place = (lang, kind) => `${lang}/${PLACES[kind].replace('ARTICLE', WORDS[lang].article.replaceAll(' ', '-'))}index.html`;
const between = (from, to) => posix.relative(posix.dirname(from), to);
const encoded = (path) => path.split('/').map(encodeURIComponent).join('/');

/** The files of the site by name. */
export function example() {
  const files = new Map([
    ['assets/site.css', STYLE],
    ['assets/site.js', "document.documentElement.classList.add('scripts');\n"],
    ['assets/dot.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><circle id="dot" cx="4" cy="4" r="4"/></svg>\n'],
    ['index.html', chooser()],
    ['404.html', notFound()],
    ['old/index.html', redirect()],
  ]);
  for (const lang of Object.keys(WORDS)) {
    for (const kind of Object.keys(PLACES)) files.set(place(lang, kind), page(lang, kind));
  }
  const locations = [...files.keys()].filter((name) => name.startsWith('he/')).map((name) => `<url><loc>${BASE}${encoded(name)}</loc></url>`);
  files.set('sitemap.xml', `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${locations.join('')}</urlset>\n`);
  return files;
}

/** Puts files into a new folder, hands it to `work`, and removes it. */
export async function inFolder(files, work) {
  const folder = mkdtempSync(join(tmpdir(), 'site with a space-'));
  try {
    for (const [name, text] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function document({ lang, dir, kind, title, css, head = '', body }) {
  return `<!DOCTYPE html>
<html lang="${lang}" dir="${dir}" data-kind="${kind}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${title}">
<title>${title}</title>
<link rel="stylesheet" href="${css}">
${head}</head>
<body>
${body}
</body>
</html>
`;
}

function page(lang, kind) {
  const words = WORDS[lang];
  const here = place(lang, kind);
  const to = (name) => encoded(between(here, name));
  const kinds = Object.keys(PLACES).map((other) => `<li><a href="${to(place(lang, other))}">${words[other]}</a></li>`);
  const others = Object.keys(WORDS).filter((other) => other !== lang);
  const switcher = others.map((other) => `<a lang="${other}" href="${to(place(other, kind))}">${WORDS[other].home}</a>`);
  return document({
    lang, kind, dir: words.dir, title: words[kind], css: to('assets/site.css'),
    head: `<link rel="canonical" href="${BASE}${encoded(here)}">\n<script src="${to('assets/site.js')}" defer></script>\n`,
    body: `<a class="skip" href="#main">${words.skip}</a>
<header>${switcher.join(' ')}</header>
<nav aria-label="${words['a-z']}"><details><summary>${words.skip} +</summary><ul>${kinds.join('')}</ul></details></nav>
<main id="main" tabindex="-1"><h1>${words[kind]}</h1>
<p>${`${words.article}. `.repeat(20)}</p>
<h2 id="${words.topic}">${words.topic}</h2>
<p><a href="#${encodeURIComponent(words.topic)}">${words.topic}</a> <a href="https://elsewhere.example/a?b=c">${words.fallback}</a>
<img src="${to('assets/dot.svg')}" srcset="${to('assets/dot.svg')} 1x, ${to('assets/dot.svg')} 2x" alt="" width="8" height="8"></p></main>`,
  });
}

function chooser() {
  const links = Object.entries(WORDS).map(([lang, { dir, home }]) => `<li lang="${lang}" dir="${dir}"><a href="${lang}/index.html">${home}</a></li>`);
  return document({ lang: 'he', dir: 'rtl', kind: 'chooser', title: WORDS.he.home, css: 'assets/site.css',
    head: `<link rel="canonical" href="${BASE}index.html">\n`,
    body: `<main><h1>${WORDS.he.home}</h1><ul>${links.join('')}</ul></main>` });
}

function notFound() {
  const root = new URL(BASE).pathname;
  return document({ lang: 'he', dir: 'rtl', kind: 'not-found', title: '404', css: `${root}assets/site.css`,
    body: `<main><h1>404</h1><p><a href="${root}he/index.html">${WORDS.he.home}</a></p></main>` });
}

function redirect() {
  return document({ lang: 'nl', dir: 'ltr', kind: 'redirect', title: WORDS.nl.home, css: '../assets/site.css',
    head: '<meta http-equiv="refresh" content="0; url=../nl/index.html">\n',
    body: `<main><h1>${WORDS.nl.home}</h1><p><a href="../nl/index.html">${WORDS.nl.home}</a></p></main>` });
}

const STYLE = `
:root { color-scheme: light dark; font: 1.125rem/1.6 sans-serif; background: Canvas; color: CanvasText; }
body { margin: 1rem auto; max-inline-size: 60rem; }
a { color: LinkText; }
ul { padding: 0; list-style: none; }
li, header { padding-block: .5rem; }
.skip:not(:focus) { position: absolute; clip-path: inset(50%); block-size: 1px; inline-size: 1px; overflow: hidden; }
/* Not below the text: axe does not judge contrast over pictures. */
img { background: url("dot.svg") no-repeat; }
header a, nav a, nav summary { display: inline-block; min-block-size: 44px; min-inline-size: 44px; }
.skip:focus { position: absolute; inset-block-start: 0; background: Canvas; }
@page { margin: 15mm; @bottom-center { content: counter(page); } }
@media print {
  .skip, header, nav { display: none; }
  main a[href^="http"]::after { content: " (" attr(href) ")"; }
}
`;
