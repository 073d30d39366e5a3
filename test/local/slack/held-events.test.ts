import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Running, running } from './small-app.ts';

let started: Running;
let heard: string[];
const ana = () => started.workspace.person('ana');

beforeEach(async () => {
  heard = [];
  started = await running('socket', (app) =>
    app.event('message', async ({ event, body }) => {
      heard.push('text' in event && event.text ? event.text : `${event.subtype} ${body.event_id}`);
    }),
  );
});
afterEach(async () => {
  expect(started.workspace.problems()).toEqual([]);
  await started.stop();
});

test('Events that are held come once they are released, as they came or turned round', async () => {
  const held = started.workspace.holdEvents();
  await ana().posts('one', { in: 'notes' });
  await ana().posts('two', { in: 'notes' });
  expect(heard).toEqual([]);
  await held.release();
  expect(heard).toEqual(['one', 'two']);

  const again = started.workspace.holdEvents();
  await ana().posts('three', { in: 'notes' });
  await ana().edits('four', { to: 'three' });
  await again.release('reversed');
  expect(heard.slice(2)).toEqual([expect.stringContaining('message_changed'), 'three']);
});

test('Copies of an event share its id, and after the release all is as before', async () => {
  const held = started.workspace.holdEvents();
  await ana().posts('one', { in: 'notes' });
  expect(() => started.workspace.holdEvents()).toThrow('Events are being held already.');
  await held.release('as they came', { times: 3 });
  await ana().posts('two', { in: 'notes' });
  await held.release();

  expect(heard).toEqual(['one', 'one', 'one', 'two']);
  const ids = started.workspace.deliveries.map(({ payload }) => payload.event_id);
  expect(new Set(ids.slice(0, 3)).size).toBe(1);
  expect(ids[3]).not.toBe(ids[0]);
  expect(started.workspace.deliveries.map(({ retry }) => retry)).toEqual([0, 1, 2, 0]);
});
