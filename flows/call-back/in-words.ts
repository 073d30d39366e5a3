import { attempts } from '../../src/domain/call-back/attempts.ts';
import { type CallBack, callBackKinds, callBackStatuses } from '../../src/domain/call-back/call-back.ts';
import { isLate } from '../../src/domain/call-back/clocks.ts';
import { lastFour } from '../../src/domain/call-back/description.ts';
import { firstPromise, nextCallAt } from '../../src/domain/call-back/next-call.ts';
import { did } from '../../src/domain/call-back/refusals.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Fact, InWords } from '../../src/insight/in-words.ts';

/** A call-back as it reads where one looks into it. */
export const callBackInWords: InWords = {
  statuses: callBackStatuses,
  did: { ...did, look: 'looked at the details' },
  onCards: (it: CallBack, field) =>
    field === 'caseNumber' && it.fields.caseNumber ? lastFour(it.fields.caseNumber) : undefined,
  besides(it: CallBack) {
    const { kind, booker, owner, teamLeader, cover, answerable, movedFrom, specialistTeam } = it;
    return [
      ['Kind', callBackKinds[kind]],
      ['Booked by', `<@${booker}>`],
      ...person('To be made by', owner),
      ...person('Team leader', teamLeader),
      ...person('Stands in', cover),
      ...person('Named to see to it', answerable),
      ...person('The case belongs to', movedFrom),
      ...(specialistTeam ? [['Specialist team', specialistTeam] satisfies Fact] : []),
      ['Asked for', dateAndTime(it.receivedAt)],
      ...instant('First promised by', firstPromise(it)),
      ...instant('Agreed with the client', it.agreedAt),
      ['Starts', dateAndTime(it.window.startAt)],
      ...instant('To be done by', it.window.endAt),
      ...instant('Next call', nextCallAt(it)),
      ...instant('Fees are due by', it.feesDueAt),
      ['Late', isLate(it) ? 'Yes' : 'No'],
      ['Attempts', attemptsInWords(it)],
      ...(it.closedAs ? [['Closed as', it.closedAs] satisfies Fact] : []),
    ];
  },
};

const person = (label: string, id: string | undefined): Fact[] => (id ? [[label, `<@${id}>`]] : []);
const instant = (label: string, at: Date | undefined): Fact[] => (at ? [[label, dateAndTime(at)]] : []);

const attemptsInWords = (it: CallBack): string =>
  attempts(it)
    .map(({ madeAt, result }) => `${result}, ${dateAndTime(madeAt)}`)
    .join('; ') || 'None';

const lateInTheYear = '2026-09-30T22:59:00.000Z';

/** What is chosen with a decision, at its longest, for the doctor's made-up call-backs. */
export const longestFacts: Readonly<Record<string, string>> = {
  to: 'U0SOMEBODY',
  as: 'send for translation',
  at: lateInTheYear,
  madeAt: lateInTheYear,
  nextAt: lateInTheYear,
  agreedAt: lateInTheYear,
  promisedBy: lateInTheYear,
  result: 'Contact made no message left',
  why: 'outside-hours',
  comesBack: 'yes',
  minutes: '120',
  paid: 'yes',
  team: 'MP Hotline',
  steps: 'activity,tickbox,description,status',
};
