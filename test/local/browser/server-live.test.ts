import { afterEach, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { MessageShown, Sidebar, Told } from '../../../local/browser/protocol/shown.ts';
import { noteModal } from '../slack/note-app.ts';
import { aWindow, type InBrowser, inBrowser } from './in-browser.ts';

let started: InBrowser;
afterEach(() => started.stop());

/** Opens a form on /note, and otherwise only acknowledges. */
const notes = (app: App) => {
  app.command('/note', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: noteModal() });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'divider' }] },
    });
  });
};

const messages = (told: Told, conversation: string, thread?: string) =>
  told.is === 'messages' && told.conversation === conversation && told.thread === thread ? told : undefined;

const sidebars = (told: readonly Told[]): Sidebar[] => told.filter((one) => one.is === 'sidebar');

const unreadIn = (told: Told, id: string) =>
  told.is === 'sidebar' ? told.conversations.find((one) => one.id === id)?.unread : undefined;

test('Nobody in particular is shown people, news, the time and the stories, and may do nothing as anybody', async () => {
  started = await inBrowser(notes);
  const window = await started.window();
  await window.hears((told) => told.is === 'tour' && told);
  expect([...new Set(window.told.map(({ is }) => is))].sort()).toEqual([
    'directory',
    'sidebar',
    'time',
    'tour',
  ]);
  expect(window.told[0]).toMatchObject({
    is: 'directory',
    me: '',
    workspace: 'Advice',
    built: '',
    app: { id: 'UBOT', name: 'Notes', hasHome: true, hasMessages: true, isReadOnly: false },
    channels: [
      { id: 'C1', name: 'notes', isPrivate: false },
      { id: 'C2', name: 'quiet', isPrivate: false },
    ],
    commands: [
      { command: '/note', description: '', hint: '' },
      { command: '/mute', description: '', hint: '' },
    ],
    shortcuts: [
      { id: 'take-note', name: 'Take a note', type: 'global' },
      { id: 'note-this', name: 'Note this', type: 'message' },
    ],
  });
  expect(window.told[1]).toMatchObject({ conversations: [], news: { UANA: 0, UBEN: 0 } });
  for (const act of ['home', 'close'] as const)
    await expect(window.ask({ act })).rejects.toThrow('Choose who to be first.');
  await started.workspace.person('ben').posts('Morning', { in: 'notes' });
  await window.hears((told) => told.is === 'sidebar' && told.news.UANA === 1);
  const stranger = await started.window('nobody');
  await stranger.hears((told) => told.is === 'directory' && told.me === '');
});

test('Two windows hear each other, and what is read is read in all windows of a person', async () => {
  started = await inBrowser(notes);
  const [ana, also, ben] = await Promise.all([
    started.window('ana'),
    started.window('ana'),
    started.window('ben'),
  ]);
  for (const window of [ana, also, ben]) await window.ask({ act: 'open', conversation: 'C1' });
  await ben.ask({ act: 'post', conversation: 'C1', text: 'Good morning, @ana' });
  for (const window of [ana, also, ben]) {
    const piece = await window.hears((told) => {
      const found = messages(told, 'C1');
      return found && found.put.length > 0 && found;
    });
    expect(piece).toMatchObject({ whole: false, gone: [], hasOlder: false });
    expect(piece.put).toMatchObject([{ user: 'UBEN', text: 'Good morning, <@UANA>', replies: 0 }]);
  }
  await ana.hears((told) => unreadIn(told, 'C1') === 1);
  expect(sidebars(ben.told).at(-1)).toMatchObject({ news: { UANA: 1, UBEN: 0 } });
  const [{ ts } = { ts: '' }] = started.workspace.messages('C1');
  await ana.ask({ act: 'read', conversation: 'C1', ts });
  for (const window of [ana, also]) {
    await window.hears((told) => unreadIn(told, 'C1') === 0 && window.told.indexOf(told) > 2);
    expect(sidebars(window.told).at(-1)).toMatchObject({ news: { UANA: 0 } });
  }
});

