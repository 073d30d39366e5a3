import type { Area, Organisation } from '../../src/config/organisation.ts';
import { saysNotApplicable } from '../../src/domain/field-rules.ts';
import { isSpecialClientRecords } from '../../src/domain/incident/fields.ts';
import { type Incident, incidentStatuses, waitsFor } from '../../src/domain/incident/incident.ts';
import type { Message } from '../../src/domain/message.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Button, Face } from '../../src/slack/face.ts';
import type { Line, Piece } from '../../src/slack/text.ts';
import {
  askButton,
  authoriseButton,
  giveButton,
  localActionButton,
  passOnButton,
  reportButton,
  showButton,
} from './buttons.ts';

/** The three cards of an incident: references, categories and statuses, never what was typed. */
export function incidentCards(organisation: Organisation) {
  const areaOf = (it: Incident): Area | undefined =>
    organisation.areas.find(({ code }) => code === it.fields.area);

  const waiting = (it: Incident): Line => {
    const whom = waitsFor(it);
    if (!whom) return [`Closed on ${dateAndTime(it.since)}.`];
    const who: Piece = 'person' in whom ? { person: whom.person } : `Area Advice Centre, ${areaOf(it)?.name}`;
    return ['Waiting for ', who, ` since ${dateAndTime(it.since)}.`];
  };

  const about = (it: Incident): Line[] => [
    ['Raised by ', { person: it.requester }, ` on ${dateAndTime(raisedAt(it))}.`],
    ...authorised(it),
    ['Area: ', areaOf(it)?.name ?? it.fields.area],
    ['Case or SR number: ', lastFour(it)],
    ...(isSpecialClientRecords(it.fields) ? [['Special Client Records: no client data is kept.']] : []),
    ...(it.fields.specialClientRecords?.includes('via-technow') ? [['Referred via TechNow.']] : []),
    [{ bold: `Status: ${incidentStatuses[it.status].inWords}` }],
    waiting(it),
  ];

  return {
    teamLeader(it: Incident, { to }: Message): Face {
      const mine = 'person' in to && (to.person === it.teamLeader || to.person === it.cover);
      if (!mine)
        return {
          title: 'Incident passed on',
          lines: [
            ...about(it),
            ['It is now with ', { person: it.teamLeader }, '. There is nothing for you to do.'],
          ],
        };
      return {
        title: toDecide(it),
        lines: about(it),
        buttons: [...deciding(it), showButton],
      };
    },

    requester: (it: Incident): Face => ({
      title: titled('Your incident', it),
      lines: about(it),
      buttons: [...answering(it), showButton],
    }),

    aac: (it: Incident): Face => ({ title: titled('Incident', it), lines: about(it), buttons: [showButton] }),
  };
}

/** How an incident is called before and after it has its number. */
export const called = (it: Incident): string =>
  it.reference ?? `the incident raised on ${dateAndTime(raisedAt(it))}`;

const titled = (words: string, it: Incident): string => (it.reference ? `${words} ${it.reference}` : words);

/** Says that there is something to decide only while there is: reminders point to the card by that title. */
function toDecide(it: Incident): string {
  if (deciding(it).length) return 'Incident to decide';
  return it.reference ? titled('Incident', it) : 'Incident sent to you';
}

function authorised({ history }: Incident): Line[] {
  const by = history.findLast(({ what }) => what === 'authorise');
  return by ? [['Authorised by ', { person: by.by }, ` on ${dateAndTime(by.at)}.`]] : [];
}

const raisedAt = (it: Incident): Date => it.history[0]?.at ?? it.since;

/** As reminders show a case number: its last four digits (CB-08). */
function lastFour({ fields: { caseOrSrNumber } }: Incident): string {
  if (saysNotApplicable(caseOrSrNumber)) return 'not applicable';
  const digits = caseOrSrNumber.replace(/\D/g, '');
  return digits.length > 4 ? `ends ${digits.slice(-4)}` : 'see the details';
}

const deciding = ({ status }: Incident): Button[] => {
  if (status === 'with-team-leader') return [authoriseButton, askButton, localActionButton];
  return status === 'unable-to-resolve' ? [authoriseButton, localActionButton] : [];
};

const answering = ({ status }: Incident): Button[] => {
  if (status === 'information-wanted') return [giveButton];
  if (status === 'local-action-wanted') return [reportButton];
  return status === 'with-team-leader' ? [passOnButton] : [];
};
