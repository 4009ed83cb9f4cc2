// The style sheets of the themes, and the check of them against rules that it must tell of.

import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkSheets, readSheets } from './lib/css.mjs';
import { none, report } from './lib/problems.mjs';

test('the style sheets of the themes read in either direction and in each script', () =>
  none(checkSheets(readSheets(fileURLToPath(new URL('../../themes', import.meta.url))))));

const BAD = {
  'a { margin-left: 1em }': /physical side/,
  'a { padding-right: 1em }': /physical side/,
  'a { border-left: 1px solid }': /physical side/,
  'a { border-top-right-radius: 1px }': /physical side/,
  'a { left: 0 }': /physical side/,
  'a { scroll-margin-top: 1em }': /physical side/,
  '@media print { main a { RIGHT: 0 } }': /physical side/,
  'a { margin: 0 1px 0 2px }': /two sides/,
  'a { inset: 0 auto auto 0 }': /two sides/,
  'a { border-width: 0 0 0 3px }': /two sides/,
  'a { border-radius: 3px 0 0 3px }': /corners/,
  'a { border-radius: 3px 0 }': /corners/,
  'a { text-align: left }': /physical value/,
  'a { text-align: right !important }': /physical value/,
  'a { float: right }': /physical value/,
  'a { clear: left }': /physical value/,
  'a { background: url(x.svg) left center }': /physical value/,
  'a { background-image: linear-gradient(to right, red, blue) }': /physical value/,
  'a { transform-origin: left }': /physical value/,
  'a { direction: rtl }': /direction/,
  'h1 { letter-spacing: .1em }': /spaces letters/,
  ':lang(nl) h1 { letter-spacing: .1em }': /spaces letters/,
  'em { font-style: italic }': /slants/,
  'em { font: oblique 1rem serif }': /slants/,
  'em:lang(ar), em:lang(nl) { font-style: italic }': /slants/,
  'em:not(:lang(nl)) { font-style: italic }': /slants/,
  'em:lang(nl, he) { font-style: italic }': /slants/,
  'th { text-transform: uppercase }': /case of letters/,
  'th { font-variant: small-caps }': /capitals/,
  'th { color: red; } } a': /cannot be read/,
};

for (const [text, says] of Object.entries(BAD)) {
  test(`the check of style sheets tells of ${text}`, () => {
    const problems = checkSheets([{ name: 'bad.css', text }]);
    assert.match(report(problems), says);
    assert.equal(problems[0].page, 'bad.css');
  });
}

const GOOD = [
  'a { margin-inline-start: 1em; padding: 1px 2px 3px 2px; inset: 0; border-radius: 3px 3px 0 0; text-align: start; float: inline-end }',
  'a { margin: 0 auto; border-block-end: 1px solid; letter-spacing: normal; font-style: normal; text-transform: none }',
  'em:lang(nl), [lang|="en"] i { font-style: italic; text-transform: uppercase }',
  'a { --left: left; color: var(--left); vertical-align: top; background-position: center }',
  '@page { @bottom-center { content: counter(page) } }',
  'a { transform: translateX(1px); font-synthesis-style: none; transition: opacity 1s }',
];

for (const text of GOOD) {
  test(`the check of style sheets is silent about ${text}`, () => none(checkSheets([{ name: 'good.css', text }])));
}

test('a folder without style sheets has none to check', () => {
  assert.throws(() => readSheets(fileURLToPath(new URL('./lib', import.meta.url))), /no style sheet/);
});
