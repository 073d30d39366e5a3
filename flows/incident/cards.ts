import type { Area, Organisation } from '../../src/config/organisation.ts';
import { saysNotApplicable } from '../../src/domain/field-rules.ts';
import { enquiries, expectationInWords } from '../../src/domain/incident/advice-and-guidance.ts';
import { isSpecialClientRecords } from '../../src/domain/incident/fields.ts';
import { type Incident, replyDueAt, statusInWords, waitsFor } from '../../src/domain/incident/incident.ts';
import { lockAssign } from '../../src/domain/incident/lock-assign.ts';
import { asResolution } from '../../src/domain/incident/resolution.ts';
import type { Message } from '../../src/domain/message.ts';
import { causeOf, type HistoryEntry, lastMove } from '../../src/domain/record.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Actor } from '../../src/domain/transition.ts';
import type { Face } from '../../src/slack/face.ts';
import type { Line, Piece } from '../../src/slack/text.ts';
import { notWorkedButton, showButton, workedButton } from './buttons.ts';
import { forAdviser, forPerson, forRequester, forTeamLeader, isToDecide } from './whose-buttons.ts';

/** The cards of an incident: references, categories and statuses; of what was typed only the resolution. */
export function incidentCards(organisation: Organisation) {
  const areaOf = (it: Incident): Area | undefined =>
    organisation.areas.find(({ code }) => code === it.fields.area);

  const waiting = (it: Incident): Line => {
    const whom = waitsFor(it);
    if (!whom) return [`Closed on ${dateAndTime(it.since)}.`];
    return ['Waiting for ', inWords(whom, areaOf(it)), ` since ${dateAndTime(it.since)}.`];
  };

  const about = (it: Incident): Line[] => [
    ['Raised by ', { person: it.requester }, ` on ${dateAndTime(raisedAt(it))}.`],
    ...authorised(it),
    ['Area: ', areaOf(it)?.name ?? it.fields.area],
    ['Case or SR number: ', lastFour(it)],
    ...(isSpecialClientRecords(it.fields) ? [['Special Client Records: no client data is kept.']] : []),
    ...(it.fields.specialClientRecords?.includes('via-technow') ? [['Referred via TechNow.']] : []),
    [{ bold: `Status: ${statusInWords(it)}` }],
    waiting(it),
    ...clocks(it),
    ...lockAssignLines(it),
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
        buttons: [...forTeamLeader(it), showButton],
      };
    },

    requester: (it: Incident): Face => ({
      title: titled('Your incident', it),
      lines: about(it),
      buttons: [...forRequester(it), showButton],
    }),

    aac: (it: Incident): Face => ({
      title: titled('Incident', it),
      lines: about(it),
      buttons: [...forAdviser(it), showButton],
    }),

    /** To the caseworker: what to do, word for word, and two buttons for as long as that is the question. */
    resolution(it: Incident, entry: Message): Face {
      const given = causeOf(it, entry);
      const isOpen = it.status === 'resolution-given' && lastMove(it)?.version === entry.causedBy;
      const due = replyDueAt(it);
      return {
        title: `A resolution for ${called(it)}`,
        lines: [
          ...(given ? resolutionLines(given) : []),
          ...(isOpen && due
            ? [
                ['Try it, then say here whether it worked, by ', { bold: dateAndTime(due) }, '.'],
                ['Does another caseworker have the case now? Then send the retry on to them.'],
              ]
            : [whatBecameOf(it, given)]),
        ],
        buttons: isOpen ? [workedButton, notWorkedButton, showButton] : [],
      };
    },

    /** For someone who looks it up, or finds it in their Home. */
    forPerson: (it: Incident, actor: Actor): Face => ({
      title: it.reference ? titled('Incident', it) : `Incident raised on ${dateAndTime(raisedAt(it))}`,
      lines: about(it),
      buttons: [...forPerson(it, actor), showButton],
    }),

    /** In a line of a list, with why it is there. */
    inALine: (it: Incident, actor: Actor): Line => [
      { bold: it.reference ?? `Raised on ${dateAndTime(raisedAt(it))}` },
      `: ${statusInWords(it)}. `,
      ...waiting(it),
      ...flagToConfirm(it, actor),
    ],
  };
}
export type IncidentCards = ReturnType<typeof incidentCards>;

