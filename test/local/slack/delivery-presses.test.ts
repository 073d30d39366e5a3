import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { types } from '@slack/bolt';
import { HandClock } from '../../support/hand-clock.ts';
import { noteModal } from './note-app.ts';
import { type Running, running } from './small-app.ts';

let started: Running;
let clock: HandClock;
const ana = () => started.workspace.person('ana');

const row: types.ActionsBlock = {
  type: 'actions',
  elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
};
const trouble = 'We had some trouble connecting. Try again?';

beforeEach(async () => {
  clock = new HandClock('2026-11-22T09:00:00Z');
  const silent = async () => {};
  started = await running(
    'socket',
    (app) => {
      app.command('/note', async ({ ack, command, client }) => {
        await ack();
        const view = { ...noteModal(), blocks: [...noteModal().blocks, row] };
        await client.views.open({ trigger_id: command.trigger_id, view });
      });
      app.action('go', silent);
      app.view('note', silent);
    },
    { clock },
  );
});
afterEach(() => started.stop());

async function unheard(act: Promise<void>): Promise<void> {
  const isWaiting = () =>
    started.workspace.deliveries.some(({ kind, outcome }) => kind === 'interactive' && outcome === 'waiting');
  while (!isWaiting()) await new Promise((resolve) => setImmediate(resolve));
  clock.advance(3000);
  await act;
  expect(started.workspace.problems()).toEqual([
    expect.stringContaining('was not acknowledged within 3 seconds'),
  ]);
}
const inAForm = async () => {
  await ana().types('/note');
  await ana().fills('Summary', 'Kept');
};

test('A press that nobody acknowledges leaves a warning on the message', async () => {
  await started.app.client.chat.postMessage({ channel: 'C1', text: 'Card', blocks: [row] });
  await started.workspace.quiet();
  await unheard(ana().presses('Go'));
  await ana().sees('⚠ The last press did not go through.', { in: 'notes' });
  started.workspace.person('ben').seesNot('⚠');
});

test('A press in a modal that nobody acknowledges leaves a line in it', async () => {
  await inAForm();
  await unheard(ana().presses('Go'));
  expect(ana().modal).toMatchObject({ trouble, values: { Summary: 'Kept' } });
});

test('A form that nobody acknowledges stays, with what was typed', async () => {
  await inAForm();
  await unheard(ana().submits());
  expect(ana().modal).toMatchObject({ trouble, values: { Summary: 'Kept' } });
});
