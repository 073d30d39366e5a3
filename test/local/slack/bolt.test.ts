import { afterEach, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { HandClock } from '../../support/hand-clock.ts';
import { noteModal } from './note-app.ts';
import { type Running, running } from './small-app.ts';

let started: Running;
afterEach(() => started.stop());

const ana = () => started.workspace.person('ana');
const broken = () => Promise.reject(new Error('broken'));

test('An event is acknowledged before anybody has looked at it, though the listener fails', async () => {
  started = await running('http', (app) => app.event('message', broken));
  await ana().posts('Hello', { in: 'notes' });
  expect(started.workspace.deliveries).toMatchObject([{ outcome: 'acknowledged', retry: 0 }]);
});

test('The same event that comes twice is heard twice', async () => {
  const heard: string[] = [];
  const listen = (app: App) => app.event('message', async ({ body }) => void heard.push(body.event_id));
  started = await running('http', listen);
  const event = { type: 'message', channel: 'C1', channel_type: 'channel', text: 'x', user: 'UANA' };
  await started.workspace.sendEvent(event, { retries: 1 });
  while (heard.length < 2) await new Promise((resolve) => setImmediate(resolve));
  expect(new Set(heard).size).toBe(1);
});

test('A listener that fails before it acknowledges is a 500 over HTTP, and silence over a socket', async () => {
  const listen = (app: App) => app.command('/note', broken);
  started = await running('http', listen);
  await ana().types('/note');
  expect(started.workspace.problems()).toEqual([expect.stringContaining('http_error 500')]);
  await started.stop();

  const clock = new HandClock('2026-11-22T09:00:00Z');
  started = await running('socket', listen, { clock });
  const typed = ana().types('/note');
  clock.advance(3000);
  await typed;
  expect(started.workspace.problems()).toEqual([
    expect.stringContaining('not acknowledged within 3 seconds'),
  ]);
});

test('A second ack is thrown over HTTP, and swallowed over a socket', async () => {
  const seconds: string[] = [];
  const listen = (app: App) =>
    app.command('/note', async ({ ack }) => {
      await ack();
      try {
        await ack();
        seconds.push('swallowed');
      } catch {
        seconds.push('thrown');
      }
    });
  for (const way of ['http', 'socket'] as const) {
    started = await running(way, listen);
    const before = seconds.length;
    await ana().types('/note');
    while (seconds.length === before) await new Promise((resolve) => setImmediate(resolve));
    expect(started.workspace.problems()).toEqual([]);
    if (way === 'http') await started.stop();
  }
  expect(seconds).toEqual(['thrown', 'swallowed']);
});

test('A view is heard by its submissions alone, and an event not by the name of its subscription', async () => {
  const heard: string[] = [];
  started = await running('socket', (app) => {
    expect(() => app.event('message.channels', async () => {})).toThrow('message.channels');
    app.command('/note', async ({ ack, command, client }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: noteModal() });
    });
    app.view('note', async ({ ack, body }) => {
      heard.push(body.type);
      await ack();
    });
    app.view({ callback_id: 'note', type: 'view_closed' }, ({ ack }) => ack());
  });
  await ana().types('/note');
  await ana().sees('Take a note', { only: 'modal' });
  await ana().cancels();
  expect(heard).toEqual([]);
});

test('Every listener that an act matches is called at once, after what comes before them all', async () => {
  const called: string[] = [];
  started = await running('socket', (app) => {
    app.use(async ({ next }) => {
      called.push('first');
      await next();
    });
    app.command('/note', async ({ ack }) => {
      called.push('one');
      await ack();
    });
    app.command(/.*/, async () => void called.push('two'));
  });
  await ana().types('/note');
  expect(called).toEqual(['first', 'one', 'two']);
});