/** How an incident is called before and after it has its number. */
export const called = (it: Incident): string =>
  it.reference ?? `the incident raised on ${dateAndTime(raisedAt(it))}`;

/** A resolution, word for word, as the caseworker and the team leader read it. */
export function resolutionLines(given: HistoryEntry): Line[] {
  const { by, at, how, reason, source } = asResolution(given);
  return [
    [{ person: by }, ` of the Area Advice Centre wrote on ${dateAndTime(at)}:`],
    [how],
    [`${reason}. Source: ${source}.`],
  ];
}

/** What a resolution that is no longer open says instead of asking. */
function whatBecameOf(it: Incident, given: HistoryEntry | undefined): Line {
  const next = it.history.find(({ version = 0, to }) => to !== undefined && version > (given?.version ?? 0));
  if (next?.what === 'resolve') return ['A later resolution has taken its place: try that one instead.'];
  const note = " 'Show and copy' there has the text for your note in CMS2012.";
  return [`This has been answered: the card 'Your incident' says how it stands.${note}`];
}

const titled = (words: string, it: Incident): string => (it.reference ? `${words} ${it.reference}` : words);

/** Says that there is something to decide only while there is: reminders point to the card by that title. */
function toDecide(it: Incident): string {
  if (isToDecide(it)) return 'Incident to decide';
  return it.reference ? titled('Incident', it) : 'Incident sent to you';
}

function inWords(whom: NonNullable<ReturnType<typeof waitsFor>>, area: Area | undefined): Piece {
  if ('person' in whom) return { person: whom.person };
  return 'team' in whom ? whom.team : `Area Advice Centre, ${area?.name ?? whom.aac}`;
}

function authorised({ history }: Incident): Line[] {
  const by = history.findLast(({ what }) => what === 'authorise');
  return by ? [['Authorised by ', { person: by.by }, ` on ${dateAndTime(by.at)}.`]] : [];
}

/** By when the next answer is expected: INC-15's aims, and Q19's clock that caseworker and team leader both see. */
function clocks(it: Incident): Line[] {
  const due = replyDueAt(it);
  if (due) return [['To be confirmed by ', { bold: dateAndTime(due) }, '.']];
  const { adviceAndGuidance, status } = it;
  if (status !== 'with-advice-and-guidance' || !adviceAndGuidance) return [];
  const expected = expectationInWords(adviceAndGuidance);
  const kind = enquiries[adviceAndGuidance.enquiry].toLowerCase();
  return expected ? [[`Answer to the ${kind} enquiry expected ${expected}.`]] : [];
}

/** An incident may wait for its caseworker though its status waits for somebody else, or for nobody. */
function flagToConfirm(it: Incident, { id }: Actor): Line {
  const asks = id === it.requester && lockAssign(it)?.asks;
  return asks ? [` The lock assign flag is to be ${asks}, and that confirmed.`] : [];
}

function lockAssignLines(it: Incident): Line[] {
  const flag = lockAssign(it);
  if (!flag) return [];
  const confirmed = flag.removed ?? flag.kept ?? flag.set;
  if (!confirmed)
    return [
      [
        it.status === 'closed-resolved'
          ? 'Lock assign: was never confirmed.'
          : 'Lock assign: not confirmed yet.',
      ],
    ];
  const word = flag.removed ? 'removed' : flag.kept ? 'stays on the case' : 'set';
  return [
    [`Lock assign: ${word}, confirmed by `, { person: confirmed.by }, ` on ${dateAndTime(confirmed.at)}.`],
  ];
}

const raisedAt = (it: Incident): Date => it.history[0]?.at ?? it.since;

/** As reminders show a case number: its last four digits (CB-08). */
export function lastFour({ fields: { caseOrSrNumber } }: Incident): string {
  if (saysNotApplicable(caseOrSrNumber)) return 'not applicable';
  const digits = caseOrSrNumber.replace(/\D/g, '');
  return digits.length > 4 ? `ends ${digits.slice(-4)}` : 'see the details';
}
