import { afterEach, describe, expect, test } from '@jest/globals';
import type { App, types } from '@slack/bolt';
import { HandClock } from '../../support/hand-clock.ts';
import { noteApp, noteModal } from './note-app.ts';
import { manifest, type Running, running } from './small-app.ts';

let started: Running;
afterEach(() => started.stop());

const card = (text: string, over: Partial<types.Button> = {}): types.KnownBlock[] => [
  { type: 'section', text: { type: 'mrkdwn', text } },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'go', value: text, text: { type: 'plain_text', text: 'Go' }, ...over },
    ],
  },
];

interface Pressed {
  value: string | undefined;
  respond: (answer: Record<string, unknown>) => Promise<unknown>;
}

/** Notes every press of Go. */
function pressing(pressed: Pressed[]) {
  return (app: App) =>
    app.action('go', async ({ ack, action, respond }) => {
      await ack();
      pressed.push({ value: 'value' in action ? String(action.value) : undefined, respond });
    });
}

const post = (text: string, over: Partial<types.Button> = {}, channel = 'C1') =>
  started.app.client.chat.postMessage({ channel, text, blocks: card(text, over) });

describe('A button', () => {
  test('pressed twice in a hurry arrives twice, under two triggers and two action_ts', async () => {
    const pressed: Pressed[] = [];
    started = await running('socket', pressing(pressed));
    await post('One');
    await started.workspace.person('ana').pressesTwice('Go');
    expect(pressed.map(({ value }) => value)).toEqual(['One', 'One']);
    const presses = started.workspace.deliveries.filter(({ kind }) => kind === 'interactive');
    const [a, b] = presses.map(({ payload }) => payload);
    expect(a?.trigger_id).not.toBe(b?.trigger_id);
    expect(a?.message).toEqual(b?.message);
  });

  test('is the newest of its name, or the one on the message that is meant', async () => {
    const pressed: Pressed[] = [];
    started = await running('http', pressing(pressed));
    await post('One');
    await post('Two');
    const ana = started.workspace.person('ana');
    await ana.presses('Go');
    await ana.presses('Go', { on: 'One' });
    expect(pressed.map(({ value }) => value)).toEqual(['Two', 'One']);
  });

  test('remembered from before is sent as it was then', async () => {
    const pressed: Pressed[] = [];
    started = await running('socket', pressing(pressed));
    const { ts = '' } = await post('Old');
    const ana = started.workspace.person('ana');
    const stale = await ana.remembers('Go');
    await started.app.client.chat.update({ channel: 'C1', ts, text: 'New', blocks: card('New') });
    await stale.press();
    expect(pressed[0]?.value).toBe('Old');
    expect(started.workspace.deliveries.at(-1)?.payload).toMatchObject({ message: { ts, text: 'Old' } });
  });

  test('with a dialog is pressed only once that is confirmed', async () => {
    const pressed: Pressed[] = [];
    started = await running('socket', pressing(pressed));
    const plain = (text: string) => ({ type: 'plain_text' as const, text });
    const confirm = {
      title: plain('Sure?'),
      text: plain('It stays.'),
      confirm: plain('Yes'),
      deny: plain('No'),
    };
    await post('One', { confirm });
    const ana = started.workspace.person('ana');
    expect(await ana.confirmation('Go')).toBe('Sure?\nIt stays.');
    await ana.presses('Go', { confirm: false });
    expect(pressed).toHaveLength(0);
    await ana.presses('Go');
    expect(pressed).toHaveLength(1);
  });

  test('that is nowhere is missed with a picture of the screen', async () => {
    started = await running('socket', () => {});
    await post('One');
    await expect(started.workspace.person('ana').presses('Gone', { within: 20 })).rejects.toThrow(
      'Ana Silva does not see a button "Gone". They see:\n── #notes ──\n  Notes: One\n    [Go]',
    );
  });
});