test('A thread is told to those who have it open, and counted at its parent for those who have not', async () => {
  started = await inBrowser(notes);
  const [ana, ben] = await Promise.all([started.window('ana'), started.window('ben')]);
  for (const window of [ana, ben]) await window.ask({ act: 'open', conversation: 'C1' });
  await ana.ask({ act: 'post', conversation: 'C1', text: 'A question' });
  const [{ ts } = { ts: '' }] = started.workspace.messages('C1');
  await ben.ask({ act: 'thread', conversation: 'C1', ts });
  await ben.ask({ act: 'post', conversation: 'C1', text: 'An answer', thread: ts });
  const counted = await ana.hears((told) => {
    const found = messages(told, 'C1');
    return found?.put.find(({ replies }) => replies === 1);
  });
  expect(counted).toMatchObject({ ts, unreadReplies: 1, repliers: ['UBEN'], threadTs: ts });
  expect(ben.texts('C1', ts)).toEqual(['A question', 'An answer']);
  expect(ana.texts('C1')).toEqual(['A question']);
  expect(sidebars(ana.told).at(-1)).toMatchObject({ news: { UANA: 1 } });
  await ana.ask({ act: 'thread', conversation: 'C1', ts });
  const last = started.workspace.messages('C1').at(-1)?.ts ?? '';
  await ana.ask({ act: 'read', conversation: 'C1', thread: ts, ts: last });
  await ana.hears((told) => {
    const found = messages(told, 'C1');
    return found?.put.some(({ replies, unreadReplies }) => replies === 1 && unreadReplies === 0);
  });
  await ben.ask({ act: 'post', conversation: 'C1', text: 'To all', thread: ts, broadcast: true });
  expect(ben.texts('C1')).toEqual(['A question', 'To all']);
  await ana.ask({ act: 'thread', conversation: 'C1', ts: null });
  const heard = ana.told.length;
  await ben.ask({ act: 'post', conversation: 'C1', text: 'More', thread: ts });
  await ana.hears((told) => ana.told.indexOf(told) >= heard && messages(told, 'C1'));
  expect(ana.texts('C1', ts)).not.toContain('More');
});

test('Long conversations come in pages, and one new message among 5,000 sends one message', async () => {
  started = await inBrowser(notes);
  const ben = started.workspace.person('ben');
  for (let i = 0; i < 5_000; i += 1) await ben.posts(`Message ${i}`, { in: 'quiet' });
  const window = await started.window('ben');
  await window.ask({ act: 'open', conversation: 'C2' });
  expect(window.texts('C2')).toEqual(Array.from({ length: 100 }, (_, at) => `Message ${4_900 + at}`));
  for (let page = 0; page < 49; page += 1) {
    expect(await window.hears((told) => messages(told, 'C2'))).toMatchObject({ hasOlder: true });
    await window.ask({ act: 'older', conversation: 'C2' });
  }
  expect(window.texts('C2')).toHaveLength(5_000);
  expect(window.texts('C2')[0]).toBe('Message 0');
  expect(window.told.findLast(({ is }) => is === 'messages')).toMatchObject({ hasOlder: false });

  const before = window.received();
  await window.ask({ act: 'post', conversation: 'C2', text: 'One more' });
  const last = window.told.findLast((told) => told.is === 'messages');
  expect(last).toMatchObject({ whole: false, put: [{ text: 'One more' }], gone: [] });
  const one = JSON.stringify(last).length;
  // The message, what it changes beside it, and the answer to the act.
  expect(window.received() - before).toBeLessThan(one + 1_000);
});

