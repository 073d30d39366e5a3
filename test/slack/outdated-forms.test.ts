import { expect, test } from '@jest/globals';
import { cast, raisesAnIncident } from '../support/incidents.ts';
import { latest, sends } from '../support/payloads.ts';
import { aWorld } from '../support/world.ts';

const outdated =
  'CaseDesk has been updated since this form opened. Copy what you typed, close it and open it again.';

/** Ana in a form that this version of CaseDesk does not know; `payload` is her latest of a kind from it. */
async function inAnOlderForm() {
  const world = await aWorld({ transport: 'http' });
  const { ana } = cast(world);
  await ana.types('/incident');
  await ana.fills('Area', 'Leicester');
  const payload = (about: string) =>
    JSON.parse(latest(world, about).replaceAll('"raise-incident"', '"older-form"'));
  return { world, ana, payload };
}

test('a button in a form of another version says what to do, in a modal on top', async () => {
  const { world, ana, payload } = await inAnOlderForm();
  const action = { type: 'button', action_id: 'form-back', action_ts: '1.2' };
  expect(await sends(world, { ...payload('block_actions'), actions: [action] })).toBe('');
  await ana.sees(outdated);
});

test('a field that reports from a form of another version is left in peace', async () => {
  const { world, ana, payload } = await inAnOlderForm();
  expect(await sends(world, payload('block_actions'))).toBe('');
  await world.settle();
  ana.seesNot(outdated);
  await ana.sees('Step 1 of 3');
  expect(world.workspace.calls.filter(({ method }) => method === 'views.push')).toEqual([]);
});

test('a form of another version stays open, and says so under its first field', async () => {
  const { world, ana, payload } = await inAnOlderForm();
  await ana.submits();
  expect(JSON.parse(await sends(world, payload('view_submission')))).toEqual({
    response_action: 'errors',
    errors: { 'area.0': outdated },
  });
});

test('on a later page it says so there, though Slack may still tell of the page before', async () => {
  const { world, ana, payload } = await inAnOlderForm();
  await ana.submits();
  await ana.submits();
  const submitted = payload('view_submission');
  const { blocks, state } = submitted.view;
  state.values = { 'gone.7': { gone: { type: 'plain_text_input', value: 'x' } }, ...state.values };
  const inputs = blocks.filter(({ type }: { type: string }) => type === 'input');
  expect(JSON.parse(await sends(world, submitted)).errors).toEqual({ [inputs[0].block_id]: outdated });
});

test('a view that is only read closes', async () => {
  const world = await aWorld();
  const { ana, tom } = cast(world);
  await raisesAnIncident(ana);
  await tom.presses('Show and copy');
  await tom.sees('Note for CMS2012');
  await tom.submits();
  expect(tom.modal).toBeUndefined();
});
