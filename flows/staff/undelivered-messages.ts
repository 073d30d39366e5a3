import { fieldsOf } from '../../src/domain/fields.ts';
import {
  decideNotice,
  dropField,
  type Notice,
  type NoticeCommand,
  openNotice,
} from '../../src/domain/notice/notice.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { isRefusal, type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Errand, MessageKind } from '../../src/slack/delivery/message-kind.ts';
import type { Submission } from '../../src/slack/desk.ts';
import type { Button } from '../../src/slack/face.ts';
import type { Form } from '../../src/slack/form.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Line, Piece } from '../../src/slack/text.ts';
import type { Deps } from '../deps.ts';
import { saved } from '../saved.ts';

const sendAgainButton: Button = { action: 'send-message-again', label: 'Send again', style: 'primary' };
const dropButton: Button = { action: 'drop-message', label: 'Do not send' };

const dropForm: Form = {
  name: dropButton.action,
  title: 'Do not send',
  submit: 'Confirm',
  pages: () => [{ fields: fieldsOf(dropField) }],
};

/** A message that cannot be delivered is shown to an administrator, who has it sent again or says why not. */
export function undelivered(deps: Deps): void {
  const { desk, notices, nudge } = deps;

  async function settle(id: string, command: NoticeCommand, asked: Pick<Submission, 'actor' | 'key' | 'at'>) {
    const { actor, ...when } = asked;
    const outcome = await saved(() =>
      notices.change(id, when.key, (it) => decideNotice(it, command, actor, when)),
    );
    nudge('notice', id);
    return isRefusal(outcome) ? outcome : undefined;
  }

  desk.button(
    sendAgainButton.action,
    ({ target, ...asked }): Promise<Refusal | undefined> => settle(target.id, { on: 'send-again' }, asked),
  );
  desk.opens(dropButton.action, async ({ actor, target, key, at }) => {
    const it = await notices.find(target.id);
    if (!it) return refuse(sentences.gone);
    const trial = decideNotice(it, { on: 'drop', said: '' }, actor, { at, key });
    return isRefusal(trial) ? trial : { form: dropForm, id: target.id };
  });
  desk.form(dropForm, ({ id, values, ...asked }) =>
    settle(id, { on: 'drop', said: String(values.reason ?? '') }, asked),
  );
}

/** Opens a notice for a message, or opens it again: once for each time the message failed. */
export const openNoticeErrand =
  ({ notices, people, now }: Pick<Deps, 'notices' | 'people'> & { now(): Date }) =>
  async ({ to, about, from, record }: Errand): Promise<void> => {
    const message = record.messages[about];
    const administrators = (await people.all()).filter(({ roles }) => roles.includes('administrator'));
    const when = { at: now(), key: `${from.kind}/${from.id}/${from.key}` };
    const told = {
      about: { kind: from.kind, id: from.id, key: about },
      problem: message?.problem ?? 'unknown',
      message: message?.name ?? about,
      ...(message && { recipient: message.to }),
      subject: {
        openedAt: record.history[0]?.at ?? record.since,
        ...(record.reference !== undefined && { reference: record.reference }),
      },
    };
    const opened = openNotice(
      to.id,
      told,
      administrators.map(({ _id }) => _id),
      when,
    );
    const { record: notice } = await notices.add(opened);
    if (notice.history.some(({ key }) => key === when.key)) return;
    await notices.change(to.id, when.key, (it) =>
      decideNotice(it, { on: 'reopen', told }, { id: 'casedesk', roles: [] }, when),
    );
  };

export const noticeMessages: Record<string, MessageKind<Notice>> = {
  undelivered: {
    stands: () => true,
    face: (it) => ({
      title: it.status === 'open' ? 'A message could not be delivered' : 'Undelivered message settled',
      lines: [
        ['Message: ', messagesInWords[it.message] ?? it.message],
        ['To: ', ...toWhom(it)],
        ['About: ', subjectOf(it)],
        [`Reason: ${reasonOf(it).why} (${it.problem})`],
        [`Noticed on ${dateAndTime(it.history[0]?.at ?? it.since)}.`],
        settled(it),
      ],
      buttons: it.status === 'open' ? [sendAgainButton, dropButton] : [],
    }),
  },
};

