import { z } from 'zod';
import { freeText } from '../field-rules.ts';
import { field } from '../fields.ts';
import { type Message, recipient, toSay } from '../message.ts';
import { record } from '../record.ts';
import { dateAndTime, plusDays } from '../times.ts';
import { type Actor, decideBy, type Machine, type Refusal, type Who } from '../transition.ts';

const keptForDays = 30;

export const noticeStatus = z.enum(['open', 'sent-again', 'dropped']);
export type NoticeStatus = z.infer<typeof noticeStatus>;

/** Tells administrators of a message that could not be delivered. Its id names the message. */
export const notice = record.extend({
  status: noticeStatus,
  about: z.object({ kind: z.string(), id: z.string(), key: z.string() }),
  problem: z.string(),
  /** What kind of message it was, whom it was for, and the record it tells of. */
  message: z.string(),
  recipient: recipient.optional(),
  subject: z.object({ reference: z.string().optional(), openedAt: z.date() }).optional(),
  /** Once it is settled: an open one is never lost, for with it would go the message. */
  expiresAt: z.date().optional(),
});
export type Notice = z.infer<typeof notice>;

export const noticeSchema = 1;

export const dropField = z.object({
  reason: field(z.string(), {
    label: 'Why need it not be sent?',
    hint: 'For example: told by phone. Kept in the history.',
    as: 'paragraph',
    privacy: 'sealed',
    rule: freeText,
    max: 500,
  }),
});

export type NoticeCommand =
  | { on: 'send-again'; said?: string }
  | { on: 'drop'; said: string }
  | { on: 'reopen'; said?: string; told: Told };

/** What administrators are told of a message that failed. */
export type Told = Pick<Notice, 'about' | 'problem' | 'message' | 'recipient' | 'subject'>;

const administrator: Who<Notice> = {
  allows: ({ roles }) => roles.includes('administrator'),
  otherwise: () => 'Only an administrator can do that. Ask one to look at it.',
};
const anyone: Who<Notice> = { allows: () => true, otherwise: () => '' };

function reopened(it: Notice, command: NoticeCommand): Notice {
  if (command.on !== 'reopen') return it;
  const { expiresAt: _expiry, ...rest } = it;
  return { ...rest, ...command.told };
}

type NoticeMachine = Machine<Notice, NoticeStatus, NoticeCommand, 'try-again' | 'expire'>;

/** What may happen to a notice. */
export const noticeTransitions: NoticeMachine['transitions'] = [
  { from: 'open', on: 'send-again', to: 'sent-again', who: administrator, causes: ['try-again', 'expire'] },
  { from: 'open', on: 'drop', to: 'dropped', who: administrator, causes: ['expire'] },
  { from: 'sent-again', on: 'reopen', to: 'open', who: anyone, sets: reopened, causes: [] },
  { from: 'dropped', on: 'reopen', to: 'open', who: anyone, sets: reopened, causes: [] },
];

const machine: NoticeMachine = {
  transitions: noticeTransitions,
  effects: {
    expire: (it, { at }) => ({ ...it, expiresAt: plusDays(at, keptForDays) }),
    'try-again': (it, { at, version }) => ({
      ...it,
      messages: {
        ...it.messages,
        [`try-again-${version}`]: toSay({
          name: 'try-again',
          form: 'errand',
          to: { kind: it.about.kind, id: it.about.id },
          about: it.about.key,
          dueAt: at,
        }),
      },
    }),
  },
  notNow: ({ history, since }) =>
    `<@${history.at(-1)?.by}> has already settled this, on ${dateAndTime(since)}. Nothing was changed by your press.`,
};

export const decideNotice = (
  it: Notice,
  command: NoticeCommand,
  actor: Actor,
  when: { at: Date; key: string },
): Notice | Refusal => decideBy(machine, it, command, actor, when);

/** A new notice, with a card for each administrator. */
export function openNotice(
  id: string,
  told: Told,
  administrators: readonly string[],
  { at, key }: { at: Date; key: string },
): Notice {
  const card = (person: string): [string, Message] => [
    `card-${person}`,
    toSay({ name: 'undelivered', form: 'card', to: { person }, dueAt: at }),
  ];
  return {
    _id: id,
    schema: noticeSchema,
    rev: 1,
    version: 1,
    status: 'open',
    since: at,
    ...told,
    history: [{ at, by: 'casedesk', what: 'open', to: 'open', version: 1, key }],
    reminders: {},
    messages: Object.fromEntries(administrators.map(card)),
  };
}
