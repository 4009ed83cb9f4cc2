// Searching as people do it, from disk: with and without scripts, by keyboard, on a telephone, in three languages.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import test from 'node:test';
import { COLOURS } from './lib/axe.mjs';
import { withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { ask, focused, messages, opened, pageOf, settled } from './lib/search.mjs';
import { fileUrl, readSite } from './lib/site.mjs';

const site = readSite();
const { pages } = await withBrowser((browser) => readDocuments(browser, site));
const LANGUAGES = ['he', 'nl', 'ar'];
/** What the engine of these tests calls the words it translates. */
const WORDS = { he: 'תלונה', nl: 'klacht', ar: 'شكوى' };
/** Runs a story in a browser of its own. */
const story = (name, settings, work) => test(name, () =>
  withBrowser((browser) => opened(browser, site, pages, settings, work)));
const value = (tab) => tab.locator('.search-field').inputValue();

for (const lang of LANGUAGES) {
  const says = messages(lang);

  story(`without scripts the header leads to a page that says what is missing and where to go on, in ${lang}`,
    { lang, javaScriptEnabled: false }, async (tab) => {
      await tab.locator('.search-open').click();
      assert.match(tab.url(), /\/search\/index\.html$/);
      const field = tab.locator('.search-field');
      assert.ok(await field.isDisabled());
      assert.equal(await field.getAttribute('placeholder'), `\u2068${says.get('search-needs-script')}\u2069`);
      assert.equal(await field.evaluate((element) => getComputedStyle(element).textAlign), lang === 'nl' ? 'start' : 'end');
      const told = tab.locator(`#${await field.getAttribute('aria-describedby')}`);
      assert.ok(await told.isVisible());
      assert.equal(await told.innerText(), says.get('search-needs-script-text'));
      for (const way of ['topics', 'glossary', 'a-z']) assert.ok(await tab.locator(`main .ways a[href*="${way}/"]`).isVisible(), way);
      assert.equal(await tab.locator('.search-filter').isVisible(), false);
      await tab.locator('main .ways a').last().click();
      assert.match(tab.url(), /\/a-z\/index\.html$/);
    });

  story(`with scripts the page does not say that they are missing, in ${lang}`, { lang, kind: 'search' }, async (tab) => {
    await tab.locator('.search-field:not(:disabled)').waitFor();
    assert.equal(await tab.locator('.search-needs').isVisible(), false);
    assert.equal(await tab.locator('.search-field').getAttribute('placeholder'), says.get('search-label'));
    assert.equal(await tab.evaluate(() => getComputedStyle(document.querySelector('.search-field')).direction), lang === 'nl' ? 'ltr' : 'rtl');
  });

  story(`nothing found is said with the words, and with ways on, in ${lang}`, { lang }, async (tab) => {
    await ask(tab, 'none');
    const told = tab.locator('.search-none');
    assert.equal(await told.locator('p').first().innerText(), says.get('search-none').replace('{ $words }', 'none'));
    assert.equal(await told.locator('p bdi').innerText(), 'none');
    assert.equal(await told.locator('.ways a').count(), 3);
  });

  story(`the name of each language's results says which it is, and they run as it does, in ${lang}`, { lang }, async (tab) => {
    await ask(tab, 'few');
    const hits = await tab.locator('.hits-others .hit').evaluateAll((items) => items.map((item) => [item.lang, item.dir, item.querySelector('.badge').textContent,
      getComputedStyle(item.querySelector('.hit-text')).direction, item.querySelector('[data-hit]').hreflang]));
    const NAMES = { he: ['he', 'rtl', 'עברית', 'rtl', 'he'], nl: ['nl', 'ltr', 'Nederlands', 'ltr', 'nl'], ar: ['ar', 'rtl', 'العربية', 'rtl', 'ar'] };
    assert.deepEqual(hits, LANGUAGES.filter((other) => other !== lang).map((other) => NAMES[other]));
    const own = tab.locator('.search-found > .hits .hit').first();
    assert.equal(await own.getAttribute('lang'), null);
    const told = await tab.locator('.search-told p').allInnerTexts();
    assert.deepEqual(told[0], says.get('search-corrected').replace('{ $to }', 'few').replace('{ $from }', 'fwe'));
    assert.deepEqual(told.slice(1), [1, 2].map(() => says.get('search-translated').replace('{ $words }', WORDS[lang])));
  });
}

for (const lang of LANGUAGES) {
  story(`an article is found by its title and opened, from disk and with nothing but the site's own files, in ${lang}`,
    { lang, fake: false, kind: 'glossary' }, async (tab) => {
      const name = pageOf(pages, 'article', lang);
      const [title] = pages.get(name).headings;
      await ask(tab, title);
      const links = await tab.locator('.hit-title a').evaluateAll((all) => all.map((link) => ({ href: link.href, text: link.textContent, marks: link.querySelectorAll('mark').length })));
      const at = links.findIndex(({ href }) => href === fileUrl(site, name));
      assert.ok(at >= 0 && links[at].marks > 0, JSON.stringify(links));
      assert.equal(links[at].text, title);
      await tab.locator('.hit-title a').nth(at).press('Enter');
      await tab.waitForURL(fileUrl(site, name));
    });

  story(`every page has the search for programs too, in ${lang}`, { lang, fake: false }, async (tab) => {
    const name = pageOf(pages, 'article', lang);
    const hits = await tab.evaluate(([words, lang]) => globalThis.targum.search(words, { lang }), [pages.get(name).headings[0], lang]);
    assert.ok(hits.some((hit) => new URL(hit.url, site.url).href === fileUrl(site, name)), JSON.stringify(hits.map(({ url }) => url)));
    assert.deepEqual(Object.keys(hits[0]).sort(), ['lang', 'score', 'snippet', 'title', 'url']);
  });

  story(`what nobody wrote is not found, in ${lang}`, { lang, fake: false, kind: 'search', query: '?q=qqzzxxj' }, async (tab) => {
    await tab.locator('.search-none').waitFor();
    assert.equal(await tab.locator('.hit').count(), 0);
  });
}

story('that only other languages have something is said', { lang: 'he' }, async (tab) => {
  await ask(tab, 'abroad');
  assert.equal(await tab.locator('.search-count').innerText(), messages('he').get('search-none').replace('{ $words }', 'abroad'));
  assert.equal(await tab.locator('.hits-others .hit').count(), 2);
  assert.equal(await tab.locator('.search-none').count(), 0);
});

const COUNTS = {
  he: { 1: 'תוצאה אחת', 2: 'שתי תוצאות', 11: '11 תוצאות', 20: '20 תוצאות' },
  nl: { 1: '1 resultaat', 2: '2 resultaten', 1234: '1.234 resultaten' },
  ar: { 1: 'نتيجة واحدة', 2: 'نتيجتان', 3: '3 نتائج', 11: '11 نتيجة', 100: '100 نتيجة' },
};
for (const lang of LANGUAGES) {
  story(`results are counted as the language counts, in ${lang}`, { lang, kind: 'search' }, async (tab) => {
    const field = tab.locator('.search-field:not(:disabled)');
    for (const [number, says] of Object.entries(COUNTS[lang])) {
      await field.fill(number);
      await tab.locator('.search-count', { hasText: new RegExp(`^${says}$`) }).waitFor({ timeout: 10_000 });
    }
  });
}

test('the dialog opens by the header, by / and by Ctrl or ⌘ K on any letters', () => withBrowser(async (browser) => {
  const keys = (init) => (tab) => tab.evaluate((keys) => document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...keys })), init);
  const ways = [(tab) => tab.locator('.search-open').click(), (tab) => tab.keyboard.press('/'), (tab) => tab.keyboard.press('Control+k'), (tab) => tab.keyboard.press('Meta+k'),
    keys({ key: 'ל', code: 'KeyK', ctrlKey: true }), keys({ key: 'ن', code: 'KeyK', metaKey: true }),
    async (tab) => { await tab.locator('.search-open').focus(); await tab.keyboard.press('Enter'); },
    async (tab) => { await tab.locator('.search-open').focus(); await tab.keyboard.press('Space'); }];
  for (const way of ways) {
    await opened(browser, site, pages, {}, async (tab) => {
      await way(tab);
      await tab.locator('.search-dialog[open]').waitFor({ timeout: 10_000 });
      assert.equal(await focused(tab), 'field');
      assert.equal(await tab.locator('.search-start').isVisible(), true);
    });
  }
  await opened(browser, site, pages, {}, async (tab) => {
    await keys({ key: 'k', code: 'KeyK' })(tab);
    await keys({ key: 'q', code: 'KeyK', ctrlKey: true })(tab);
    assert.equal(await tab.locator('.search-dialog').count(), 0);
  });
}));

