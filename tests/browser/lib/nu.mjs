// The Nu HTML checker, over the whole folder in one go.
//
// Its CSS checker is left out: it does not know container queries, @property or text-box, which
// browsers have had for years, and calls them errors. What it says of the policy is left out too: it
// does not know that 'self' covers a page's neighbours on disk, and Chromium judges that better.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { problem } from './problems.mjs';
import { nameOf } from './site.mjs';

const JAR = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');

/** All errors and warnings. */
export function checkNu(site) {
  // Without a UTF-8 locale Java cannot open files with Hebrew or Arabic names.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  const args = ['-jar', JAR, '--format', 'json', '--stdout', '--exit-zero-always', '--skip-non-html', site.root];
  const { error, status, stdout, stderr } = spawnSync('java', args, { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error) throw new Error(`Java does not start, which the HTML checker needs: ${error.message}`);
  if (status !== 0) throw new Error(`the HTML checker ends with status ${status}: ${stderr || stdout}`);
  const { messages } = JSON.parse(stdout);
  return messages
    .filter(({ type, subType }) => type !== 'info' || subType === 'warning')
    .filter(({ message }) => !message.startsWith('Resource violates Content Security Policy'))
    .map(({ type, subType, url, lastLine, lastColumn, message, extract }) => {
      const at = lastLine ? `${lastLine}:${lastColumn ?? 0} ` : '';
      return problem((url && nameOf(site, url)) || url || '(site)', `${at}${subType ?? type}: ${message}\n      ${(extract ?? '').trim()}`);
    });
}
