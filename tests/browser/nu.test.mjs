import test from 'node:test';
import { checkNu } from './lib/nu.mjs';
import { none } from './lib/problems.mjs';
import { readSite } from './lib/site.mjs';

const site = readSite();

test('the HTML checker finds nothing on any page', () => none(checkNu(site)));