describe('A response_url', () => {
  test('changes and takes back the message that was pressed, also an ephemeral one', async () => {
    const pressed: Pressed[] = [];
    started = await running('http', pressing(pressed));
    const ana = started.workspace.person('ana');
    await started.app.client.chat.postEphemeral({
      channel: 'C1',
      user: 'UANA',
      text: 'x',
      blocks: card('Only Ana'),
    });
    started.workspace.person('ben').seesNot('Only Ana');
    await ana.presses('Go', { on: 'Only Ana' });
    expect(started.workspace.deliveries.at(-1)?.payload).toMatchObject({ container: { is_ephemeral: true } });
    await pressed[0]?.respond({ replace_original: true, text: 'Replaced' });
    await ana.sees('Replaced');
    ana.seesNot('Only Ana');
    await pressed[0]?.respond({ delete_original: true });
    ana.seesNot('Replaced');
  });

  test('works five times, and for half an hour', async () => {
    const clock = new HandClock('2026-11-22T09:00:00Z');
    const pressed: Pressed[] = [];
    started = await running('socket', pressing(pressed), { clock });
    await post('One');
    const ana = started.workspace.person('ana');
    await ana.presses('Go');
    await ana.presses('Go');
    for (let n = 1; n <= 5; n += 1) await pressed[0]?.respond({ text: `Answer ${n}` });
    await expect(pressed[0]?.respond({ text: 'Sixth' })).rejects.toThrow();
    clock.advance(30 * 60_000 + 1);
    await expect(pressed[1]?.respond({ text: 'Late' })).rejects.toThrow();
    expect(started.workspace.problems()).toEqual([
      'A response_url was refused: used_url',
      'A response_url was refused: expired_url',
    ]);
  });

  test('answers in the channel only when asked to', async () => {
    const pressed: Pressed[] = [];
    started = await running('socket', pressing(pressed));
    await post('One');
    await started.workspace.person('ana').presses('Go');
    await pressed[0]?.respond({ text: 'For Ana' });
    await pressed[0]?.respond({ text: 'For all', response_type: 'in_channel' });
    const ben = started.workspace.person('ben');
    await ben.sees('For all');
    ben.seesNot('For Ana');
  });
});

describe('A submission', () => {
  test('delivered twice makes two of it, unless the app knows better', async () => {
    started = await running('socket', noteApp);
    const ana = started.workspace.person('ana');
    await ana.types('/note');
    await ana.fills('Summary', 'Twice');
    await ana.submitsTwice();
    while (started.workspace.messages('notes').length < 2) await started.workspace.changed();
    const [a, b] = started.workspace.deliveries.filter(({ about }) => about.startsWith('view_submission'));
    expect(a?.payload).toEqual(b?.payload);
    expect(started.workspace.problems()).toEqual([]);
  });
});

describe('Words', () => {
  test('posted and replied reach the app as the events it subscribed to', async () => {
    const heard: object[] = [];
    started = await running('socket', (app) =>
      app.event('message', async ({ event }) => {
        heard.push(event);
      }),
    );
    const ana = started.workspace.person('ana');
    await ana.posts('Hello & @ben', { in: '#notes' });
    await ana.replies('And again', { to: 'Hello' });
    await ana.posts('In private');
    const [parent] = started.workspace.messages('notes');
    expect(heard).toMatchObject([
      { channel: 'C1', channel_type: 'channel', user: 'UANA', text: 'Hello &amp; <@UBEN>' },
      { channel: 'C1', thread_ts: parent?.ts, text: 'And again' },
      { channel: 'DANA', channel_type: 'im', text: 'In private' },
    ]);
    expect(ana.messages('notes')).toEqual(['  Ana Silva: Hello & @Ben Okoro', '    Ana Silva: And again']);
  });

  test('in a conversation that a person is not in are neither written nor seen', async () => {
    started = await running('socket', () => {});
    const ana = started.workspace.person('ana');
    await started.workspace.person('ben').posts('Psst', { in: 'secret' });
    ana.seesNot('Psst');
    await expect(ana.posts('Hi', { in: 'secret' })).rejects.toThrow(
      'Ana Silva is in no channel called secret.',
    );
  });

  test('that are late are waited for, and missed with the whole screen', async () => {
    started = await running('socket', () => {});
    const ana = started.workspace.person('ana');
    const seen = ana.sees(/two$/, { in: 'notes' });
    await ana.posts('one', { in: 'notes' });
    await ana.posts('number two', { in: 'notes' });
    expect(await seen).toMatchObject({ kind: 'message', text: 'Ana Silva: number two' });
    await expect(ana.sees('three', { within: 20 })).rejects.toThrow(
      'Ana Silva: one\n  Ana Silva: number two',
    );
  });

  test('that are no command of the app are answered by Slack itself', async () => {
    started = await running('socket', () => {});
    const ana = started.workspace.person('ana');
    await ana.types('/nonsense', { in: 'notes' });
    await ana.sees('Slackbot (only you): /nonsense is not a valid command.', { in: 'notes' });
  });
});

