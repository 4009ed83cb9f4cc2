// The checks against a site that has nothing wrong, and against sites that have one thing wrong.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { checkAxe } from './lib/axe.mjs';
import { withBrowser } from './lib/browser.mjs';
import { checkContrast } from './lib/contrast.mjs';
import { readDocuments } from './lib/document.mjs';
import { BASE, example, inFolder } from './lib/example.mjs';
import { checkFirefox, checkFirefoxScriptless, withFirefox } from './lib/firefox.mjs';
import { checkFocus } from './lib/focus.mjs';
import { checkScriptless, checkSkipLink } from './lib/keyboard.mjs';
import { checkLayout } from './lib/layout.mjs';
import { checkFeeds, checkIds, checkLinks, checkReachable, checkStyles } from './lib/links.mjs';
import { checkLighthouse } from './lib/lighthouse.mjs';
import { checkNu } from './lib/nu.mjs';
import { checkKinds, checkPages, directionOf, visitAll } from './lib/pages.mjs';
import { checkBlocking, checkShift } from './lib/paint.mjs';
import { checkPrint } from './lib/print.mjs';
import { none, report } from './lib/problems.mjs';
import { freePort, serving } from './lib/server.mjs';
import { readSite } from './lib/site.mjs';
import { measureSize } from './lib/size.mjs';

const ARTICLE = 'nl/complaints/Luister-naar-de-klant/index.html';
const HEBREW = 'he/complaints/להקשיב-ללקוח/index.html';

// One browser of each sort for all: what is tested here is the checks, not the pages.
let browser;
let firefox;
let scriptless;
const closing = [];
const keep = (open) =>
  new Promise((resolve, reject) => {
    const closed = open((opened) => {
      resolve(opened);
      return new Promise((done) => closing.push(() => (done(), closed)));
    });
    closed.catch(reject);
  });
before(async () => {
  browser = await keep((work) => withBrowser(work, '--allow-file-access-from-files'));
  firefox = await keep((work) => withFirefox(work));
  scriptless = await keep((work) => withFirefox(work, { 'javascript.enabled': false }));
});
after(() => Promise.all(closing.map((close) => close())));

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
const style = (rules) => (text) => `${text}${rules}\n`;
/** So many letters that do not pack well, the same each time. */
const noise = (length) => Array.from({ length }, (_, index) => Math.abs(Math.sin(index) * 36e6 | 0).toString(36).at(-1)).join('');

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
  'layout, large': (site, { pages }) => checkLayout(browser, site, pages, 640, 'twice as large'),
  'layout, large by the browser': (site, { pages }) => checkLayout(browser, site, pages, 640, 'twice as large by the browser'),
  focus: (site, { pages }) => checkFocus(browser, site, pages, 1280),
  shift: (site, { pages }) => checkShift(browser, site, pages, 360),
  blocking: (site, { pages }) => checkBlocking(site, pages),
  size: (site, { pages }) => measureSize(site, pages).problems,
  print: (site, { pages }) => checkPrint(browser, site, pages),
  Firefox: (site, { pages }) => checkFirefox(firefox, site, pages),
  'Firefox without scripts': (site, { pages }) => checkFirefoxScriptless(scriptless, site, pages),
  'skip link': (site, { pages }) => checkSkipLink(browser, site, pages),
  scriptless: (site, { pages }) => checkScriptless(browser, site, pages),
  nu: (site) => checkNu(site),
  'axe, light': (site, { pages }) => checkAxe(browser, site, pages, 'light'),
  'axe, dark': (site, { pages }) => checkAxe(browser, site, pages, 'dark'),
  'axe, forced': (site, { pages }) => checkAxe(browser, site, pages, 'forced'),
  'contrast, light': (site, { pages }) => checkContrast(browser, site, pages, 'light'),
  'contrast, dark': (site, { pages }) => checkContrast(browser, site, pages, 'dark'),
};

// These read files, or have to see all of them. The others open pages, which takes time: a few are enough,
// and one of them the first, which says where the site is.
const QUICK = ['pages', 'kinds', 'links', 'ids', 'reachable', 'styles', 'feeds', 'skip link', 'scriptless', 'nu', 'blocking', 'size'];
const A_FEW = ['index.html', '404.html', ARTICLE, HEBREW];

