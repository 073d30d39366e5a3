import { afterEach, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { HandClock } from '../../support/hand-clock.ts';
import { noteApp, noteModal } from './note-app.ts';
import { type Running, running } from './small-app.ts';

let started: Running | undefined;
afterEach(async () => {
  await started?.stop();
  started = undefined;
});

const openModal = (app: App) =>
  app.command('/note', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: noteModal() });
  });

test('A command that nobody acknowledges is a problem, and the person is told', async () => {
  const clock = new HandClock('2026-11-22T09:00:00Z');
  started = await running('socket', (app) => app.command('/mute', async () => {}), { clock });
  const { workspace } = started;
  const ana = workspace.person('ana');

  const typed = ana.types('/mute');
  clock.advance(3000);
  await typed;

  await ana.sees('/mute failed with the error "operation_timeout"');
  expect(workspace.problems()).toEqual([
    '/mute by UANA (2026-11-22T09:00:00.000Z) was not acknowledged within 3 seconds.',
  ]);
});

test('A late ack is told apart from a missing one', async () => {
  const clock = new HandClock('2026-11-22T09:00:00Z');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const listen = (app: App) =>
    app.command('/mute', async ({ ack }) => {
      await held;
      await ack();
    });
  started = await running('socket', listen, { clock });
  const { workspace } = started;

  const typed = workspace.person('ana').types('/mute');
  clock.advance(3500);
  await typed;
  release();
  await workspace.changed();

  expect(workspace.problems()).toEqual([
    expect.stringContaining('was not acknowledged within 3 seconds'),
    expect.stringContaining('was acknowledged late, after 3500 ms'),
  ]);
});

test('Errors keyed by something that is no input show trouble connecting and keep what was typed', async () => {
  const listen = (app: App) => {
    openModal(app);
    app.view('note', async ({ ack }) => {
      await ack({ response_action: 'errors', errors: { 'some-action': 'No.' } });
    });
  };
  started = await running('http', listen);
  const { workspace } = started;
  const ana = workspace.person('ana');
  await ana.types('/note');
  await ana.fills('Summary', 'Kept');
  await ana.submits();

  expect(ana.modal).toMatchObject({ trouble: expect.any(String), errors: {}, values: { Summary: 'Kept' } });
  expect(workspace.problems()).toEqual([expect.stringContaining('"some-action"')]);
});

test('An ack may carry the answer to a command', async () => {
  started = await running('http', (app) => app.command('/mute', ({ ack }) => ack('Muted, <@UBEN>.')));
  const { workspace } = started;
  await workspace.person('ana').types('/mute', { in: 'notes' });
  await workspace.person('ana').sees('Notes (only you): Muted, @Ben Okoro.', { in: 'notes' });
  workspace.person('ben').seesNot('Muted');
});

test.each(['update', 'push', 'clear'] as const)(
  'A submission answered with %s changes the stack',
  async (action) => {
    const listen = (app: App) => {
      openModal(app);
      app.view('note', async ({ ack }) => {
        if (action === 'clear') await ack({ response_action: 'clear' });
        else await ack({ response_action: action, view: noteModal('And then?') });
      });
      app.view({ callback_id: 'note', type: 'view_closed' }, ({ ack }) => ack());
    };
    started = await running('socket', listen);
    const { workspace } = started;
    const ana = workspace.person('ana');
    await ana.types('/note');
    await ana.fills('Summary', 'First');
    await ana.submits();

    expect(ana.modal?.title).toBe(action === 'clear' ? undefined : 'And then?');
    if (action === 'clear') return;
    await ana.cancels();
    expect(ana.modal?.title).toBe(action === 'push' ? 'Take a note' : undefined);
    expect(workspace.problems()).toEqual([]);
  },
);

test('A command before any app is there fails to dispatch', async () => {
  started = await running('socket', noteApp);
  const { workspace, app } = started;
  await app.stop();
  while (workspace.sockets() > 0) await workspace.changed();
  const ana = workspace.person('ana');
  await ana.types('/note');
  await ana.sees('/note failed with the error "dispatch_failed"');
  expect(workspace.deliveries.at(-1)).toMatchObject({ about: '/note by UANA', outcome: 'undelivered' });
});