test('Shortcuts, the Home tab and external menus reach the app', async () => {
  const heard: string[] = [];
  const menu: types.ModalView = {
    ...noteModal(),
    blocks: [
      {
        type: 'input',
        block_id: 'topic',
        dispatch_action: true,
        label: { type: 'plain_text', text: 'Topic' },
        element: { type: 'external_select', action_id: 'topic', min_query_length: 0 },
      },
    ],
  };
  const option = (text: string) => ({ text: { type: 'plain_text' as const, text }, value: text });
  started = await running('http', (app) => {
    app.shortcut('take-note', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: menu });
    });
    app.shortcut({ callback_id: 'note-this', type: 'message_action' }, async ({ ack, shortcut }) => {
      await ack();
      heard.push(`shortcut on ${shortcut.message.text}`);
    });
    app.options('topic', ({ ack, options }) => ack({ options: [option(`${options.value}!`)] }));
    app.action('topic', async ({ ack, action }) => {
      await ack();
      if (action.type === 'external_select') heard.push(`chose ${action.selected_option?.value}`);
    });
    app.event('app_home_opened', async ({ event }) => {
      heard.push(`home of ${event.user}`);
    });
  });
  const ana = started.workspace.person('ana');
  await ana.opensHome();
  await ana.posts('This', { in: 'notes' });
  await ana.runs('Note this', { on: 'This' });
  await ana.runs('Take a note');
  await expect(ana.fills('Topic', 'Pay')).rejects.toThrow('Topic: "Pay" is not offered. There are: Pay!');
  expect(heard).toEqual(['home of UANA', 'shortcut on This']);
  expect(started.workspace.problems()).toEqual([]);
});

test('A person from outside and a shared channel are told by the payloads', async () => {
  const pressed: Pressed[] = [];
  started = await running('socket', pressing(pressed), {
    members: [
      { id: 'UANA', name: 'ana', realName: 'Ana Silva' },
      { id: 'UOUT', name: 'otto', realName: 'Otto Outside', teamId: 'T2' },
    ],
    channels: [{ id: 'C1', name: 'shared', members: ['UANA', 'UOUT', 'UBOT'], isExtShared: true }],
    userGroups: [],
    manifest,
  });
  await post('One');
  const otto = started.workspace.person('Otto Outside');
  await otto.presses('Go');
  await otto.posts('Hi', { in: 'shared' });
  const [, press, event] = started.workspace.deliveries.map(({ payload }) => payload);
  expect(press).toMatchObject({ team: { id: 'T1' }, user: { id: 'UOUT', team_id: 'T2' } });
  expect(event).toMatchObject({ is_ext_shared_channel: true, event: { user: 'UOUT', team: 'T2' } });
});

test('The URL is verified by a signed challenge', async () => {
  started = await running('http', () => {});
  expect(await started.workspace.verifyUrl()).toBe(true);
});