test('An edit, a reaction and a deletion change one message each', async () => {
  started = await inBrowser(notes);
  const [ana, ben] = await Promise.all([started.window('ana'), started.window('ben')]);
  for (const window of [ana, ben]) await window.ask({ act: 'open', conversation: 'C1' });
  for (const text of ['One', 'Two', 'Three']) await ana.ask({ act: 'post', conversation: 'C1', text });
  const tss = started.workspace.messages('C1').map(({ ts }) => ts);
  const changed = async () => {
    const heard = ben.told.length;
    const piece = await ben.hears((told) => ben.told.indexOf(told) >= heard && messages(told, 'C1'));
    return { put: piece.put.map(({ ts }) => tss.indexOf(ts)), gone: piece.gone.map((ts) => tss.indexOf(ts)) };
  };
  const then = async (act: Parameters<typeof ana.ask>[0]) => {
    const [piece] = await Promise.all([changed(), ana.ask(act)]);
    return piece;
  };
  const at = (n: number) => ({ conversation: 'C1', ts: tss[n] ?? '' });
  expect(await then({ act: 'edit', ...at(1), text: 'Two, better' })).toEqual({ put: [1], gone: [] });
  expect(await then({ act: 'react', ...at(0), emoji: 'eyes' })).toEqual({ put: [0], gone: [] });
  expect(await then({ act: 'delete', ...at(2) })).toEqual({ put: [], gone: [2] });
  expect(ben.texts('C1')).toEqual(['One', 'Two, better']);
  const [first] = ben.told.flatMap((told): MessageShown[] =>
    told.is === 'messages' ? told.put.filter(({ reactions }) => reactions.length > 0) : [],
  );
  expect(first?.reactions).toEqual([{ name: 'eyes', users: ['UANA'] }]);
  await expect(ben.ask({ act: 'delete', ...at(0) })).rejects.toThrow(
    'You can change only what you wrote yourself.',
  );
});

test('A window that comes back is told everything again', async () => {
  started = await inBrowser(notes);
  const first = await started.window('ana');
  await first.ask({ act: 'home' });
  await first.ask({ act: 'command', conversation: 'C1', line: '/note' });
  await first.hears((told) => told.is === 'views' && told.stack.length === 1);
  first.close();
  await started.workspace.person('ben').posts('While you were away', { in: 'notes' });
  const again = await aWindow(started.port, 'ana');
  const views = await again.hears((told) => told.is === 'views' && told);
  expect(views).toMatchObject({ home: { blocks: [{ type: 'divider' }] }, stack: [{ submit: {} }] });
  await again.hears((told) => unreadIn(told, 'C1') === 1);
  await again.ask({ act: 'open', conversation: 'C1' });
  expect(again.texts('C1')).toEqual(['While you were away']);
});

test('Nothing of a private channel, of direct messages, of forms or of ephemerals of others reaches a window', async () => {
  started = await inBrowser((app) => {
    notes(app);
    app.action(/.*/, ({ ack }) => ack());
  });
  const { workspace } = started;
  const ben = workspace.person('ben');
  const [ana, his, nobody] = await Promise.all([
    started.window('ana'),
    started.window('ben'),
    started.window(),
  ]);
  await ana.ask({ act: 'open', conversation: 'C1' });
  const secret = 'Only for Ben';
  await ben.posts(secret, { in: 'secret' });
  await ben.posts(secret);
  await ben.types('/note', { in: 'notes' });
  await his.hears((told) => told.is === 'views' && told.stack[0]);
  await ben.fills('Summary', secret);
  await ben.types('/nothing', { in: 'notes' });
  await his.hears((told) => told.is === 'views' && JSON.stringify(told).includes(secret));
  for (const conversation of ['C3', 'DBEN', 'C2', 'C9']) {
    for (const act of ['open', 'older'] as const)
      await expect(ana.ask({ act, conversation })).rejects.toThrow();
    await expect(ana.ask({ act: 'thread', conversation, ts: '1' })).rejects.toThrow(
      'You are not in that conversation.',
    );
    await expect(ana.ask({ act: 'read', conversation, ts: '9' })).rejects.toThrow();
    await expect(ana.ask({ act: 'post', conversation, text: 'Hello?' })).rejects.toThrow();
    await expect(ana.ask({ act: 'record', of: { conversation, ts: '1' } })).rejects.toThrow();
  }
  const { id: view } = await his.hears((told) => told.is === 'views' && told.stack[0]);
  for (const act of ['submit', 'cancel'] as const)
    await expect(ana.ask({ act, view })).rejects.toThrow('That form has closed. Open it again.');
  await ben.posts('The last', { in: 'notes' });
  await ana.hears((told) => messages(told, 'C1') && ana.texts('C1').includes('The last'));
  for (const window of [ana, nobody]) {
    const all = JSON.stringify(window.told);
    for (const words of [secret, 'secret', 'C3', 'DBEN', view, 'is not a valid command'])
      expect(all.includes(words)).toBe(false);
  }
});

