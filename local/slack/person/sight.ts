import type { Block } from '../blocks.ts';
import type { Conversation } from '../conversations.ts';
import type { Place } from '../delivery/payloads.ts';
import type { Ephemeral } from '../ephemerals.ts';
import { isReply, type Message } from '../messages.ts';
import type { OpenView } from '../modals.ts';
import { blockLines, type Reader, readable, worded } from '../plain-text.ts';
import type { State } from '../state.ts';
import { untouchedValues } from '../validation.ts';
import { shownValues } from '../view-values.ts';

/** One thing on a person's screen. */
export interface Seen {
  kind: 'message' | 'ephemeral' | 'modal' | 'home';
  text: string;
  lines: string[];
  isReply: boolean;
  channel?: Conversation;
  ts: string;
  blocks: Block[];
  place: Place;
}

export function readerFor({ directory, conversations }: State, userId: string): Reader {
  return {
    user: (id) => directory.get(id)?.realName ?? id,
    channel: (id) => conversations.get(id)?.name ?? id,
    group: (id) => directory.group(id)?.handle ?? id,
    tz: directory.get(userId)?.tz ?? 'Europe/London',
  };
}

/** The conversations that Slack shows this person. */
export const conversationsOf = (state: State, userId: string): Conversation[] =>
  state.conversations.all().filter(({ members }) => members.has(userId));

/** One conversation as this person sees it: each thread under its parent, ephemerals in their place. */
export function seenIn(state: State, userId: string, channel: Conversation): Seen[] {
  const messages = state.messages.in(channel.id);
  const threads = new Map<string, Message[]>();
  for (const one of messages.filter(isReply)) {
    const thread = threads.get(one.thread_ts ?? '') ?? [];
    thread.push(one);
    threads.set(one.thread_ts ?? '', thread);
  }
  const own = state.ephemerals.seenBy(userId).filter(({ channelId }) => channelId === channel.id);
  const inThread = (parentTs: string) => {
    const replies = threads.get(parentTs) ?? [];
    // Slack shows an ephemeral reply only in a thread that somebody has begun.
    const alone = replies.length === 0 ? [] : own.filter(({ threadTs }) => threadTs === parentTs);
    return [
      ...replies.map((m) => ofMessage(state, userId, channel, m)),
      ...alone.map((e) => ofEphemeral(state, userId, channel, e)),
    ];
  };
  const top = [
    ...messages.filter((one) => !isReply(one)).map((m) => ofMessage(state, userId, channel, m)),
    ...own.filter(({ threadTs }) => !threadTs).map((e) => ofEphemeral(state, userId, channel, e)),
  ];
  return top
    .sort(byTs)
    .flatMap((one) => [one, ...(one.kind === 'message' ? inThread(one.ts).sort(byTs) : [])]);
}

/** Everything, what is in front first: the open modal, an open Home tab, then messages from the newest back. */
export function everythingSeen(state: State, userId: string): Seen[] {
  const modal = state.modals.top(userId);
  const home = state.modals.home(userId);
  const isAtHome = state.modals.atHome.has(userId);
  const messages = conversationsOf(state, userId).flatMap((channel) => seenIn(state, userId, channel));
  return [
    ...(modal ? [ofView(state, modal)] : []),
    ...(home && isAtHome ? [ofView(state, home)] : []),
    ...messages.sort(byTs).reverse(),
    ...(home && !isAtHome ? [ofView(state, home)] : []),
  ];
}

const byTs = (a: Seen, b: Seen): number => Number(a.ts) - Number(b.ts);

export function ofView(state: State, open: OpenView): Seen {
  const reader = readerFor(state, open.userId);
  const { view } = open;
  const below = [view.close, view.submit]
    .map((label) => label && `[${worded(label, reader)}]`)
    .filter(Boolean);
  const lines = [
    worded(view.title, reader),
    open.trouble ?? '',
    ...blockLines(view.blocks, reader, { values: shownValues(open), errors: open.errors }),
    below.join(' '),
  ].filter((line) => line !== '');
  const kind = view.type === 'home' ? 'home' : 'modal';
  const place: Place = { kind: 'view', open };
  return { kind, text: lines.join('\n'), lines, isReply: false, ts: '0', blocks: view.blocks, place };
}

function ofMessage(state: State, userId: string, channel: Conversation, message: Message): Seen {
  const reader = readerFor(state, userId);
  const { blocks = [], attachments = [], files = [], ts } = message;
  const attached = attachments.flatMap((one) => [
    ...(typeof one.text === 'string' ? [readable(one.text, reader)] : []),
    ...(Array.isArray(one.blocks) ? blockLines(one.blocks as Block[], reader) : []),
  ]);
  const shared = files.map(({ name }) => `📎 ${name}`);
  const values = state.chosen.get(`${userId}/${ts}`) ?? untouchedValues(blocks);
  const filled = { values };
  const body = blocks.length > 0 ? blockLines(blocks, reader, filled) : textLines(message.text, reader);
  const warning = state.warned.has(`${userId}/${ts}`) ? ['⚠ The last press did not go through.'] : [];
  const said = files.length > 0 && message.text === '' ? shared : [...body, ...shared];
  const lines = signed(`${reader.user(message.user)}: `, [...said, ...attached, ...warning]);
  const place: Place = { kind: 'message', channel, message, values };
  return {
    kind: 'message',
    text: lines.join('\n'),
    lines,
    isReply: isReply(message),
    channel,
    ts,
    blocks,
    place,
  };
}

function ofEphemeral(state: State, userId: string, channel: Conversation, ephemeral: Ephemeral): Seen {
  const reader = readerFor(state, userId);
  const { blocks = [], ts, threadTs } = ephemeral;
  const values = untouchedValues(blocks);
  const body = blocks.length > 0 ? blockLines(blocks, reader, { values }) : textLines(ephemeral.text, reader);
  const author = ephemeral.from === 'slackbot' ? 'Slackbot' : state.options.app.name;
  const lines = signed(`${author} (only you): `, body);
  const place: Place = { kind: 'ephemeral', channel, ephemeral, values };
  const isInThread = threadTs !== undefined;
  return {
    kind: 'ephemeral',
    text: lines.join('\n'),
    lines,
    isReply: isInThread,
    channel,
    ts,
    blocks,
    place,
  };
}

const textLines = (text: string, reader: Reader): string[] => readable(text, reader).split('\n');

const signed = (author: string, [first = '', ...rest]: string[]): string[] => [author + first, ...rest];
