// A web server as hosts run them: compressed, with types, and with years for what has a digest in its name.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { TYPES } from './browser.mjs';
import { decode } from './site.mjs';

const TEXT = /^(text|application\/(json|xml)|image\/svg)/;
const YEAR = 'public, max-age=31536000, immutable';

/** Serves a folder below a path of this machine while `work` runs. Port 0 is any that is free. */
export async function serving(site, { port = 0, path = '/' }, work) {
  const server = createServer((request, response) => {
    const { status, headers, body } = answer(site, path, request);
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${server.address().port}${path}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** A port of this machine that nobody uses. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answer(site, path, { url, headers }) {
  const { pathname } = new URL(url, 'http://127.0.0.1');
  let name = pathname.startsWith(path) ? decode(pathname.slice(path.length)) : null;
  if (name === '' || name?.endsWith('/')) name += 'index.html';
  const found = name !== null && site.files.has(name);
  const file = found ? name : '404.html';
  if (!found && !site.files.has(file)) return { status: 404, headers: {}, body: '' };
  const type = TYPES[extname(file)] ?? 'text/plain';
  const answered = {
    'content-type': TEXT.test(type) ? `${type}; charset=utf-8` : type,
    'cache-control': file.startsWith('assets/') ? YEAR : 'no-cache',
    'x-content-type-options': 'nosniff',
  };
  const content = readFileSync(join(site.root, file));
  const compress = TEXT.test(type) && /\bgzip\b/.test(headers['accept-encoding'] ?? '');
  if (compress) Object.assign(answered, { 'content-encoding': 'gzip', vary: 'accept-encoding' });
  return { status: found ? 200 : 404, headers: answered, body: compress ? gzipSync(content) : content };
}