test('Who leaves a channel is told no more of it', async () => {
  started = await inBrowser(notes);
  const { workspace } = started;
  const ana = await started.window('ana');
  await workspace.person('ben').posts('Before', { in: 'notes' });
  await ana.ask({ act: 'open', conversation: 'C1' });
  workspace.leaves('ana', 'notes');
  await ana.hears((told) => {
    const found = messages(told, 'C1');
    return found?.whole && found.put.length === 0;
  });
  await workspace.person('ben').posts('Afterwards', { in: 'notes' });
  await expect(ana.ask({ act: 'open', conversation: 'C1' })).rejects.toThrow(
    'You are not in that conversation.',
  );
  expect(JSON.stringify(ana.told)).not.toContain('Afterwards');
});

test('Whatever else is sent is answered by a sentence, and the window goes on', async () => {
  started = await inBrowser(notes);
  const window = await started.window('ana');
  const strange = [
    'nonsense',
    '',
    'null',
    '[]',
    '{"n":"x"}',
    '{"n":7}',
    '{"n":8,"ask":{"act":"explode"}}',
    '{"n":9,"ask":{"act":"open"}}',
    '{"n":10,"ask":{"act":"open","conversation":"C1","more":1}}',
    JSON.stringify({ n: 11, ask: { act: 'post', conversation: 'C1', text: 'x'.repeat(40_001) } }),
    '{"n":12,"ask":{"act":"__proto__"}}',
  ];
  for (const text of strange) window.send(text);
  await window.hears((told) => told.is === 'sorry' && told.n === 12);
  const answers = window.told.flatMap((told) => (told.is === 'sorry' ? [told] : []));
  expect(answers.map(({ n }) => n)).toEqual([0, 0, 0, 0, 0, 7, 8, 9, 10, 11, 12]);
  for (const { why } of answers)
    expect(why).toBe('The page asked for something that is not known here. Reload it.');
  await window.ask({ act: 'open', conversation: 'C1' });
  await expect(window.ask({ act: 'record', of: 'latest' })).rejects.toThrow('CaseDesk is still starting.');
  await expect(window.ask({ act: 'tell story', story: 'no such story' })).rejects.toThrow();
  window.send('x'.repeat(1_100_000));
  const again = await started.window('ana');
  await again.ask({ act: 'open', conversation: 'C1' });
});

test('A slow answer of the app holds up nothing that is asked after it', async () => {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  started = await inBrowser((app) => {
    app.command('/note', async ({ ack }) => {
      await answered;
      await ack();
    });
  });
  const window = await started.window('ana');
  await window.ask({ act: 'open', conversation: 'C1' });
  const slow = window.ask({ act: 'command', conversation: 'C1', line: '/note' });
  await window.ask({ act: 'post', conversation: 'C1', text: 'Meanwhile' });
  expect(window.texts('C1')).toEqual(['Meanwhile']);
  answer();
  await slow;
});

test('What an act changes is told before the act is answered', async () => {
  started = await inBrowser(notes);
  const window = await started.window('ana');
  await window.ask({ act: 'open', conversation: 'C1' });
  for (const text of ['One', 'Two']) {
    await window.ask({ act: 'post', conversation: 'C1', text });
    expect(window.texts('C1')).toContain(text);
  }
});

test('A window is told by what to know a page that was built anew', async () => {
  const page = { type: 'text/javascript', bytes: Buffer.from(''), tag: '"later"' };
  let build = () => {};
  const files = new Promise<Map<string, typeof page>>((resolve) => {
    build = () => resolve(new Map([['/page.js', page]]));
  });
  started = await inBrowser(notes, {}, () => files);
  const window = await started.window('ana');
  await window.hears((told) => told.is === 'directory' && told.built === '');
  build();
  await window.hears((told) => told.is === 'directory' && told.built === '"later"');
});

test('A window that reads nothing is let go, rather than kept for without end', async () => {
  started = await inBrowser(notes);
  const [ana, ben] = await Promise.all([started.window('ana'), started.window('ben')]);
  await ben.ask({ act: 'open', conversation: 'C1' });
  const goesOn = ben.readsNoMore();
  const text = 'x'.repeat(40_000);
  for (let sent = 0; sent < 60_000_000; sent += text.length)
    await ana.ask({ act: 'post', conversation: 'C1', text });
  await goesOn();
  expect(ben.received()).toBeLessThan(60_000_000);
}, 20_000);
