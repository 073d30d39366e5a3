import { basename } from 'node:path';
import { expect, test } from '@jest/globals';
import { sourceFiles } from '../support/source-files.ts';

const longest = 260;
const rooms = ['flows', 'scheduler', 'local', 'src'];
const files = sourceFiles(rooms);

test('no file holds more than one idea’s worth of lines', () => {
  const over = files.filter(({ text }) => text.split('\n').length > longest);
  expect(over.map(({ path }) => path)).toEqual([]);
});

test('files say what they hold, in kebab-case', () => {
  const paths = files.map(({ path }) => path);
  expect(paths.filter((path) => /utils?|helpers?|managers?|misc|common/.test(path))).toEqual([]);
  expect(paths.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*\.tsx?$/.test(basename(path)))).toEqual([]);
});

test('in code it is callBack, for callback is Slack’s and JavaScript’s', () => {
  const named = files.filter(({ path, text }) => path.startsWith('flows') && /\b\w*Callback\w*\b/.test(text));
  expect(named.map(({ path }) => path)).toEqual([]);
});

test('nothing is left for later in the files', () => {
  const marks = new RegExp(['TO', 'DO|FIX', 'ME|XX', 'X'].join(''));
  expect(files.filter(({ text }) => marks.test(text)).map(({ path }) => path)).toEqual([]);
});
