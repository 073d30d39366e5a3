import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { App, types } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { HandClock } from '../../support/hand-clock.ts';
import { kindMenu, noteModal } from './note-app.ts';
import { type Running, running, silent, tokens } from './small-app.ts';

let started: Running;
let client: WebClient;
let clock: HandClock;
let trigger = '';
const closed: { id: string; isCleared: boolean; values: object }[] = [];

/** Keeps the trigger of each command and press, and opens nothing by itself. */
function collector(app: App): void {
  app.command('/note', async ({ ack, command }) => {
    trigger = command.trigger_id;
    await ack();
  });
  app.action(/.*/, async ({ ack, body }) => {
    if (body.type === 'block_actions') trigger = body.trigger_id;
    await ack();
  });
  app.view({ callback_id: 'note', type: 'view_closed' }, async ({ ack, view, body }) => {
    await ack();
    const isCleared = 'is_cleared' in body && body.is_cleared;
    closed.push({ id: view.id, isCleared, values: view.state.values });
  });
}

beforeEach(async () => {
  clock = new HandClock('2026-11-22T09:00:00Z');
  closed.length = 0;
  started = await running('socket', collector, { clock });
  client = new WebClient(tokens.botToken, {
    slackApiUrl: started.workspace.apiUrl,
    retryConfig: { retries: 0 },
    logger: silent,
  });
  await started.workspace.person('ana').types('/note');
});
afterEach(() => started.stop());

const error = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (refused: { data: { error: string } }) => refused.data.error,
  );

/** A modal with a button, whose press gives a trigger from inside. */
const withButton = (title: string, over: object = {}): types.ModalView => ({
  ...noteModal(title),
  ...over,
  blocks: [
    ...noteModal().blocks,
    {
      type: 'actions',
      block_id: 'more',
      elements: [{ type: 'button', action_id: 'more', text: { type: 'plain_text', text: 'More' } }],
    },
  ],
});

describe('A trigger', () => {
  test('opens one modal and no second', async () => {
    await client.views.open({ trigger_id: trigger, view: noteModal() });
    const again = client.views.open({ trigger_id: trigger, view: noteModal() });
    expect(await error(again)).toBe('exchanged_trigger_id');
  });

  test('dies after three seconds', async () => {
    clock.advance(3001);
    expect(await error(client.views.open({ trigger_id: trigger, view: noteModal() }))).toBe(
      'expired_trigger_id',
    );
  });

  test('has to be one', async () => {
    const opened = client.views.open({ trigger_id: '12.34.abc', view: noteModal() });
    expect(await error(opened)).toBe('invalid_trigger_id');
    await expect(client.views.open({ trigger_id: 'x', view: noteModal() })).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: ['[ERROR] invalid `trigger_id` [json-pointer:/trigger_id]'] },
      },
    });
  });

  test('is not spent on a view that Slack refuses', async () => {
    const { title: _, ...untitled } = noteModal();
    await expect(
      client.views.open({ trigger_id: trigger, view: untitled as types.ModalView }),
    ).rejects.toMatchObject({
      data: {
        response_metadata: { messages: ['[ERROR] missing required field: title [json-pointer:/view]'] },
      },
    });
    await client.views.open({ trigger_id: trigger, view: noteModal() });
  });
});

describe('The stack', () => {
  const ana = () => started.workspace.person('ana');

  test('takes three modals, and pushes only from inside', async () => {
    await client.views.open({ trigger_id: trigger, view: withButton('One') });
    for (const title of ['Two', 'Three']) {
      await ana().presses('More');
      await client.views.push({ trigger_id: trigger, view: withButton(title) });
    }
    await ana().presses('More');
    const fourth = client.views.push({ trigger_id: trigger, view: withButton('Four') });
    expect(await error(fourth)).toBe('push_limit_reached');
    await ana().types('/note');
    expect(await error(client.views.push({ trigger_id: trigger, view: noteModal() }))).toBe('not_found');
    await ana().cancels();
    expect(ana().modal?.title).toBe('Two');
  });

  test('Cancel tells of that view and X of the root, and neither of what was typed', async () => {
    const { view: one } = await client.views.open({ trigger_id: trigger, view: withButton('One') });
    await ana().fills('Summary', 'Lost');
    await ana().presses('More');
    const { view: two } = await client.views.push({ trigger_id: trigger, view: withButton('Two') });
    await ana().cancels();
    await ana().presses('More');
    await client.views.push({ trigger_id: trigger, view: withButton('Two again') });
    await ana().closesAll();
    expect(ana().modal).toBeUndefined();
    expect(closed).toEqual([
      { id: two?.id, isCleared: false, values: {} },
      { id: one?.id, isCleared: true, values: {} },
    ]);
    expect(started.workspace.problems()).toEqual([]);
  });
});

