// Every check returns a list of problems, so that a run shows all of them at once and so that the
// checks can be tested themselves.

import assert from 'node:assert/strict';

export const problem = (page, what) => ({ page, what });

/** Fails with every problem, grouped by page. */
export function none(problems) {
  assert.ok(problems.length === 0, `\n${report(problems)}`);
}

export function report(problems) {
  const pages = new Map();
  for (const { page, what } of problems) pages.set(page, [...(pages.get(page) ?? []), what]);
  const lists = [...pages].map(([page, what]) => `${page}\n${what.map((line) => `    ${line}`).join('\n')}`);
  return [`${problems.length} problem(s) on ${pages.size} page(s)`, ...lists].join('\n');
}
