// Contrast of letters and ground: what is there to be read has 7:1 whatever its size, all other text
// 4.5:1. axe finds the text and measures it, and is asked for what it measured; where it is unsure, as
// with a lone raised number, colour and ground are taken as the browser computed them.

import { withAxe } from './axe.mjs';
import { problem } from './problems.mjs';

const TO_READ = 'main :is(p, li, h1, h2, h3, h4, h5, h6, th, td, dt, dd, figcaption)';
const OPTIONS = { runOnly: ['color-contrast-enhanced'], resultTypes: ['passes', 'violations', 'incomplete'] };

export async function checkContrast(browser, site, pages, colours) {
  return withAxe(browser, site, pages, { colours, each: 1 }, async (tab, page) => {
    const measured = await tab.evaluate(measure, { options: OPTIONS, toRead: TO_READ });
    if (measured.length === 0) return [problem(page.name, `contrast (${colours}): axe measured no text`)];
    return measured.map(contrastProblem).filter(Boolean).map((what) => problem(page.name, `contrast (${colours}) ${what}`));
  });
}

/** Runs in the browser. */
async function measure({ options, toRead }) {
  const { passes, violations, incomplete } = await globalThis.axe.run(document, options);
  const nodes = [...passes, ...violations, ...incomplete].flatMap((rule) => rule.nodes);
  const channels = (text) => text.match(/^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/)?.slice(1).map((part) => Number(part ?? 1));
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => (value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const computed = (element) => {
    const fgColor = getComputedStyle(element).color;
    let ground = element;
    const picture = () => getComputedStyle(ground).backgroundImage !== 'none';
    while (ground && !picture() && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
    if (ground && picture()) return { fgColor, bgColor: 'a picture' };
    const bgColor = ground ? getComputedStyle(ground).backgroundColor : 'none';
    const [front, back] = [channels(fgColor), channels(bgColor)];
    if (!front || !back || front[3] < 1 || back[3] < 1) return { fgColor, bgColor };
    const [light, dark] = [luminance(front.slice(0, 3)), luminance(back.slice(0, 3))].sort((a, b) => b - a);
    return { fgColor, bgColor, contrastRatio: Math.floor(((light + 0.05) / (dark + 0.05)) * 100) / 100 };
  };
  return nodes.map((node) => {
    const element = document.querySelector(node.target.at(-1));
    const [{ data }] = node.any;
    const { contrastRatio, fgColor, bgColor } = data?.contrastRatio ? data : computed(element);
    return { ratio: contrastRatio, colours: `${fgColor} on ${bgColor}`, least: element.closest(toRead) ? 7 : 4.5,
      at: `${node.target.join(' ')}\n      ${node.html.slice(0, 160)}` };
  });
}

function contrastProblem({ ratio, colours, least, at }) {
  if (!ratio) return `of ${colours} cannot be measured at ${at}`;
  return ratio < least ? `${ratio}:1, not ${least}:1, of ${colours} at ${at}` : null;
}