/** Each message that may fail, as an administrator reads of it. */
export const messagesInWords: Record<string, string> = {
  'team-leader-card': 'the card on which the team leader decides',
  'requester-card': "the requester's own card",
  'aac-card': "the Area Advice Centre's card",
  'aac-thread': "the thread under the Area Advice Centre's card",
  'aac-news': "news in the thread under the Area Advice Centre's card",
  'resolution-card': 'the resolution, for the requester to confirm',
  'requester-news': 'news of a decision, for the requester',
  'team-leader-news': 'news of what was done, for the team leader',
  'passed-to-requester': "an adviser's words, passed on to the requester",
  'passed-to-aac': "the requester's or team leader's words, passed on to the Area Advice Centre",
  'team-leader-reminder': 'a reminder to the team leader',
  'requester-reminder': 'a reminder to the requester',
  'check-back': 'a reminder to the team leader to check back',
  'reply-late': 'word to the team leader that the requester has not answered',
  'lock-assign-reminder': 'a reminder of the lock assign flag',
  'owner-card': 'the card of whoever makes the call-back',
  'booker-card': 'the card of whoever booked the call-back',
  'allocation-card': 'the card on which a New Applications team leader allocates',
  'take-back-card': 'what somebody did to a call-back, to take back',
  'team-card': "the specialist team's card",
  'mp-hotline-card': 'word of an MP call to the MP Hotline',
  'viewer-card': 'the details of a call-back, passed on to view',
  reminder: 'a reminder to make a call-back',
  'late-card': 'word that a call-back is late',
  'late-leader-reminder': 'word to the team leader that a late call-back is theirs to see to',
  'overdue-card': 'the card of whoever was named for a late call-back',
  'cover-card': 'word to cover that the owner of a call-back cannot see it',
  'offer-card': 'the offer of a call-back whose owner has left or moved',
  'move-back-card': 'the card on which a case is moved back',
  'move-back-reminder': 'a reminder to move a case back',
  'allocation-reminder': 'a reminder to allocate a call-back',
  'template-sent': 'word of where the filled-in template was sent',
  'template-missing': 'word that the filled-in template could not be sent',
  'what-became-card': 'the question what became of a call-back with a specialist team',
  'letters-reminder': 'a reminder to issue letters',
  'fees-card': 'the question whether application fees were paid',
  'owner-news': 'news of a decision, for whoever makes the call-back',
  'booker-news': 'news of a decision, for whoever booked the call-back',
  'allocator-news': 'news of a call-back, for the New Applications team leader',
  'morning-list': "the morning's list of call-backs",
  'former-owner-news': 'news of a call-back, for whoever had it before',
};

function toWhom({ recipient }: Notice): Piece[] {
  if (recipient && 'person' in recipient) return [{ person: recipient.person }];
  if (recipient && 'team' in recipient) return [`the channel of the team ${recipient.team}`];
  return recipient && 'aac' in recipient
    ? [`the Area Advice Centre's channel for area ${recipient.aac}`]
    : ['not known'];
}

function subjectOf({ about, subject }: Notice): string {
  if (subject?.reference) return `${about.kind} ${subject.reference}`;
  return subject
    ? `the ${about.kind} raised on ${dateAndTime(subject.openedAt)}`
    : `${about.kind} ${about.id}`;
}

const gone = {
  why: 'this account is not active, or Slack does not know it',
  todo: 'Restore the account and send it again, or tell somebody else and press Do not send.',
};

/** Why Slack, or CaseDesk, would not send it, and what mends it. */
const reasons: Record<string, { why: string; todo: string }> = {
  is_archived: { why: 'the channel is archived', todo: 'Restore the channel, then send it again.' },
  channel_not_found: {
    why: 'the channel does not exist, or CaseDesk cannot see it',
    todo: 'Put the right channel into the organisation file, or invite CaseDesk to it, then send it again.',
  },
  not_in_channel: {
    why: 'CaseDesk is not in the channel',
    todo: 'Invite CaseDesk to the channel, then send it again.',
  },
  user_disabled: gone,
  user_not_found: gone,
  externally_shared_channel: {
    why: 'the channel is shared with another organisation',
    todo: 'Stop sharing the channel, or put another into the organisation file, then send it again.',
  },
  no_channel_for_area: {
    why: 'the organisation file gives no channel for this area',
    todo: 'Put one into it, restart CaseDesk, then send it again.',
  },
  no_channel_for_team: {
    why: 'the organisation file gives no channel for this team',
    todo: 'Put one into it, restart CaseDesk, then send it again.',
  },
  cannot_be_drawn: {
    why: 'CaseDesk itself could not write this message',
    todo: 'Show this to whoever looks after CaseDesk: its log says why. Then send it again.',
  },
  msg_too_long: {
    why: 'the message is too long for Slack',
    todo: 'Tell the recipient yourself and press Do not send, and show this to whoever looks after CaseDesk.',
  },
};

const reasonOf = ({ problem }: Notice) =>
  reasons[problem] ?? {
    why: 'Slack would not take it',
    todo: 'Mend the cause, for example the channel or the account, then send it again.',
  };

function settled(it: Notice): Line {
  const { status, history, since } = it;
  if (status === 'open') return [reasonOf(it).todo];
  const by = history.findLast(({ what }) => what === 'send-again' || what === 'drop')?.by ?? '';
  return [
    { person: by },
    status === 'dropped' ? ' said that it need not be sent' : ' had it sent again',
    ` on ${dateAndTime(since)}.`,
  ];
}
