import { fieldsOf } from '../../src/domain/fields.ts';
import {
  decideNotice,
  dropField,
  type Notice,
  type NoticeCommand,
  openNotice,
} from '../../src/domain/notice/notice.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { isRefusal, type Refusal } from '../../src/domain/transition.ts';
import type { Errand, MessageKind } from '../../src/slack/delivery/message-kind.ts';
import type { Submission } from '../../src/slack/desk.ts';
import type { Button } from '../../src/slack/face.ts';
import type { Form } from '../../src/slack/form.ts';
import type { Line } from '../../src/slack/text.ts';
import type { Deps } from '../deps.ts';

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
    const outcome = await notices.change(id, when.key, (it) => decideNotice(it, command, actor, when));
    nudge('notice', id);
    return isRefusal(outcome) ? outcome : undefined;
  }

  desk.button(
    sendAgainButton.action,
    ({ target, ...asked }): Promise<Refusal | undefined> => settle(target.id, { on: 'send-again' }, asked),
  );
  desk.opens(dropButton.action, async ({ target }) => ({ form: dropForm, id: target.id }));
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
      decideNotice(it, { on: 'reopen' }, { id: 'casedesk', roles: [] }, when),
    );
  };

export const noticeMessages: Record<string, MessageKind<Notice>> = {
  undelivered: {
    stands: () => true,
    face: (it) => ({
      title: it.status === 'open' ? 'A message could not be delivered' : 'Undelivered message settled',
      lines: [
        [`Message: ${it.message} of ${it.about.kind} ${it.about.id}`],
        [`Slack's reason: ${it.problem}`],
        [`Noticed on ${dateAndTime(it.history[0]?.at ?? it.since)}.`],
        settled(it),
      ],
      buttons: it.status === 'open' ? [sendAgainButton, dropButton] : [],
    }),
  },
};

function settled({ status, history, since }: Notice): Line {
  if (status === 'open')
    return ['Mend the cause, for example the channel or the account, then send it again.'];
  const by = history.findLast(({ what }) => what === 'send-again' || what === 'drop')?.by ?? '';
  return [
    { person: by },
    status === 'dropped' ? ' said that it need not be sent' : ' had it sent again',
    ` on ${dateAndTime(since)}.`,
  ];
}
