import { internalMark, passedOn } from '../../src/domain/incident/conversation.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import type { Message } from '../../src/domain/message.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Face } from '../../src/slack/face.ts';
import type { Line } from '../../src/slack/text.ts';
import { called } from './cards.ts';

/** Begins the thread, and says what becomes of what is written there. */
export const threadOpening = (it: Incident): Face => ({
  title: `Talk about ${called(it)} here`,
  lines: [
    ['What an adviser replies here is passed on to ', { person: it.requester }, ', with their name.'],
    ['Begin a reply with ', { code: internalMark }, ' and it stays in this thread.'],
    ['Everyone in this channel can read the thread, so leave client details out of it.'],
  ],
});

/** One that was taken back before anybody saw it need not be said. */
export const isSaid = (it: Incident, { about = '' }: Message): boolean =>
  passedOn(it, about)?.words !== undefined;

/** What an adviser wrote in the thread, for the caseworker. */
export const passedToRequester = (it: Incident, entry: Message): Face =>
  remark(it, entry, ' of the Area Advice Centre', [
    'Reply in the thread of this message: the Area Advice Centre reads it there. Leave client details out.',
  ]);

/** What the caseworker or the team leader wrote, for the advisers. */
export const passedToAac = (it: Incident, entry: Message): Face => remark(it, entry, '');

function remark(it: Incident, { about = '' }: Message, where: string, hint?: Line): Face {
  const title = `About ${called(it)}`;
  const said = passedOn(it, about);
  if (!said) throw new Error('Nothing was said there.');
  const { by, at, words, changedAt } = said;
  if (words === undefined)
    return {
      title,
      lines: [[{ person: by }, `${where} took back what they wrote on ${dateAndTime(at)}.`]],
    };
  return {
    title,
    lines: [
      [{ person: by }, `${where} wrote on ${dateAndTime(at)}:`],
      [words],
      ...(changedAt ? [[`Reworded on ${dateAndTime(changedAt)}.`]] : []),
      ...(hint ? [hint] : []),
    ],
  };
}
