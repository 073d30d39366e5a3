import {
  type Incident,
  incidentStatuses,
  isReplyLate,
  replyDueAt,
} from '../../src/domain/incident/incident.ts';
import { lockAssign } from '../../src/domain/incident/lock-assign.ts';
import { stillWaitsFor } from '../../src/domain/incident/reminders.ts';
import type { Message } from '../../src/domain/message.ts';
import { lastMove } from '../../src/domain/record.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Face } from '../../src/slack/face.ts';
import { notWorkedButton, showButton, workedButton } from './buttons.ts';
import { called } from './cards.ts';

/** Whether what a reminder reminds of is still to be done: nothing has moved since it fell due. */
export const remindsOf =
  (what: 'team leader' | 'requester' | 'lock assign') =>
  (it: Incident, { causedBy = 0 }: Message): boolean => {
    if (what === 'lock assign') return lockAssign(it)?.asks !== undefined;
    if ((lastMove(it)?.version ?? 0) > causedBy) return false;
    return what === 'team leader'
      ? incidentStatuses[it.status].waitsFor === 'team leader'
      : stillWaitsFor(it, it.requester);
  };

export const teamLeaderReminder = (it: Incident): Face => ({
  title: 'An incident waits for your answer',
  lines: [
    [
      { person: it.requester },
      ` has been waiting since ${dateAndTime(it.since)} for an answer on ${called(it)}.`,
    ],
    ["Answer by the buttons on its card, 'Incident to decide'."],
  ],
});

/** To the caseworker, about whatever it waits for. */
export function requesterReminder(it: Incident, { dueAt }: Message): Face {
  const on = "on the card 'Your incident'";
  switch (it.status) {
    case 'resolution-given': {
      const due = replyDueAt(it);
      const by = due && dueAt < due ? `Say so by ${dateAndTime(due)}` : 'Your answer is late. Say so now';
      return {
        title: `Did the resolution of ${called(it)} work?`,
        lines: [[`${by}: press 'It worked' or 'It did not work' ${on}.`]],
      };
    }
    case 'advice-and-guidance-wanted':
      return {
        title: 'Still to be sent to Advice & Guidance',
        lines: [
          [`Your team leader referred ${called(it)} there on ${dateAndTime(it.since)}.`],
          [`Raise the SR, then press 'Sent to Advice & Guidance' ${on}.`],
        ],
      };
    case 'with-advice-and-guidance':
      return {
        title: 'Has Advice & Guidance answered?',
        lines: [
          [`Their answer on ${called(it)} was expected by now.`],
          [`Press 'Report their answer' ${on} once you have it, or ask them where it is.`],
        ],
      };
    default:
      return {
        title: 'Have you done what your team leader advised?',
        lines: [
          [`They said how to resolve ${called(it)} on ${dateAndTime(it.since)}.`],
          [`Press 'Report back' ${on} to read it and to say what happened.`],
        ],
      };
  }
}

/** INC-12: the team leader checks back that everything was done. */
export const checkBack = (it: Incident): Face => ({
  title: 'Check back with your caseworker',
  lines: [
    [
      { person: it.requester },
      ` has not reported back on what was advised on ${dateAndTime(it.since)} for ${called(it)}.`,
    ],
    ["Ask whether everything was done. If it was, press 'Checked back: all done' on its card."],
  ],
});

/** Q19: the caseworker's time is over. Nothing closes by itself; who leads them may answer in their place. */
export function replyLate(it: Incident, { causedBy }: Message): Face {
  if (!isReplyLate(it) || (lastMove(it)?.version ?? 0) > (causedBy ?? 0))
    return {
      title: `The resolution of ${called(it)} has been answered`,
      lines: [['There is nothing for you to do here. The card of the incident says how it stands.']],
    };
  return {
    title: `No answer yet on the resolution of ${called(it)}`,
    lines: [
      [{ person: it.requester }, ` has not said whether the resolution of ${dateAndTime(it.since)} worked.`],
      ['Ask them. If they cannot answer, find out and answer for them. It stays open until one of you does.'],
    ],
    buttons: [workedButton, notWorkedButton, showButton],
  };
}

/** INC-22. */
export const lockAssignReminder = (it: Incident): Face =>
  lockAssign(it)?.asks === 'removed'
    ? {
        title: `Remove the lock assign flag for ${called(it)}`,
        lines: [
          ['It is closed, so the flag can go from the case, unless you were told otherwise.'],
          [
            "Then press 'Lock assign is removed' on the card 'Your incident', or 'Lock assign stays' if it has to.",
          ],
        ],
      }
    : {
        title: `Is the lock assign flag set for ${called(it)}?`,
        lines: [
          ['It keeps the case in your segment while the Area Advice Centre looks into it.'],
          ["Set it in CMS2012, then press 'Lock assign is set' on the card 'Your incident'."],
        ],
      };
