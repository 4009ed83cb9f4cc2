// What a style sheet must not say, so that every page reads in either direction and no script is bent
// to the habits of another: sides are logical, letters of Hebrew and Arabic are neither slanted nor
// spaced nor raised to capitals.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate, parse, walk } from 'css-tree';
import { problem } from './problems.mjs';

const SIDE = /(^|-)(left|right|top|bottom)(-|$)/;
/** Names with a side in them that name no side of the box, or none that direction turns round. */
const NOT_A_SIDE = new Set(['table-layout', 'border-image', 'vertical-align']);
/** Shorthands whose second and fourth values are the physical right and left. */
const FOUR_SIDES = /^(margin|padding|inset|border-(width|style|color)|scroll-(margin|padding)|border-image-(outset|slice|width))$/;
const VALUES = {
  'text-align': /^(left|right)$/, 'text-align-last': /^(left|right)$/, float: /^(left|right)$/, clear: /^(left|right)$/,
  'caption-side': /^(left|right)$/, 'transform-origin': /^(left|right)$/, 'perspective-origin': /^(left|right)$/,
  'object-position': /^(left|right)$/, 'background-position': /^(left|right)$/, 'background-position-x': /^(left|right)$/,
  background: /^(left|right)$/, 'mask-position': /^(left|right)$/, mask: /^(left|right)$/, 'break-before': /^(left|right)$/,
  'break-after': /^(left|right)$/, 'justify-content': /^(left|right)$/, 'justify-items': /^(left|right)$/, 'justify-self': /^(left|right)$/,
  'page-break-before': /^(left|right)$/, 'page-break-after': /^(left|right)$/, 'text-underline-position': /^(left|right)$/,
};
const LATIN = new Set(['nl', 'en', 'de', 'fr', 'es', 'it', 'pt', 'sv', 'da', 'nb', 'pl', 'tr', 'la']);

/** All style sheets below a folder: `[{ name, text }]`. */
export function readSheets(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: false }).map(String).filter((name) => name.endsWith('.css')).sort();
  if (files.length === 0) throw new Error(`no style sheet below ${folder}`);
  return files.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

export function checkSheets(sheets) {
  return sheets.flatMap(({ name, text }) => sheetProblems(text).map(({ line, what }) => problem(name, `${line}: ${what}`)));
}

function sheetProblems(text) {
  const problems = [];
  const add = (node, what) => problems.push({ line: node.loc?.start.line ?? 0, what });
  const ast = parse(text, { positions: true, parseCustomProperty: true, onParseError: (error) => problems.push({ line: error.line, what: `cannot be read: ${error.message}` }) });
  walk(ast, {
    visit: 'Declaration',
    enter(node) {
      for (const what of declarationProblems(node, this.rule)) add(node, `${what}: ${generate(node)}`);
    },
  });
  return problems;
}

function declarationProblems({ property, value }, rule) {
  const name = property.toLowerCase();
  const words = [];
  walk(value, (node) => {
    if (node.type === 'Identifier') words.push(node.name.toLowerCase());
  });
  const written = generate(value).toLowerCase();
  const problems = [];
  if (!name.startsWith('--') && SIDE.test(name) && !NOT_A_SIDE.has(name)) problems.push('names a physical side');
  if (FOUR_SIDES.test(name) && unequalSides(value)) problems.push('gives the two sides different values');
  if (name === 'border-radius' && unequalCorners(value)) problems.push('gives the corners of the two sides different values');
  if (VALUES[name] && words.some((word) => VALUES[name].test(word))) problems.push('has a physical value');
  if (/gradient\(to [^,]*\b(left|right)\b/.test(written)) problems.push('has a physical value');
  if (name === 'direction') problems.push('sets the direction, which belongs in the page');
  if (name === 'letter-spacing' && written !== 'normal' && written !== '0') problems.push('spaces letters');
  if ((name === 'font-style' || name === 'font') && /\b(italic|oblique)\b/.test(written) && !latinOnly(rule)) problems.push('slants letters that may be Hebrew or Arabic');
  if (name === 'text-transform' && /uppercase|capitalize|lowercase/.test(written) && !latinOnly(rule)) problems.push('changes the case of letters that may have none');
  if (/^font-variant/.test(name) && /small-caps|petite-caps|unicase/.test(written) && !latinOnly(rule)) problems.push('makes capitals of letters that may have none');
  return problems;
}

/** The values of a shorthand, as they are written. */
function parts(value) {
  if (value.type !== 'Value') return [];
  return value.children.toArray().filter(({ type }) => type !== 'WhiteSpace').map((node) => generate(node));
}

function unequalSides(value) {
  const [, end, , start] = parts(value);
  return start !== undefined && start !== end;
}

/** One line of corners, clockwise from the one at the top left. */
function unequalCorners(value) {
  const lines = parts(value).join(' ').split('/').map((line) => line.trim().split(' '));
  return lines.some(([a, b = a, c = a, d = b]) => a !== b || c !== d);
}

/** Whether a rule holds for text in Latin letters alone: each of its selectors asks for such a language. */
function latinOnly(rule) {
  if (rule?.prelude?.type !== 'SelectorList') return false;
  return rule.prelude.children.toArray().every((selector) => {
    let latin = false;
    walk(selector, (node) => {
      // What :not() leaves over may be anything.
      if (node.type === 'PseudoClassSelector' && node.name === 'not') return walk.skip;
      if (node.type === 'PseudoClassSelector' && node.name === 'lang') {
        const tags = generate(node).replace(/^:lang\(|\)$/g, '').split(',').map((tag) => tag.replace(/["'\s]/g, '').split('-')[0]);
        latin ||= tags.every((tag) => LATIN.has(tag));
      }
      if (node.type === 'AttributeSelector' && node.name.name === 'lang' && ['=', '|='].includes(node.matcher)) {
        latin ||= LATIN.has((node.value.value ?? node.value.name).split('-')[0]);
      }
      return undefined;
    });
    return latin;
  });
}