for (const [name, check] of Object.entries(CHECKS)) {
  const only = !QUICK.includes(name) && name !== 'visits' && A_FEW;
  test(`a site with nothing wrong: ${name}`, async () => none(await found(check, null, null, only)));
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
  ['pale letters in colours of the reader', 'axe, forced', 'assets/site.css', style('p { forced-color-adjust: none; color: #777; background: #888; }'), HEBREW, /color-contrast \(forced\)/],
  ['letters that not all can read', 'contrast, light', 'assets/site.css', style('p { color: #666; }'), HEBREW, /contrast \(light\) 5\.\d+:1, not 7:1, of #666666/],
  ['letters that not all can read in the dark', 'contrast, dark', 'assets/site.css', style('li { color: #777; background: #111; } a { color: inherit }'), 'index.html', /contrast \(dark\) 4\.\d+:1, not 7:1/],
  ['letters of the frame that are pale', 'contrast, light', 'assets/site.css', style('header a { color: #888; }'), ARTICLE, /contrast \(light\) 3\.\d+:1, not 4\.5:1/],
  ['letters on a picture', 'contrast, light', 'assets/site.css', style('h1 { background: linear-gradient(red, blue); }'), HEBREW, /cannot be measured|not 7:1/],
  ['a page too wide for large letters', 'layout, large', 'assets/site.css', style('h1 { min-inline-size: 25rem; }'), HEBREW, /px too wide at 640 px, letters twice as large: <h1/],
  ['a page too wide for letters that a reader made large', 'layout, large by the browser', 'assets/site.css', style('h1 { min-inline-size: 25rem; }'), HEBREW, /px too wide at 640 px, letters twice as large by the browser: <h1/],
  ['navigation that is cut off', 'layout', 'assets/site.css', style('summary { overflow: hidden; inline-size: 44px; white-space: nowrap; }'), HEBREW, /text is cut off by <summary/],
  ['a link that is too narrow for its text', 'layout', 'assets/site.css', style('header a { inline-size: 44px; white-space: nowrap; }'), HEBREW, /text sticks out of what it names/],
  ['text outside the window', 'layout', 'assets/site.css', style('header { margin-inline-start: -60px; }'), HEBREW, /text is outside the window/],
  ['a focus that leaves no trace', 'focus', 'assets/site.css', style(':focus-visible { outline: none; }'), ARTICLE, /shows no sign of the focus: <a/],
  ['a shadow that is always there', 'focus', 'assets/site.css', style('a { box-shadow: 0 0 1px; } :focus-visible { outline: none; }'), ARTICLE, /shows no sign of the focus: <a/],
  ['an order of its own', 'focus', ARTICLE, insert('<a href="#main" tabindex="1">x</a>'), ARTICLE, /the first Tab reaches no skip link/],
  ['parts out of order', 'focus', ARTICLE, (text) => text.replace(/(<header>.*<\/header>\n)([\s\S]*<\/main>)/, '$2$1'), ARTICLE, /the focus goes from main to header/],
  ['a header from the end to the start', 'focus', 'assets/site.css', style('header { display: flex; flex-direction: row-reverse; }'), HEBREW, /the focus goes against the direction/],
  ['a header from the bottom to the top', 'focus', 'assets/site.css', style('header { display: flex; flex-direction: column-reverse; }'), ARTICLE, /the focus goes up/],
  ['a focus on what is not to be seen', 'focus', 'assets/site.css', style('main a { opacity: 0; }'), ARTICLE, /not to be seen \(hidden\)/],
  ['a focus below something else', 'focus', 'assets/site.css', style('header { position: fixed; inset: 0; background: red; }'), ARTICLE, /not to be seen \(covered\)/],
  ['a link that Tab leaves out', 'focus', ARTICLE, insert('<p inert><a href="#main">x</a></p>'), ARTICLE, /cannot be reached with Tab/],
  ['a page that keeps the focus', 'focus', 'assets/site.js', () => "addEventListener('keydown', (event) => event.shiftKey && event.preventDefault())", ARTICLE, /Shift\+Tab does not lead back/],
  ['links that are too small for fingers', 'focus', 'assets/site.css', style('header a { display: inline; }'), ARTICLE, /a target of \d+×\d+ px, not 44×44, in header/],
  ['text that makes way', 'shift', 'assets/site.js', () => "requestAnimationFrame(() => setTimeout(() => document.body.prepend(document.createElement('hr'), document.createElement('hr')), 60))", ARTICLE, /the layout shifts by 0\.\d+ at 360 px/],
  ['a font to wait for', 'shift', 'assets/site.css', style('@font-face { font-family: Slow; src: url("dot.svg"); }'), ARTICLE, /waits for the font "?Slow/],
  ['a script to wait for', 'blocking', ARTICLE, swap(' defer', ''), ARTICLE, /a script that the text waits for: <script/],
  ['a large script', 'size', 'assets/site.js', (text) => text + ' '.repeat(16_000), 'assets/site.js', /bytes of script/],
  ['a large article', 'size', ARTICLE, insert(`<p>${noise(60_000)}</p>`), ARTICLE, /bytes with all it loads/],
  ['sheets of paper without numbers', 'print', 'assets/site.css', swap('counter(page)', '"-"'), ARTICLE, /page 1 of 1 has no number/],
  ['navigation on paper', 'print', 'assets/site.css', swap('.skip, header, nav {', '.skip, header {'), HEBREW, /the navigation is printed: דילוג/],
  ['links that lead nowhere on paper', 'print', 'assets/site.css', swap('attr(href)', '""'), HEBREW, /where a link leads is not printed: https:\/\/elsewhere/],
  ['text that paper cuts off', 'print', 'assets/site.css', style('main p { overflow: hidden; white-space: nowrap; }'), HEBREW, /cut off: <p/],
  ['a word in the console of Firefox', 'Firefox', 'assets/site.js', () => "console.log('hello')", ARTICLE, /console log: hello/],
  ['an error in a script in Firefox', 'Firefox', 'assets/site.js', () => "throw new Error('oops')", ARTICLE, /script error: .*oops/],
  ['a remote image in Firefox', 'Firefox', ARTICLE, (text) => insert('<img src="https://images.example/x.png" alt="">')(text.replace(/.*Content-Security.*/, '')), ARTICLE, /request outside the site: https:\/\/images\.example/],
  ['an image that Firefox does not find', 'Firefox', ARTICLE, insert('<img src="x.png" alt="">'), ARTICLE, /not loaded: <img src="x\.png"/],
  ['a page that needs scripts, in Firefox', 'Firefox without scripts', ARTICLE, swap('<main ', '<main hidden '), ARTICLE, /the h1 is not to be seen/],
  ['navigation that stays folded', 'Firefox without scripts', 'assets/site.css', style('details ul { display: none; }'), ARTICLE, /does not open on a click/],
  ['no folded navigation', 'Firefox without scripts', 'assets/site.css', style('nav summary { display: none; }'), ARTICLE, /no folded navigation/],
  ['pale letters in the dark', 'axe, dark', 'assets/site.css', (text) => `${text}@media (prefers-color-scheme: dark) { p { color: #333; } }`, HEBREW, /color-contrast \(dark\)/],
];

for (const [what, check, name, edit, page, says] of BROKEN) {
  test(`the check of ${check} tells of ${what}`, async () => {
    const problems = await found(CHECKS[check], name, edit, !QUICK.includes(check) && ['index.html', page]);
    assert.ok(problems.some((problem) => problem.page === page && says.test(problem.what)), report(problems));
  });
}

/** What Lighthouse says of the article, with `edit(text)` done to it. */
async function judged(edit) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/guide/`;
  const files = new Map([...example()].map(([name, text]) => [name, text.replaceAll(BASE, address)]));
  files.set(ARTICLE, edit(files.get(ARTICLE)));
  return inFolder(files, async (folder) => {
    const site = readSite(folder);
    const { pages } = await readDocuments(browser, site);
    const only = new Map([...pages].filter(([name]) => name === ARTICLE));
    return serving(site, { port, path: '/guide/' }, (served) => checkLighthouse(site, only, served));
  });
}

test('Lighthouse is content with a page that has nothing wrong', async () => {
  const { problems, scores } = await judged((text) => text);
  none(problems);
  assert.deepEqual(scores, ['performance 100, accessibility 100, best-practices 100, seo 100: article, nl']);
});

test('Lighthouse tells of a page that hides from search engines and names no image', async () => {
  const { problems } = await judged((text) => text.replace('<title>', '<meta name="robots" content="noindex"><title>').replace(' alt=""', ''));
  assert.match(report(problems), /accessibility: Image elements/);
  assert.match(report(problems), /seo: Page is blocked from indexing/);
});

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
