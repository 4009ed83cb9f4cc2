// The checks against a site that has nothing wrong, and against sites that have one thing wrong.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { checkAxe } from './lib/axe.mjs';
import { withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { BASE, example, inFolder } from './lib/example.mjs';
import { checkScriptless, checkSkipLink } from './lib/keyboard.mjs';
import { checkLayout } from './lib/layout.mjs';
import { checkFeeds, checkIds, checkLinks, checkReachable, checkStyles } from './lib/links.mjs';
import { checkNu } from './lib/nu.mjs';
import { checkKinds, checkPages, directionOf, visitAll } from './lib/pages.mjs';
import { none, report } from './lib/problems.mjs';
import { readSite } from './lib/site.mjs';

const ARTICLE = 'nl/complaints/Luister-naar-de-klant/index.html';
const HEBREW = 'he/complaints/להקשיב-ללקוח/index.html';

// One browser for all: what is tested here is the checks, not the pages.
let browser;
let close;
before(
  () =>
    new Promise((resolve, reject) => {
      withBrowser((opened) => {
        browser = opened;
        resolve();
        return new Promise((done) => (close = done));
      }, '--allow-file-access-from-files').catch(reject);
    }),
);
after(() => close?.());

/** Runs a check on the example site, with `edit(text)` done to one of its files; on all pages or `only` some. */
async function found(check, name, edit, only) {
  const files = example();
  if (name) {
    assert.ok(files.has(name), `the example has no ${name}`);
    const text = edit(files.get(name));
    if (text === null) files.delete(name);
    else {
      assert.notEqual(text, files.get(name), `${name} is as it was`);
      files.set(name, text);
    }
  }
  return inFolder(files, async (folder) => {
    const site = readSite(folder);
    const documents = await readDocuments(browser, site);
    if (only) documents.pages = new Map([...documents.pages].filter(([page]) => only.includes(page)));
    return check(site, documents);
  });
}

const insert = (html) => (text) => text.replace('</main>', `${html}</main>`);
const swap = (from, to) => (text) => text.replace(from, to);

const CHECKS = {
  pages: (site, { pages }) => checkPages(pages),
  kinds: (site, { pages }) => checkKinds(pages),
  visits: async (site, { pages }) => (await visitAll(browser, site, pages)).flatMap(({ problems }) => problems),
  links: (site, documents) => checkLinks(site, documents),
  ids: (site, { pages }) => checkIds(pages),
  reachable: (site, documents) => checkReachable(site, documents),
  styles: (site, documents) => checkStyles(site, documents),
  feeds: (site, documents) => checkFeeds(site, documents),
  layout: (site, { pages }) => checkLayout(browser, site, pages, 320),
  'skip link': (site, { pages }) => checkSkipLink(browser, site, pages),
  scriptless: (site, { pages }) => checkScriptless(browser, site, pages),
  nu: (site) => checkNu(site),
  'axe, light': (site, { pages }) => checkAxe(browser, site, pages, 'light'),
  'axe, dark': (site, { pages }) => checkAxe(browser, site, pages, 'dark'),
};

for (const [name, check] of Object.entries(CHECKS)) {
  test(`a site with nothing wrong: ${name}`, async () => none(await found(check)));
}

// What is broken: the check that tells, the file, the edit, the page it tells of, what it says.
const BROKEN = [
  ['a word in the console', 'visits', 'assets/site.js', () => "console.log('hello')", ARTICLE, /console log: hello/],
  ['an error in a script', 'visits', 'assets/site.js', () => "throw new Error('oops')", ARTICLE, /script error: oops/],
  ['an inline style', 'visits', ARTICLE, insert('<p style="color: red">x</p>'), ARTICLE, /console error: .*Content Security Policy/],
  ['an inline script', 'visits', ARTICLE, insert('<script>1</script>'), ARTICLE, /console error: .*Content Security Policy/],
  ['a remote image that the policy stops', 'visits', ARTICLE, insert('<img src="https://images.example/x.png" alt="">'), ARTICLE, /images\.example/],
  ['a remote image', 'visits', ARTICLE, (text) => insert('<img src="https://images.example/x.png" alt="">')(text.replace(/.*Content-Security.*/, '')), ARTICLE, /request outside the site: https:\/\/images\.example\/x\.png/],
  ['a file from another folder', 'visits', ARTICLE, insert('<img src="file:///etc/hostname" alt="">'), ARTICLE, /request outside the site: file:/],
  ['an image that is not there', 'visits', ARTICLE, insert('<img src="x.png" alt="">'), ARTICLE, /request failed: .*x\.png/],
  ['a 404 page that misses its style sheet', 'visits', '404.html', swap('/guide/assets', '/assets'), '404.html', /assets\/site\.css/],
  ['a redirect to nowhere', 'visits', 'old/index.html', swap('0; url=../nl/index.html', '0; url=../nl/none.html'), 'old/index.html', /none\.html/],
  ['a redirect that stays', 'visits', 'old/index.html', swap(/<meta http-equiv="refresh".*/, ''), 'old/index.html', /redirects nowhere/],
  ['a wrong direction', 'pages', HEBREW, swap('dir="rtl"', 'dir="ltr"'), HEBREW, /dir is "ltr", but he is written rtl/],
  ['no direction', 'pages', HEBREW, swap('dir="rtl" ', ''), HEBREW, /dir is null/],
  ['no language', 'pages', ARTICLE, swap('lang="nl" ', ''), ARTICLE, /no language tag/],
  ['another language', 'pages', ARTICLE, swap('lang="nl"', 'lang="en"'), ARTICLE, /not in en\//],
  ['an unknown kind', 'pages', ARTICLE, swap('data-kind="article"', 'data-kind="artikel"'), ARTICLE, /data-kind is "artikel"/],
  ['no title', 'pages', ARTICLE, swap(/<title>.*?<\/title>/, '<title> </title>'), ARTICLE, /no title/],
  ['two headings', 'pages', ARTICLE, insert('<h1>Nog een</h1>'), ARTICLE, /2 h1, not one/],
  ['a kind that is missing', 'kinds', 'nl/glossary/index.html', () => null, '(site)', /no page of kind glossary in nl/],
  ['no 404 page', 'kinds', '404.html', () => null, '(site)', /0 pages of kind not-found/],
  ['a dead link', 'links', ARTICLE, insert('<a href="../../nope/index.html">x</a>'), ARTICLE, /nope\/index\.html"> no such file/],
  ['a link in the wrong case', 'links', ARTICLE, insert('<a href="../Index.html">x</a>'), ARTICLE, /there is nl\/complaints\/index\.html/],
  ['a missing anchor', 'links', ARTICLE, insert('<a href="../index.html#nope">x</a>'), ARTICLE, /no id nope in nl\/complaints\/index\.html/],
  ['a missing anchor on the page', 'links', ARTICLE, insert(`<a href="#${encodeURIComponent('אין')}">x</a>`), ARTICLE, /no id אין/],
  ['a link to a folder', 'links', ARTICLE, insert('<a href="../">x</a>'), ARTICLE, /names a folder/],
  ['a link from the root', 'links', ARTICLE, insert('<a href="/nl/index.html">x</a>'), ARTICLE, /starts at the root/],
  ['a link out of the folder', 'links', ARTICLE, insert('<a href="../../../../x.html">x</a>'), ARTICLE, /leads out of the folder/],
  ['a link without an address', 'links', ARTICLE, insert('<a href="">x</a>'), ARTICLE, /empty/],
  ['a link of another scheme', 'links', ARTICLE, insert('<a href="javascript:alert(1)">x</a>'), ARTICLE, /has the scheme javascript:/],
  ['the full address of a page of the site', 'links', ARTICLE, insert(`<a href="${BASE}nl/index.html">x</a>`), ARTICLE, /full address/],
  ['a remote image, named', 'links', ARTICLE, insert('<img src="https://images.example/x.png" alt="">'), ARTICLE, /loads from elsewhere/],
  ['a remote image for sharp screens', 'links', ARTICLE, insert('<img src="../../../assets/dot.svg" srcset="../../../assets/dot.svg 1x,//images.example/x.png 2x" alt="">'), ARTICLE, /names a host/],
  ['a poster that is not there', 'links', ARTICLE, insert('<video poster="x.png"></video>'), ARTICLE, /<video poster="x\.png"> no such file/],
  ['a canonical address that is not there', 'links', ARTICLE, swap(/rel="canonical" href="[^"]*"/, `rel="canonical" href="${BASE}nl/x.html"`), ARTICLE, /no such file/],
  ['a base', 'links', ARTICLE, swap('<title>', '<base href="../"><title>'), ARTICLE, /depends on <base/],
  ['a 404 page with a relative link', 'links', '404.html', insert('<a href="nl/index.html">x</a>'), '404.html', /does not start with \/guide\//],
  ['a 404 page with a dead link', 'links', '404.html', insert('<a href="/guide/nl/x.html">x</a>'), '404.html', /no such file/],
  ['an id twice', 'ids', ARTICLE, insert('<p id="main">x</p>'), ARTICLE, /id "main" is there 2 times/],
  ['a style sheet with a dead address', 'styles', 'assets/site.css', swap('dot.svg', 'dash.svg'), 'assets/site.css', /url\(dash\.svg\) no such file/],
  ['a style sheet with a remote address', 'styles', 'assets/site.css', swap('"dot.svg"', 'https://images.example/x.png'), 'assets/site.css', /not relative/],
  ['a sitemap with a page that is not there', 'feeds', 'sitemap.xml', swap('he/index.html', 'he/x.html'), 'sitemap.xml', /x\.html no such file/],
  ['a sitemap that is not well-formed', 'feeds', 'sitemap.xml', swap('</urlset>', ''), 'sitemap.xml', /not well-formed/],
  ['a page that is too wide', 'layout', HEBREW, insert('<svg width="900" height="8"></svg>'), HEBREW, /px too wide at 320 px: <svg/],
  ['no skip link', 'skip link', ARTICLE, swap(/<a class="skip".*/, ''), ARTICLE, /first Tab reaches no skip link/],
  ['a skip link that leads the focus nowhere', 'skip link', ARTICLE, swap(' tabindex="-1"', ''), ARTICLE, /does not move the focus/],
  ['a skip link that stays hidden', 'skip link', 'assets/site.css', swap('.skip:not(:focus)', '.skip'), ARTICLE, /not to be seen/],
  ['a page that needs scripts', 'scriptless', ARTICLE, swap('<main ', '<main hidden '), ARTICLE, /not to be seen/],
  ['bad HTML', 'nu', HEBREW, insert('<ul><p>x</p></ul>'), HEBREW, /^\d+:\d+ error: Element “p” not allowed/],
  ['obsolete HTML', 'nu', HEBREW, insert('<div align="left">x</div>'), HEBREW, /^\d+:\d+ warning: .*align/],
  ['an image without a text', 'axe, light', ARTICLE, swap(' alt=""', ''), ARTICLE, /image-alt \(light\)/],
  ['pale letters in the dark', 'axe, dark', 'assets/site.css', (text) => `${text}@media (prefers-color-scheme: dark) { p { color: #333; } }`, HEBREW, /color-contrast \(dark\)/],
];

// These open pages, which takes time: one is enough, and the first, which says where the site is.
const SLOW = ['visits', 'layout', 'axe, light', 'axe, dark'];

for (const [what, check, name, edit, page, says] of BROKEN) {
  test(`the check of ${check} tells of ${what}`, async () => {
    const problems = await found(CHECKS[check], name, edit, SLOW.includes(check) && ['index.html', page]);
    assert.ok(problems.some((problem) => problem.page === page && says.test(problem.what)), report(problems));
  });
}

test('a page that no link leads to is told of', async () => {
  const problems = await found((site, documents) => {
    const lost = { ...documents.pages.get(ARTICLE), kind: 'article' };
    documents.pages.set('nl/lost/index.html', lost);
    return checkReachable(site, documents);
  });
  assert.match(report(problems), /nl\/lost\/index\.html\n {4}no links lead here/);
});

test('a folder without pages is no site', () => {
  assert.throws(() => readSite('/nowhere/at/all'), /nowhere/);
});

test('languages know their direction', () => {
  const directions = ['he', 'ar', 'fa', 'yi', 'az-Arab', 'nl', 'en', 'az', 'x y'].map(directionOf);
  assert.deepEqual(directions, ['rtl', 'rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr', null]);
});