describe('An update', () => {
  const ana = () => started.workspace.person('ana');

  test('needs a view that is there and a hash that is current', async () => {
    const { view } = await client.views.open({ trigger_id: trigger, view: noteModal() });
    const view_id = String(view?.id);
    const updated = await client.views.update({ view_id, hash: String(view?.hash), view: noteModal('New') });
    expect(updated.view).toMatchObject({ id: view_id, title: { text: 'New' } });
    const stale = client.views.update({ view_id, hash: String(view?.hash), view: noteModal('Newer') });
    expect(await error(stale)).toBe('hash_conflict');
    await ana().cancels();
    expect(await error(client.views.update({ view_id, view: noteModal() }))).toBe('not_found');
  });

  test('keeps typed values where ids stay, and shows but does not hold a new initial value', async () => {
    const { view } = await client.views.open({ trigger_id: trigger, view: noteModal() });
    await ana().fills('Summary', 'Typed');
    const option = { text: { type: 'plain_text' as const, text: 'Call' }, value: 'call' };
    const chosen = noteModal('Next').blocks.map((block) =>
      block.block_id === 'kind' ? { ...block, element: { ...kindMenu, initial_option: option } } : block,
    );
    await client.views.update({ view_id: String(view?.id), view: { ...noteModal('Next'), blocks: chosen } });
    const answer = started.workspace.calls.at(-1)?.answer;
    expect(answer).toMatchObject({
      view: {
        state: {
          values: { summary: { summary: { value: 'Typed' } }, kind: { kind: { selected_option: null } } },
        },
      },
    });
  });

  test('goes by external_id too, which only one view may have', async () => {
    await client.views.open({ trigger_id: trigger, view: withButton('One', { external_id: 'x' }) });
    await client.views.update({ external_id: 'x', view: withButton('Two', { external_id: 'x' }) });
    expect(ana().modal?.title).toBe('Two');
    await ana().presses('More');
    const twin = client.views.push({ trigger_id: trigger, view: noteModal('Twin') });
    await twin;
    await ana().types('/note');
    const taken = client.views.open({
      trigger_id: trigger,
      view: { ...noteModal(), external_id: 'x' },
    });
    expect(await error(taken)).toBe('duplicate_external_id');
  });
});

describe('The form', () => {
  const ana = () => started.workspace.person('ana');
  beforeEach(() => client.views.open({ trigger_id: trigger, view: noteModal() }));

  test('does not let go what is required, nor take what Slack would not let be typed', async () => {
    await ana().submits();
    expect(ana().errors()).toEqual({ Summary: 'Please complete this required field.' });
    await expect(ana().fills('Summary', 'x'.repeat(41))).rejects.toThrow(
      'Summary: Slack lets no more than 40',
    );
    await expect(ana().fills('Kind', 'Fax')).rejects.toThrow('"Fax" is not offered. There are: Call, Letter');
    expect(started.workspace.deliveries.map(({ about }) => about)).toEqual(['/note by UANA']);
  });

  test('names the fields there are when asked for another', async () => {
    await expect(ana().fills('Sumary', 'x', { within: 10 })).rejects.toThrow(
      'The modal "Take a note" has no field "Sumary". It has: Summary, Kind, About',
    );
  });
});

test('The Home tab shows what was published', async () => {
  const ana = started.workspace.person('ana');
  const blocks = [{ type: 'header' as const, text: { type: 'plain_text' as const, text: 'Your notes' } }];
  const { view } = await client.views.publish({ user_id: 'UANA', view: { type: 'home', blocks } });
  await ana.sees('Your notes');
  await client.views.publish({ user_id: 'UANA', hash: String(view?.hash), view: { type: 'home', blocks } });
  const stale = client.views.publish({
    user_id: 'UANA',
    hash: String(view?.hash),
    view: { type: 'home', blocks },
  });
  expect(await error(stale)).toBe('hash_conflict');
});
