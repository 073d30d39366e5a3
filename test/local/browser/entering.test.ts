import { expect, test } from '@jest/globals';
import { Entering } from '../../../local/browser/page/fields/entering.ts';
import type { Entry } from '../../../local/browser/protocol/acts.ts';

function aField(known: Entry = null) {
  const sent: { entry: Entry; isEnter: boolean; take(): void; refuse(why: string): void }[] = [];
  const field = new Entering<string>(known, {
    show: (entry) => (typeof entry === 'string' ? entry : ''),
    tell: (held) => held || null,
    redraw: () => undefined,
    send: (entry, isEnter) =>
      new Promise((resolve, reject) => {
        sent.push({
          entry,
          isEnter,
          take: () => resolve(undefined),
          refuse: (why) => reject(new Error(why)),
        });
      }),
  });
  return { field, sent };
}

test('it begins with what the workspace has', () => {
  expect(aField('Payment').field.held).toBe('Payment');
});

test('an echo of earlier words does not touch the later ones', async () => {
  const { field, sent } = aField();
  field.change('P');
  field.change('Pa');
  field.hear('P');
  expect(field.held).toBe('Pa');
  for (const { take } of sent) take();
  await field.flush();
  field.change('Pay', 'soon');
  field.hear('Pa');
  expect(field.held).toBe('Pay');
});

test('what somebody else puts there is shown, unless one is typing', async () => {
  const { field, sent } = aField();
  field.hear('theirs');
  expect(field.held).toBe('theirs');
  field.change('mine', 'soon');
  field.hear('theirs again');
  expect(field.held).toBe('mine');
  const flushed = field.flush();
  sent[0]?.take();
  expect(await flushed).toBe(true);
  field.hear('mine');
  field.hear('theirs at last');
  expect(field.held).toBe('theirs at last');
});

test('what is filled in for somebody counts, though the app still thinks about their own words', () => {
  const { field } = aField();
  field.change('mine');
  field.hear('filled in');
  expect(field.held).toBe('filled in');
  field.hear('mine');
  expect(field.held).toBe('mine');
});

test('words typed soon are sent once, before anything is pressed', async () => {
  const { field, sent } = aField();
  field.change('P', 'soon');
  field.change('Pa', 'soon');
  const flushed = field.flush();
  expect(sent.map(({ entry }) => entry)).toEqual(['Pa']);
  sent[0]?.take();
  await flushed;
  expect(await field.flush()).toBe(true);
  expect(sent).toHaveLength(1);
});

test('Enter is sent though nothing has changed since', async () => {
  const { field, sent } = aField('Payment');
  const flushed = field.flush(true);
  expect(sent.map(({ entry, isEnter }) => ({ entry, isEnter }))).toEqual([
    { entry: 'Payment', isEnter: true },
  ]);
  sent[0]?.take();
  await flushed;
});

test('words that are refused hold the form back until they are others', async () => {
  const { field, sent } = aField();
  field.change('abc');
  sent[0]?.refuse('Slack takes no "abc" for a number.');
  const again = field.flush();
  await Promise.resolve();
  sent[1]?.refuse('Slack takes no "abc" for a number.');
  expect(await again).toBe(false);
  expect(field.refusal).toBe('Slack takes no "abc" for a number.');
  field.change('12');
  expect(field.refusal).toBeUndefined();
  sent.at(-1)?.take();
  expect(await field.flush()).toBe(true);
});

test('a refusal of words that have been replaced since says nothing of those that stand there', async () => {
  const { field, sent } = aField();
  field.change('abc');
  field.change('12');
  sent[1]?.take();
  sent[0]?.refuse('Slack takes no "abc" for a number.');
  expect(await field.flush()).toBe(true);
  expect(field.refusal).toBeUndefined();
});