story('in a field / is a letter, and Ctrl K is left alone', { kind: 'article', lang: 'nl' }, async (tab) => {
  await ask(tab, 'a/b');
  assert.equal(await value(tab), 'a/b');
  await tab.keyboard.press('Escape');
  await tab.evaluate(() => document.querySelector('main').append(document.createElement('textarea')));
  await tab.locator('textarea').focus();
  await tab.keyboard.type('/');
  await tab.keyboard.press('Control+k');
  assert.equal(await tab.locator('textarea').inputValue(), '/');
  assert.equal(await tab.locator('.search-dialog[open]').count(), 0);
});

story('keys lead through the results and back, and Escape to where one was', {}, async (tab) => {
  await tab.locator('.search-open').focus();
  await ask(tab, '25');
  const last = await tab.locator('.search-dialog [data-hit]').count();
  assert.ok(last > 6);
  const path = [['ArrowDown', 1], ['ArrowDown', 2], ['ArrowUp', 1], ['End', last], ['ArrowDown', last], ['Home', 1], ['ArrowUp', 'field'], ['ArrowUp', 'field']];
  for (const [key, where] of path) {
    await tab.keyboard.press(key);
    assert.equal(await focused(tab), where, key);
  }
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.type('6');
  assert.deepEqual([await focused(tab), await value(tab)], ['field', '256']);
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('Backspace');
  assert.deepEqual([await focused(tab), await value(tab)], ['field', '25']);
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('Escape');
  assert.equal(await tab.locator('.search-dialog[open]').count(), 0);
  assert.equal(await focused(tab), 'opener');
});

