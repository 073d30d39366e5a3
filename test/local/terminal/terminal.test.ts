import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { terminal } from '../../../local/terminal/index.ts';
import { noteCard, noteModal } from '../slack/note-app.ts';
import { type Running, running } from '../slack/small-app.ts';

let started: Running;
afterEach(() => started.stop());

const option = (text: string) => ({ text: { type: 'plain_text' as const, text }, value: text });
const more = {
  type: 'actions' as const,
  elements: [
    { type: 'overflow' as const, action_id: 'more', options: ['Put it off', 'Pass it on'].map(option) },
  ],
};

/** Notes by shortcuts and from Home, each through the same form. */
function listen(app: App): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return;
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [...noteCard('A note', 'open'), more] },
    });
  });
  app.shortcut(/take-note|note-this/, async ({ ack, shortcut, client }) => {
    await ack();
    const title = 'message' in shortcut ? String(shortcut.message.text) : 'Take a note';
    await client.views.open({ trigger_id: shortcut.trigger_id, view: noteModal(title) });
  });
  app.view({ callback_id: 'note', type: 'view_closed' }, ({ ack }) => ack());
  app.action({ action_id: 'more', type: 'block_actions' }, async ({ ack, payload, client }) => {
    await ack();
    if (payload.type !== 'overflow') return;
    await client.chat.postMessage({ channel: 'C1', text: `More: ${payload.selected_option.value}` });
  });
  app.action('finish', async ({ ack, body, client }) => {
    await ack();
    await client.chat.postMessage({ channel: 'C1', text: `<@${body.user.id}> finished it` });
  });
}

beforeEach(async () => {
  started = await running('socket', listen);
});

const people = ['Ana Silva', 'Ben Okoro'].map((realName) => ({
  name: realName.slice(0, 3).toLowerCase(),
  realName,
  job: 'takes notes',
}));

/** What the terminal writes while these lines are piped in. */
async function typed(...lines: string[]): Promise<string> {
  const output = new PassThrough();
  const written: string[] = [];
  output.on('data', (chunk) => written.push(String(chunk)));
  const input = Readable.from(lines.map((line) => `${line}\n`));
  await terminal(started.workspace, people, { input, output }, async () => {});
  return written.join('');
}

test('A thread is written in, mended and cleared', async () => {
  const out = await typed(
    'post #notes = Anyone?',
    'be ben',
    'reply Mee on "Anyone"',
    'edit Mee = Me',
    'reply Gone soon on "Anyone"',
    'delete Gone soon',
    'delete Anyone',
  );
  expect(started.workspace.person('ana').messages('notes')).toEqual([
    '  Ana Silva: Anyone?',
    '    Ben Okoro: Me',
  ]);
  expect(out).toContain('ben> edit Mee = Me\n── #notes ──\n    Ben Okoro: Me\n');
  expect(out).toContain(
    'Slack lets Ben Okoro change only what they wrote themselves, which "Anyone" is not.\n',
  );
});

test('Shortcuts run by themselves, and on a message', async () => {
  const out = await typed(
    'run take a note',
    'wait [Save]',
    'cancel',
    'post #notes = It fails',
    'run Note this on "fails"',
    'wait [Save]',
  );
  expect(out).toContain('── Modal ──\n  Take a note\n');
  expect(out).toContain('── Modal ──\n  It fails\n');
  expect(started.workspace.problems()).toEqual([]);
});

test('Home is opened, pressed in and left', async () => {
  const out = await typed('home', 'press Finish on "A note"', 'wait finished it', 'messages');
  expect(out).toContain('── Home ──\n  A note (open)\n  [Finish]\n');
  expect(out).toContain('── #notes ──\n  Notes: @Ana Silva finished it\n');
  expect(out).toContain('── Home ── (closed)\n');
});

test('An entry of a menu is pressed by its words, as they stand between the others', async () => {
  const out = await typed('home', 'press pass it on', 'wait More: Pass it on', 'press put it', 'messages');
  expect(out).toContain('[… Put it off / Pass it on]');
  expect(out).toContain('Notes: More: Pass it on\n');
  expect(out).toContain('You see no button "put it". There are: Finish, Put it off, Pass it on.');
});

test('A slip is answered by how it is written, and help has every word', async () => {
  const out = await typed('post', 'reply Hello', 'edit this', 'delete', 'run', 'run Nonsense', 'help');
  for (const sentence of [
    'Write post CHANNEL = TEXT,',
    'Write reply TEXT on "WORDS",',
    'Write edit WORDS = TEXT,',
    'Write delete and words',
    'Write run and the name of a shortcut,',
    'There is no global shortcut "Nonsense". There are: Take a note (global), Note this (message).',
    '  reply TEXT on "WORDS"   reply in the thread',
    '  home                    open the app',
  ])
    expect(out).toContain(sentence);
});
