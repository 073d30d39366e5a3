import type { Organisation } from '../../src/config/organisation.ts';
import { type AdviceAndGuidance, enquiries } from '../../src/domain/incident/advice-and-guidance.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { lockAssign } from '../../src/domain/incident/lock-assign.ts';
import type { HistoryEntry } from '../../src/domain/record.ts';
import type { Face } from '../../src/slack/face.ts';
import type { Line } from '../../src/slack/text.ts';
import { called } from './cards.ts';

const updateNote: Line = [
  'Add this to your note in CMS2012: ',
  { bold: 'Show and copy' },
  ' has the text ready.',
];

/** News of a decision, for the caseworker who raised the incident. */
export function newsForRequester(
  organisation: Organisation,
  it: Incident,
  cause: HistoryEntry | undefined,
): Face {
  const by = { person: cause?.by ?? it.teamLeader };
  switch (cause?.what) {
    case 'ask-for-information':
      return {
        title: 'Your team leader needs more information',
        lines: [
          [by, ` has a question about ${called(it)}.`],
          ["Press 'Give information' on the card 'Your incident' to read it and answer."],
        ],
      };
    case 'advise':
      return {
        title: 'Your team leader knows what to do',
        lines: [
          [by, ` has said how to resolve ${called(it)}.`],
          [
            "Press 'Report back' on the card 'Your incident' to read it. Do every action, then say what happened.",
          ],
        ],
      };
    case 'take-it-back':
      return {
        title: 'Nothing for you to do for now',
        lines: [[by, ` has taken back what was asked of you about ${called(it)}, and decides anew.`]],
      };
    case 'check-back':
      return {
        title: 'Resolved locally',
        lines: [[by, ` has checked back: all actions were done, and ${called(it)} is resolved.`], updateNote],
      };
    case 'refer-to-advice-and-guidance':
      return {
        title: 'Ask Advice & Guidance',
        lines: [
          [by, ` refers ${called(it)} to Advice & Guidance.`],
          ...whatToSend(organisation, it.adviceAndGuidance),
        ],
      };
    case 'name-local-action':
      return {
        title: 'Something to do locally first',
        lines: [
          [by, ` has named what to do first about ${called(it)}.`],
          ["Press 'Report back' on the card 'Your incident' to read it, and to say what happened."],
        ],
      };
    case 'confirm-worked':
      return closed(it, [by, ' has answered for you: the resolution worked.']);
    case 'confirm-worked-in-call':
      return closed(it, [by, ' recorded that you confirmed in the call that the resolution worked.']);
    case 'report-not-worked':
      return escalated(it, [by, ' has answered for you: the resolution did not work.']);
    case 'report-failed-in-call':
      return escalated(it, [by, ' recorded that the resolution did not work in the call.']);
    default:
      return authorised(organisation, it, by);
  }
}

const closed = (it: Incident, who: Line): Face => ({
  title: `${called(it)} is closed`,
  lines: [who, ["If it did not, press 'It did not work after all' on the card 'Your incident'."], updateNote],
});

const escalated = (it: Incident, who: Line): Face => ({
  title: `${called(it)} is escalated`,
  lines: [who, ['Whatever follows comes in writing, here.'], updateNote],
});

function authorised({ areas }: Organisation, it: Incident, by: { person: string }): Face {
  const area = areas.find(({ code }) => code === it.fields.area);
  return {
    title: `Your incident number is ${it.reference}`,
    lines: [
      [by, ' authorised your incident. It is now with the Area Advice Centre.'],
      [
        'Add the number and the approval to your note in CMS2012: ',
        { bold: 'Show and copy' },
        ' has the text ready.',
      ],
      ...(lockAssign(it)
        ? [
            [
              "Set the lock assign flag on the case, then press 'Lock assign is set' on the card 'Your incident'.",
            ],
          ]
        : []),
      [`Area Advice Centre ${area?.name}: ${area?.aacPhone}`],
    ],
  };
}

/** INC-13 to INC-15: what to send, where it is described, and by when to expect an answer. */
function whatToSend({ links, serviceLevels }: Organisation, asked: AdviceAndGuidance | undefined): Line[] {
  const page = (name: string): Line[] => {
    const link = links[name];
    return link ? [[{ link, words: name }]] : [];
  };
  const { adviceAndGuidanceWorkingDays: days, adviceAndGuidanceUrgentHours: hours } = serviceLevels;
  const aims: Record<AdviceAndGuidance['enquiry'], string> = {
    'case-specific': `within ${days} working days`,
    'non-case-specific': `in about ${days} working days, or a little later`,
    urgent: `within ${hours} hours`,
  };
  const kind = asked?.enquiry ?? 'case-specific';
  return [
    ['Raise an SR with Advice and Guidance. ', { bold: 'Show and copy' }, ' has the text to send.'],
    ...page('Advice and Guidance Create Request'),
    ...page('Enhanced Operational Support Team'),
    [`${enquiries[kind]} enquiry: they aim to answer ${aims[kind]}.`],
    ["Then press 'Sent to Advice & Guidance' on the card 'Your incident'."],
  ];
}
