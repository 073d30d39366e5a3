import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { App, types } from '@slack/bolt';
import { HandClock } from '../../support/hand-clock.ts';
import { type Running, running } from './small-app.ts';

let started: Running;
let clock: HandClock;
const ana = () => started.workspace.person('ana');
const ben = () => started.workspace.person('ben');

const card: types.KnownBlock[] = [
  { type: 'section', text: { type: 'plain_text', text: 'A card' } },
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
  },
];

beforeEach(async () => {
  clock = new HandClock('2026-11-22T09:00:00Z');
  const listen = (app: App) => {
    app.action('go', ({ ack }) => ack());
    app.command('/note', ({ ack }) => ack());
  };
  started = await running('http', listen, { clock });
});
afterEach(() => started.stop());

/** Straight to the URL that the last payload came with. */
async function answers(body: unknown): Promise<{ status: number; said: string }> {
  const url = String(started.workspace.deliveries.at(-1)?.payload.response_url);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, said: await response.text() };
}
const pressed = async () => {
  await started.app.client.chat.postMessage({ channel: 'C1', text: 'A card', blocks: card });
  await ana().presses('Go');
};
const ok = { status: 200, said: 'ok' };

test('Five uses are allowed, and no sixth', async () => {
  await ana().types('/note', { in: 'notes' });
  for (let use = 1; use <= 5; use += 1) expect(await answers({ text: `Use ${use}` })).toEqual(ok);
  expect(await answers({ text: 'Use 6' })).toEqual({ status: 404, said: 'used_url' });
  ana().seesNot('Use 6');
});

test('For half an hour it works, and no longer', async () => {
  await ana().types('/note', { in: 'notes' });
  clock.advance(30 * 60_000);
  expect(await answers({ text: 'In time' })).toEqual(ok);
  clock.advance(1);
  expect(await answers({ text: 'Late' })).toEqual({ status: 404, said: 'expired_url' });
});

test('One that was never given out is as one that is over', async () => {
  await ana().types('/note', { in: 'notes' });
  const url = String(started.workspace.deliveries.at(-1)?.payload.response_url);
  const response = await fetch(`${url}x`, { method: 'POST', body: '{"text":"x"}' });
  expect([response.status, await response.text()]).toEqual([404, 'expired_url']);
});

test('It says things to the one person, unless it is told to say them in the channel', async () => {
  await ana().types('/note', { in: 'notes' });
  await answers({ text: 'For Ana' });
  await answers({ text: 'For Ana, too', response_type: 'ephemeral' });
  await answers({ text: 'For all', response_type: 'in_channel' });
  await ana().sees('Notes (only you): For Ana, too', { in: 'notes' });
  await ben().sees('Notes: For all', { in: 'notes' });
  ben().seesNot('For Ana');
});

test('It answers with no ts, so that nothing of it can be changed later', async () => {
  await ana().types('/note', { in: 'notes' });
  expect(await answers({ text: 'Said', response_type: 'in_channel' })).toEqual(ok);
});

test('It needs no token, no scope, and no place in the channel', async () => {
  await ben().types('/note', { in: 'secret' });
  expect(await answers({ text: 'Said all the same', response_type: 'in_channel' })).toEqual(ok);
  await ben().sees('Said all the same', { in: 'secret' });
});

describe('The original', () => {
  test('is replaced where that is asked for, and only there', async () => {
    await pressed();
    await answers({ text: 'Beside it' });
    await ben().sees('A card');
    expect(await answers({ replace_original: true, text: 'In its place' })).toEqual(ok);
    expect(started.workspace.messages('notes').map(({ text }) => text)).toEqual(['In its place']);
  });

  test('is taken back by a request that asks for nothing else', async () => {
    await pressed();
    const mixed = await answers({ delete_original: true, text: 'And more' });
    expect(mixed).toEqual({ status: 400, said: 'invalid_arguments' });
    await ben().sees('A card');
    expect(await answers({ delete_original: true })).toEqual(ok);
    expect(started.workspace.messages('notes')).toEqual([]);
  });

  test('that one person alone was shown never becomes one for the channel', async () => {
    await started.app.client.chat.postEphemeral({ channel: 'C1', user: 'UANA', text: 'x', blocks: card });
    await ana().presses('Go');
    await answers({ replace_original: true, response_type: 'in_channel', text: 'For all' });
    await ana().sees('Notes (only you): For all');
    ben().seesNot('For all');
  });

  test('of a command is the person’s own, and stays', async () => {
    await ana().posts('Mine', { in: 'notes' });
    await ana().types('/note', { in: 'notes' });
    await answers({ replace_original: true, text: 'Instead' });
    await answers({ delete_original: true });
    expect(started.workspace.messages('notes').map(({ text }) => text)).toEqual(['Mine']);
  });
});

test('Into a thread it answers only where it says that it replaces nothing', async () => {
  await pressed();
  const [{ ts: thread_ts } = { ts: '' }] = started.workspace.messages('notes');
  const unsaid = await answers({ thread_ts, text: 'In the thread', response_type: 'in_channel' });
  expect(unsaid).toEqual({ status: 400, said: 'invalid_arguments' });
  const said = { thread_ts, replace_original: false, text: 'In the thread', response_type: 'in_channel' };
  expect(await answers(said)).toEqual(ok);
  expect(ben().messages('notes')).toEqual(['  Notes: A card', '    [Go]', '    Notes: In the thread']);
});

test.each([
  ['blocks that Slack does not know', { blocks: [{ type: 'nonsense' }] }, 'invalid_blocks'],
  ['blocks that are no list', { blocks: 'none' }, 'invalid_blocks_format'],
  ['nothing at all', {}, 'no_text'],
])('With %s it is refused by a bare word', async (_name, body, said) => {
  await ana().types('/note', { in: 'notes' });
  expect(await answers(body)).toEqual({ status: 400, said });
  expect(started.workspace.problems()).toEqual([`A response_url was refused: ${said}`]);
});