story('Tab stays in the dialog, and the button and the ground beside it close it', {}, async (tab) => {
  await ask(tab, '3');
  for (let step = 0; step < 12; step++) {
    await tab.keyboard.press('Tab');
    assert.ok(await tab.evaluate(() => document.activeElement === document.body || document.activeElement.closest('.search-dialog') !== null));
  }
  await tab.locator('.search-close').click();
  assert.equal(await tab.locator('.search-dialog[open]').count(), 0);
  await tab.keyboard.press('/');
  assert.equal(await value(tab), '3');
  await tab.mouse.click(20, 400);
  assert.equal(await tab.locator('.search-dialog[open]').count(), 0);
});

story('Enter opens a result, with Ctrl in a new tab', {}, async (tab, context) => {
  await ask(tab, '3');
  await tab.keyboard.press('ArrowDown');
  const there = context.waitForEvent('page');
  await tab.keyboard.press('Control+Enter');
  await (await there).waitForURL(/\/he\/a-z\/index\.html$/);
  assert.equal(await tab.locator('.search-dialog[open]').count(), 1);
  await tab.keyboard.press('Enter');
  await tab.waitForURL(/\/he\/a-z\/index\.html$/);
});

story('Enter in the field leads to all results, as does their link', { lang: 'nl' }, async (tab) => {
  await ask(tab, '25 & meer');
  const link = await tab.locator('.search-all').getAttribute('href');
  await tab.keyboard.press('Enter');
  await tab.waitForURL(/\/nl\/search\/index\.html\?q=/);
  assert.equal(await value(tab), '25 & meer');
  assert.equal(new URL(link, tab.url()).search, '?q=25%20%26%20meer');
  await settled(tab);
  assert.equal(await tab.locator('.search-page .hit').count(), 10);
});

