import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { App, types } from '@slack/bolt';
import { noteModal } from './note-app.ts';
import { manifest, type Running, running } from './small-app.ts';

let started: Running;
let heard: { tab: string; hasView: boolean }[];
let pressed: { value: string; trigger: string }[];
const ana = () => started.workspace.person('ana');

function homeApp(app: App): void {
  app.event('app_home_opened', async ({ event }) => {
    heard.push({ tab: String(event.tab), hasView: event.view !== undefined });
  });
  app.action('open', async ({ ack, action, body }) => {
    await ack();
    if (body.type === 'block_actions')
      pressed.push({ value: 'value' in action ? String(action.value) : '', trigger: body.trigger_id });
  });
}

const button = (value: string): types.Button => ({
  type: 'button',
  action_id: 'open',
  value,
  text: { type: 'plain_text', text: 'Open' },
});
const section = (text: string): types.SectionBlock => ({
  type: 'section',
  text: { type: 'plain_text', text },
});

/** A heading, and an entry for each note with a button below it; 'Locked' has none. */
const home = (...notes: string[]): types.HomeView => ({
  type: 'home',
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: 'Your notes' } },
    ...notes.flatMap((note): types.KnownBlock[] => [
      section(note),
      ...(note === 'Locked' ? [] : [{ type: 'actions' as const, elements: [button(note)] }]),
      { type: 'divider' },
    ]),
  ],
});
const publish = (view: types.HomeView, hash?: string) =>
  started.app.client.views.publish({ user_id: 'UANA', view, ...(hash !== undefined && { hash }) });

beforeEach(async () => {
  heard = [];
  pressed = [];
  started = await running('socket', homeApp);
});
afterEach(async () => {
  expect(started.workspace.problems()).toEqual([]);
  await started.stop();
});

test('Each opening is told with its tab, and with the view once there is one', async () => {
  await ana().opensHome();
  await publish(home('One'));
  await ana().opensHome();
  await ana().opensMessages();
  expect(heard).toEqual([
    { tab: 'home', hasView: false },
    { tab: 'home', hasView: true },
    { tab: 'messages', hasView: false },
  ]);
  expect(started.workspace.deliveries[0]?.payload).toMatchObject({
    event: { type: 'app_home_opened', user: 'UANA', channel: 'DANA' },
  });
});

test('What was published is on the screen while Home is open, and nobody else has it', async () => {
  await publish(home('One'));
  expect(ana().screen()).toBe('');
  await ana().opensHome();
  expect(ana().screen()).toBe('── Home ──\n  Your notes\n  One\n  [Open]\n  ───');
  await ana().sees('Your notes', { only: 'home' });
  started.workspace.person('ben').seesNot('Your notes');
  await ana().opensMessages();
  expect(ana().screen()).toBe('');
});

describe('A press in Home', () => {
  test('comes from a view of the kind home, and of no channel', async () => {
    await publish(home('One'));
    await ana().opensHome();
    await ana().presses('Open');
    const payload = started.workspace.deliveries.at(-1)?.payload ?? {};
    expect(payload).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: expect.any(String) },
      view: { type: 'home', hash: expect.any(String), state: { values: {} } },
      actions: [{ action_id: 'open', value: 'One' }],
      trigger_id: expect.any(String),
    });
    for (const absent of ['channel', 'message', 'response_url']) expect(payload).not.toHaveProperty(absent);
  });

  test('is of the entry that is meant, and of no other', async () => {
    await publish(home('One', 'Locked', 'Two'));
    await ana().opensHome();
    await ana().presses('Open', { on: 'Two' });
    await ana().presses('Open', { on: 'One' });
    await ana().presses('Open', { on: 'Your notes' });
    expect(pressed.map(({ value }) => value)).toEqual(['Two', 'One', 'One']);
    await expect(ana().presses('Open', { on: 'Locked', within: 20 })).rejects.toThrow(
      'Ana Silva does not see a button "Open" on "Locked".',
    );
  });

  test('goes before messages while Home is open, and after them else', async () => {
    await publish(home('In Home'));
    const blocks = [section('A card'), { type: 'actions' as const, elements: [button('In a message')] }];
    await started.app.client.chat.postMessage({ channel: 'UANA', text: 'A card', blocks });
    await ana().presses('Open');
    await ana().opensHome();
    await ana().presses('Open');
    await ana().opensMessages();
    await ana().presses('Open');
    expect(pressed.map(({ value }) => value)).toEqual(['In a message', 'In Home', 'In a message']);
  });

  test('may open a modal, and has none to push on', async () => {
    await publish(home('One'));
    await ana().opensHome();
    await ana().presses('Open');
    await ana().presses('Open');
    const [first, second] = pressed;
    const pushed = started.app.client.views.push({ trigger_id: first?.trigger ?? '', view: noteModal() });
    await expect(pushed).rejects.toMatchObject({ data: { error: 'not_found' } });
    await started.app.client.views.open({ trigger_id: second?.trigger ?? '', view: noteModal() });
    await ana().sees('Take a note', { only: 'modal' });
  });
});

describe('Publishing', () => {
  test('with an old hash is a conflict, with the current one or none it is not', async () => {
    const { view: first } = await publish(home('One'));
    const { view: second } = await publish(home('Two'), String(first?.hash));
    await expect(publish(home('Three'), String(first?.hash))).rejects.toMatchObject({
      data: { error: 'hash_conflict' },
    });
    expect(second?.id).toBe(first?.id);
    await publish(home('Four'));
    await ana().sees('Four');
  });

  test('is the only way in which a Home changes', async () => {
    const { view } = await publish(home('One'));
    const updated = started.app.client.views.update({ view_id: String(view?.id), view: noteModal() });
    await expect(updated).rejects.toMatchObject({ data: { error: 'not_found' } });
  });

  test('takes no form of a modal, and nobody who is not there', async () => {
    const { client } = started.app;
    const strange = client.views.publish({
      user_id: 'UANA',
      view: { ...home(), title: 'x' } as types.HomeView,
    });
    await expect(strange).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
    const nobody = client.views.publish({ user_id: 'UNO', view: home() });
    await expect(nobody).rejects.toMatchObject({ data: { error: 'user_not_found' } });
  });
});

test('Without a Home tab there is nothing to publish or to open', async () => {
  await started.stop();
  const features = { app_home: { home_tab_enabled: false, messages_tab_enabled: false } };
  started = await running('socket', homeApp, { manifest: { ...manifest, features } });
  await expect(publish(home('One'))).rejects.toMatchObject({ data: { error: 'not_enabled' } });
  await expect(ana().opensHome()).rejects.toThrow('Notes has no Home tab.');
  await expect(ana().opensMessages()).rejects.toThrow('Notes has no Messages tab.');
  expect(heard).toEqual([]);
});
