import { afterEach, expect, test } from '@jest/globals';
import type { MessageShown, Told } from '../../../local/browser/protocol/shown.ts';
import { type InBrowser, inBrowser } from './in-browser.ts';

let started: InBrowser;
afterEach(() => started.stop());

const acknowledges = () => inBrowser((app) => app.action(/.*/, ({ ack }) => ack()));

const put = (told: Told, ts: string): MessageShown | undefined =>
  told.is === 'messages' ? told.put.find((message) => message.ts === ts) : undefined;

const withAChoice = (message: MessageShown | undefined) =>
  message?.values.drinks?.which?.selected_option ? message : undefined;

test('What one chooses in a menu on a message stands in it, in all windows of theirs and in nobody else’s', async () => {
  started = await acknowledges();
  const options = ['tea', 'coffee'].map((value) => ({
    text: { type: 'plain_text' as const, text: value },
    value,
  }));
  const { ts = '' } = await started.app.client.chat.postMessage({
    channel: 'C1',
    text: 'Drinks',
    blocks: [
      {
        type: 'actions',
        block_id: 'drinks',
        elements: [{ type: 'static_select', action_id: 'which', options }],
      },
    ],
  });
  const [ana, again, ben] = await Promise.all([
    started.window('ana'),
    started.window('ana'),
    started.window('ben'),
  ]);
  for (const window of [ana, again, ben]) await window.ask({ act: 'open', conversation: 'C1' });
  const place = { kind: 'message' as const, conversation: 'C1', ts };
  await ana.ask({ act: 'enter', place, block: 'drinks', action: 'which', entry: 'coffee' });
  const chosen = { drinks: { which: { type: 'static_select', selected_option: options[1] } } };
  for (const window of [ana, again])
    expect(await window.hears((told) => withAChoice(put(told, ts)))).toMatchObject({ values: chosen });
  await ben.ask({ act: 'messages' });
  expect(ben.told.flatMap((told) => put(told, ts) ?? [])).toHaveLength(1);
});

test('What only one can see of a thread stands in it once somebody has begun the thread', async () => {
  started = await acknowledges();
  const { client } = started.app;
  const { ts: parent = '' } = await client.chat.postMessage({ channel: 'C1', text: 'A question' });
  const window = await started.window('ana');
  await window.ask({ act: 'open', conversation: 'C1' });
  await window.ask({ act: 'thread', conversation: 'C1', ts: parent });
  await client.chat.postEphemeral({ channel: 'C1', user: 'UANA', text: 'For you', thread_ts: parent });
  await window.ask({ act: 'messages' });
  expect(window.texts('C1', parent)).toEqual(['A question']);
  await client.chat.postMessage({ channel: 'C1', text: 'An answer', thread_ts: parent });
  await window.hears(
    (told) =>
      told.is === 'messages' && told.thread === parent && told.put.some(({ text }) => text === 'An answer'),
  );
  expect(window.texts('C1', parent)).toEqual(['A question', 'For you', 'An answer']);
  expect(window.texts('C1')).toEqual(['A question']);
});
