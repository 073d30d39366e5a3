import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { type Message, toSay } from '../../src/domain/message.ts';
import type { Errand } from '../../src/slack/delivery/message-kind.ts';
import type { Face } from '../../src/slack/face.ts';
import type { PassOnFile } from '../../src/slack/pass-on-file.ts';
import type { Deps } from '../deps.ts';
import { called } from './about.ts';
import { inShort } from './news.ts';

interface Passing extends Pick<Deps, 'callBacks'> {
  passOn: PassOnFile;
  now(): Date;
}

const nameOf = (it: CallBack): string => `${it.fields.template ?? 'Offline template'} ${called(it)}`;

/**
 * Sends the filled-in template to whoever has the call-back, and then says so (CB-31). Where it stops between the two, the
 * file may be there twice; it is never said to be there and is not.
 */
export const passTemplateErrand =
  ({ callBacks, passOn, now }: Passing) =>
  async ({ to, about: person, from }: Errand): Promise<void> => {
    const key = `${from.key}-told`;
    const it = await callBacks.find(to.id);
    if (!it || it.owner !== person || it.messages[key]) return;
    const passed = await Promise.all(
      (it.fields.templateFile ?? []).map((id) => passOn(id, { person, name: nameOf(it) })),
    );
    const name = passed.every((one) => one === 'passed on') ? 'template-sent' : 'template-missing';
    await callBacks.update(to.id, (current) =>
      current.messages[key]
        ? undefined
        : {
            ...current,
            messages: {
              ...current.messages,
              [key]: toSay({ name, form: 'announcement', to: { person }, dueAt: now() }),
            },
          },
    );
  };

/** The template is its owner's alone. */
export const isStillTheirs = (it: CallBack, { to }: Message): boolean =>
  'person' in to && to.person === it.owner;

/** CB-31: names the file, which names no client. */
export const templateSent = (it: CallBack): Face => ({
  title: `The template of call-back ${called(it)}`,
  lines: [
    [
      'Filled in by ',
      { person: it.booker },
      ', it was sent to you here as the file ',
      { bold: nameOf(it) },
      '.',
    ],
    ...inShort(it),
  ],
});

/** CB-31: the file cannot be fetched any more. */
export const templateMissing = (it: CallBack): Face => ({
  title: `The template of call-back ${called(it)} could not be sent`,
  lines: [
    ['Slack does not give the file any more. Ask ', { person: it.booker }, ' to send it to you.'],
    ...inShort(it),
  ],
});