story('a result on the present page closes the dialog', { kind: 'a-z', lang: 'nl' }, async (tab) => {
  await ask(tab, '3');
  await tab.locator('.hit-sections [data-hit]').first().click();
  await tab.waitForURL(/#letter-1$/);
  assert.equal(await tab.locator('.search-dialog[open]').count(), 0);
});

story('an answer that comes too late is dropped', { kind: 'search' }, async (tab) => {
  const field = tab.locator('.search-field:not(:disabled)');
  await field.fill('7@900');
  await tab.waitForFunction(() => globalThis.asked?.some(({ words }) => words === '7@900'));
  await tab.locator('.search-wait').waitFor();
  await field.fill('4');
  await tab.locator('.search-count', { hasText: '4' }).waitFor();
  await tab.waitForTimeout(1000);
  assert.equal(await tab.locator('.search-count').innerText(), '4 תוצאות');
  await field.fill('');
  await tab.waitForFunction(() => !document.querySelector('.search-start').hidden);
  assert.equal(await tab.locator('.hit').count(), 0);
});

story('keys gather while a question is answered, and what is found is read out once', {}, async (tab) => {
  await tab.keyboard.press('/');
  await tab.locator('.search-dialog[open] [role="status"]').waitFor({ state: 'attached' });
  await tab.evaluate(() => {
    globalThis.read = [];
    new MutationObserver(() => globalThis.read.push(document.querySelector('.search-dialog [role="status"]').textContent))
      .observe(document.querySelector('.search-dialog [role="status"]'), { childList: true });
  });
  await tab.locator('.search-dialog .search-field').fill('112345@900');
  await tab.keyboard.type(' abc', { delay: 5 });
  await settled(tab);
  await tab.waitForTimeout(1500);
  const { read, asked } = await tab.evaluate(() => ({ read: globalThis.read, asked: globalThis.asked.map(({ words }) => words) }));
  assert.deepEqual(asked, ['112345@900', '112345@900 abc']);
  assert.deepEqual(read, ['112,345 תוצאות']);
});

story('the field says where results are, and has a name', {}, async (tab) => {
  await ask(tab, '3');
  const says = messages('he');
  const field = tab.locator('.search-dialog .search-field');
  assert.equal(await field.getAttribute('aria-label'), says.get('search-label'));
  assert.equal(await tab.locator(`#${await field.getAttribute('aria-describedby')}`).textContent(), says.get('search-hint'));
  assert.equal(await tab.locator('.search-dialog').getAttribute('aria-label'), says.get('search-label'));
});

story('the field runs as what is in it does', {}, async (tab) => {
  await ask(tab, 'klacht');
  const direction = () => tab.evaluate(() => getComputedStyle(document.querySelector('.search-field')).direction);
  assert.deepEqual([await tab.locator('.search-field').getAttribute('dir'), await direction()], ['auto', 'ltr']);
  await tab.locator('.search-field').fill('תלונה');
  assert.equal(await direction(), 'rtl');
  await tab.locator('.search-field').fill('');
  assert.equal(await direction(), 'rtl');
});

story('a failure is said and can be tried again', {}, async (tab) => {
  await ask(tab, 'broken');
  assert.equal(await tab.locator('.search-failed .ways a').count(), 3);
  await tab.evaluate(() => { globalThis.mended = true; });
  await tab.locator('.search-failed button').click();
  await tab.locator('.search-count').waitFor();
  assert.equal(await focused(tab), 'field');
});

test('scripts that cannot be loaded are said, and loaded when they can be', () => withBrowser(async (browser) => {
  for (const kind of ['article', 'search']) {
    const context = await browser.newContext();
    const tab = await context.newPage();
    let missing = true;
    await tab.route(/\/assets\/search-panel\./, (route) => (missing ? route.abort() : route.continue()));
    await opened(browser, site, pages, { kind }, async (other) => tab.goto(other.url()));
    if (kind === 'article') await tab.keyboard.press('/');
    await tab.locator('.search-failed button').waitFor();
    missing = false;
    await tab.locator('.search-failed button').click();
    await tab.locator('.search-page, .search-dialog').locator('[role="status"]').waitFor({ state: 'attached' });
    assert.equal(await tab.locator('.search-failed').count(), 0);
    await context.close();
  }
}));

story('words are in the address, and Back leads to what was found', { kind: 'search', lang: 'nl', query: '?q=25' }, async (tab) => {
  await settled(tab);
  assert.equal(await value(tab), '25');
  assert.match(await tab.title(), /^\u206825\u2069 – /);
  await tab.locator('.search-more button').click();
  await tab.waitForFunction(() => document.querySelectorAll('.search-page .hit').length === 20);
  assert.equal(await tab.evaluate(() => [...document.querySelectorAll('.hit')].indexOf(document.activeElement.closest('.hit'))), 10);
  await tab.locator('.hit [data-hit]').nth(20).click();
  await tab.waitForURL(/a-z/);
  await tab.goBack();
  await settled(tab);
  await tab.waitForFunction(() => document.querySelectorAll('.search-page .hit').length === 20);
  assert.equal(await value(tab), '25');
  await tab.locator('.search-field').fill('3');
  await tab.waitForURL(/\?q=3$/);
  assert.match(await tab.locator('.switcher a[hreflang="he"]').getAttribute('href'), /search\/index\.html\?q=3$/);
  await tab.locator('.search-field').fill('');
  await tab.waitForURL(/index\.html$/);
});

story('topics narrow what is found, stand in the address, and can be taken back', { kind: 'search', lang: 'he', query: '?q=25' }, async (tab) => {
  await settled(tab);
  const chips = tab.locator('.chip');
  const pressed = () => chips.evaluateAll((all) => all.map((chip) => chip.getAttribute('aria-pressed')).join());
  assert.ok((await chips.count()) > 2);
  assert.match(await pressed(), /^true(,false)+$/);
  await chips.nth(1).click();
  await tab.locator('.search-count', { hasText: '15' }).waitFor();
  const topic = await chips.nth(1).getAttribute('value');
  assert.equal(new URL(tab.url()).searchParams.get('topic'), topic);
  assert.deepEqual(await tab.evaluate(() => globalThis.asked.at(-1).topics), [topic]);
  await tab.reload();
  await tab.locator('.search-count', { hasText: '15' }).waitFor();
  assert.match(await pressed(), /^false,true(,false)+$/);
  await chips.nth(0).click();
  await tab.locator('.search-count', { hasText: '25' }).waitFor();
  assert.equal(new URL(tab.url()).search, '?q=25');
});

story('a result tells where it lies, its sections, its topics and its other languages', { kind: 'search', lang: 'nl', query: '?q=3' }, async (tab) => {
  await settled(tab);
  const hit = tab.locator('.hit').first();
  assert.equal(await hit.locator('.hit-trail').innerText(), 'Moeilijke gesprekken');
  assert.equal(await hit.locator('mark').first().innerText(), 'klacht');
  assert.match(await hit.locator('.hit-sections a').getAttribute('href'), /\/nl\/a-z\/index\.html#letter-1$/);
  assert.deepEqual(await hit.locator('.hit-facts a').evaluateAll((links) => links.map((link) => `${link.lang} ${link.dir} ${link.textContent}`)), ['he rtl עברית', 'ar rtl العربية']);
  assert.equal(await tab.locator('.hit').nth(1).locator('.badge').innerText(), messages('nl').get('search-term'));
  const mark = await tab.evaluate(() => { const { paddingInlineStart, marginInlineEnd, display } = getComputedStyle(document.querySelector('.hit mark')); return [paddingInlineStart, marginInlineEnd, display]; });
  assert.deepEqual(mark, ['0px', '0px', 'inline']);
});

for (const width of [320, 360]) {
  story(`on a telephone of ${width} px the dialog fills the screen, does not scroll sideways and can be hit with a finger`,
    { viewport: { width, height: 640 }, hasTouch: true, isMobile: true, lang: 'ar' }, async (tab) => {
      await tab.locator('.search-open').tap();
      await tab.keyboard.type('few');
      await settled(tab);
      const seen = await tab.evaluate(() => {
        const dialog = document.querySelector('.search-dialog');
        const box = dialog.getBoundingClientRect();
        const field = dialog.querySelector('.search-field');
        const small = [...dialog.querySelectorAll('button, .search-all, .hit-title a, .hit-sections a')].flatMap((element) => {
          const { width, height } = (element.matches('[data-hit]') ? element.closest('.hit-main, li') : element).getBoundingClientRect();
          return width >= 43.5 && height >= 40 ? [] : [`${element.className || element.textContent} ${width}×${height}`];
        });
        const wide = [...dialog.querySelectorAll('*')].filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline' && !element.matches('.visually-hidden, svg, svg *'));
        return { box: [box.x, box.y, box.width, box.height], font: parseFloat(getComputedStyle(field).fontSize), small, wide: wide.map((element) => element.outerHTML.slice(0, 80)), page: document.documentElement.scrollWidth };
      });
      assert.deepEqual(seen.box, [0, 0, width, 640]);
      assert.ok(seen.font >= 16);
      assert.deepEqual([seen.small, seen.wide, seen.page], [[], [], width]);
    });
}

for (const [colours, settings] of Object.entries(COLOURS)) {
  test(`axe finds nothing in the dialog and on the page, with ${colours} colours`, () => withBrowser(async (browser) => {
    const found = [];
    const look = async (tab, what) => {
      await tab.evaluate(axe.source);
      const { violations } = await tab.evaluate((options) => globalThis.axe.run(document, options), { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
      found.push(...violations.flatMap((rule) => rule.nodes.map((node) => `${what}: ${rule.id} at ${node.target.join(' ')} ${node.html.slice(0, 120)}`)));
    };
    for (const lang of LANGUAGES) {
      const own = { lang, bypassCSP: true, ...settings };
      await opened(browser, site, pages, own, async (tab) => {
        await tab.keyboard.press('/');
        await tab.locator('.search-dialog [role="status"]').waitFor({ state: 'attached' });
        await look(tab, `${lang}, dialog, empty`);
      });
      for (const words of ['few', 'none', 'broken']) {
        await opened(browser, site, pages, own, async (tab) => { await ask(tab, words); await look(tab, `${lang}, dialog, ${words}`); });
        await opened(browser, site, pages, { ...own, kind: 'search', query: `?q=${words}` }, async (tab) => { await settled(tab); await look(tab, `${lang}, page, ${words}`); });
      }
    }
    assert.deepEqual(found, []);
  }, '--allow-file-access-from-files'));
}
