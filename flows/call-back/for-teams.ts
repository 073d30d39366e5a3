import { type CallBack, mpHotline } from '../../src/domain/call-back/call-back.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Face } from '../../src/slack/face.ts';
import type { Line } from '../../src/slack/text.ts';
import { about, called } from './about.ts';
import { closeButton, rangFirstButton, sentButton, sentToHotlineButton, showButton } from './buttons.ts';

/** Which mailbox has to be written to, or who wrote there and when (CB-22, CB-30, Q15). */
export const mailboxLines = ({ byHand, history }: CallBack): Line[] =>
  byHand.map(({ team, mailbox }) => {
    const sent = history.findLast(({ what, facts }) => what === 'confirm-sent' && facts?.team === team);
    return sent
      ? [`${team} was written to: confirmed by `, { person: sent.by }, ` on ${dateAndTime(sent.at)}.`]
      : [
          `${team} has no channel here. Write to the mailbox `,
          { bold: mailbox },
          `: '${showButton.label}' has subject and text ready. Then press '${labelFor(team)}'.`,
        ];
  });

const labelFor = (team: string): string => (team === mpHotline ? sentToHotlineButton : sentButton).label;

/** CB-30: the promise to the client is over, and nobody of the team has taken it here. */
export function whatBecameCard(it: CallBack): Face {
  const title = `What became of call-back ${called(it)}?`;
  if (it.status !== 'with-specialist-team')
    return { title, lines: [...about(it), ['There is nothing more to do here.']] };
  return {
    title,
    lines: [...about(it), [`Ask ${it.specialistTeam ?? 'the team'}, then close it as it ended.`]],
    buttons: [closeButton, rangFirstButton, showButton],
  };
}
