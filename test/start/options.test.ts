import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readOptions } from '../../src/config/options.ts';
import { aFolder, startsWith } from './child.ts';

describe('what stands after npm start --', () => {
  test('nothing: the page at its usual port, in a browser', () => {
    expect(readOptions([])).toEqual({
      port: 3400,
      opens: true,
      isFresh: false,
      isInTerminal: false,
      given: [],
    });
  });

  test('everything that there is', () => {
    expect(readOptions(['--port', '0', '--no-open', '--fresh'])).toEqual({
      port: 0,
      opens: false,
      isFresh: true,
      isInTerminal: false,
      given: ['--port', '--no-open', '--fresh'],
    });
    expect(readOptions(['--port=65535'])).toMatchObject({ port: 65_535 });
    expect(readOptions(['--terminal', '--fresh'])).toMatchObject({ isInTerminal: true, isFresh: true });
  });

  test.each([
    [['--prot', '1'], 'there is no option --prot'],
    [['-x'], 'there is no option -x'],
    [['--toString'], 'there is no option --toString'],
    [['--no-fresh'], 'there is no option --no-fresh'],
    [['3401'], 'there is nothing to do with "3401"'],
    [['--', '--fresh'], 'there is nothing to do with "--fresh"'],
    [['--fresh=yes'], '--fresh takes no value'],
    [['--terminal', '--port', '1'], 'a terminal has no page, so --terminal goes without --port'],
    ...['x', '-1', '65536', '3.5', '', '1e3'].map((port): [string[], string] => [
      [`--port=${port}`],
      '--port takes a whole number from 0 to 65535, as in --port 3400',
    ]),
    [['--port'], '--port takes a whole number from 0 to 65535, as in --port 3400'],
    [['--port', '--fresh'], '--port takes a whole number from 0 to 65535, as in --port 3400'],
  ])('%j: one sentence, and where to look', (args, what) => {
    expect(readOptions(args)).toEqual({
      words: `CaseDesk cannot start: ${what}. See npm start -- --help.\n`,
      isMistake: true,
      exit: 78,
    });
  });

  test('a mistake ends the start with 78, and nothing is opened', async () => {
    const DATA_FOLDER = join(await aFolder(), 'data');
    const { code, out, err } = await startsWith({ DATA_FOLDER }, { options: ['--prot', '1'] }).ended;
    expect({ code, out, err, opened: existsSync(DATA_FOLDER) }).toEqual({
      code: 78,
      out: '',
      err: 'CaseDesk cannot start: there is no option --prot. See npm start -- --help.\n',
      opened: false,
    });
  });

  test('--help tells of every option and of the main variables, on a screen', async () => {
    const { code, out, err } = await startsWith({}, { options: ['--help'] }).ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const word of [
      '--port N',
      '--no-open',
      '--fresh',
      '--terminal',
      '--help',
      'DATA_FOLDER',
      'MONGODB_URI',
    ])
      expect(out).toContain(word);
    const lines = out.split('\n');
    expect(lines.length).toBeLessThan(24);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(120);
  });
});

test('with the variables of a real Slack there is nothing to choose: 78', async () => {
  const DATA_FOLDER = join(await aFolder(), 'data');
  const { code, out, err } = await startsWith(
    {
      DATA_FOLDER,
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      MONGODB_URI: 'mongodb://127.0.0.1:9/casedesk',
      CASEDESK_KEYS: `first:${Buffer.alloc(32, 1).toString('base64')}`,
      CASEDESK_LOOK_UP_KEYS: `first:${Buffer.alloc(32, 2).toString('base64')}`,
    },
    { options: ['--fresh', '--port', '3401'] },
  ).ended;
  expect({ code, out, err, opened: existsSync(DATA_FOLDER) }).toEqual({
    code: 78,
    out: '',
    err: 'CaseDesk cannot start: --fresh and --port are for the local workspace, and this is set up for a real Slack. Leave them out.\n',
    opened: false,
  });
});
