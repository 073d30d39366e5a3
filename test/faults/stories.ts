import { details } from '../support/incidents.ts';
import type { World } from '../support/world.ts';
import type { Picture } from './checks.ts';
import { type Answers, type Step, steps } from './steps.ts';

/** What people do one after the other, and what stands once all of it is done. */
export interface Story {
  steps(world: World): Step[];
  /** Lines of the picture that it leaves, and what is in none of them. */
  ends: { stands: Picture; gone: readonly string[] };
}

const first = ['Case or SR number', 'Client name', 'SCIN', 'NINO', 'Procedure path and step number'] as const;
const second = ['Description of the incident', 'Actions taken to resolve'] as const;
const answersOf = (labels: readonly (keyof typeof details)[]): Answers =>
  Object.fromEntries(labels.map((label) => [label, details[label]]));

const asked = 'Which receipt did you use?';
const reworded = 'Which receipt did you use, and of which year?';
const answered = 'The one of March 2025.';
const firstAid = 'Recalculate from the first receipt.';
const secondAid = 'Recalculate from the second receipt.';
const tried = 'Recalculated twice, the old amount came back.';
const record = 'Record resolution';
const recorded: Answers = {
  'Resolved reason': 'Resolved using the Knowledge Bank',
  'Source of the resolution': 'Knowledge Bank',
};

const cast = (world: World) => {
  const [ana, tom, amir] = [world.person('ana'), world.person('tom'), world.person('amir')];
  const by = steps(world);
  const raises = [
    by.types(ana, '/incident', 'Area'),
    by.submits(ana, {}, first[0]),
    by.submits(ana, answersOf(first), second[0]),
    by.submits(ana, answersOf(second)),
  ];
  return { ana, tom, amir, raises, ...by };
};

/** From `/incident` to the lock assign flag that is gone, with a question, a resolution that failed and one late answer. */
export const toTheEnd: Story = {
  steps(world) {
    const { ana, tom, amir, raises, reads, opens, submits, presses, ...by } = cast(world);
    return [
      ...raises,
      reads(tom, '[More information]'),
      opens(tom, 'More information'),
      submits(tom, { 'What do you need to know?': 'Which calculation is it?' }),
      reads(ana, 'needs more information'),
      opens(ana, 'Give information'),
      submits(ana, { 'Your answer': 'The one of 3 November.' }),
      reads(tom, 'Your question has been answered'),
      presses(tom, 'Authorise', 'authorised and with the Area Advice Centre'),
      reads(ana, 'Your incident number is'),
      reads(amir, 'Talk about PLY', 'aac'),
      presses(ana, 'Lock assign is set', 'Lock assign: set'),

      by.replies(amir, asked, 'Talk about PLY', 'aac'),
      reads(ana, asked),
      by.replies(ana, answered, asked),
      reads(amir, answered, 'aac'),
      by.edits(amir, reworded, asked, 'aac'),
      reads(ana, reworded),

      opens(amir, record),
      submits(amir, {
        ...recorded,
        'How to resolve it': firstAid,
        'How was it given?': 'Call-back from AAC',
      }),
      reads(ana, firstAid),
      reads(tom, firstAid),
      opens(ana, 'It did not work'),
      submits(ana, { 'What did you try, and what happened?': tried }),
      reads(amir, tried, 'aac'),

      by.replies(amir, secondAid, tried, 'aac'),
      reads(ana, secondAid),
      by.shortcut(amir, 'Record as resolution', secondAid, 'aac', record),
      submits(amir, { ...recorded, 'How to resolve it': secondAid }),
      reads(ana, 'Try it, then say here whether it worked'),
      by.later(ana, 20, 'Did the resolution of'),
      by.later(tom, 4, 'No answer yet on the resolution'),
      presses(ana, 'It worked', 'closed, the resolution worked'),
      reads(amir, 'confirmed that the resolution worked', 'aac'),
      presses(ana, 'Lock assign is removed', 'Lock assign: removed'),
    ];
  },
  ends: {
    stands: {
      status: ['closed-resolved'],
      ana: ['Your incident PLY00001', 'Your incident number is PLY00001', reworded, 'Lock assign: removed'],
      tom: ['closed, the resolution worked'],
      aac: ['closed, the resolution worked', answered, tried],
    },
    gone: [asked, '[It worked]', '[Authorise]', '[Record resolution]'],
  },
};

/** The team leader's own ways: advice that did not help, Advice & Guidance, local action, and advice checked back. */
export const withTheTeamLeader: Story = {
  steps(world) {
    const { ana, tom, raises, reads, opens, submits, presses, later } = cast(world);
    const advises = (advice: string) => [
      opens(tom, 'Resolved locally'),
      submits(tom, { 'What should the caseworker do?': advice }),
    ];
    const reports = (button: string, what: string, asking: Answers = {}) => [
      opens(ana, button),
      submits(ana, { ...asking, 'What happened?': what }),
    ];
    const helped = { 'Did it help?': 'No, the problem is still there' };
    return [
      ...raises,
      ...advises('Sign out, and enter the income again.'),
      reads(ana, 'Your team leader knows what to do'),
      later(tom, 24, 'Check back with your caseworker'),
      reads(ana, 'Have you done what your team leader advised?'),
      ...reports('Report back', 'Entered it twice.', helped),
      reads(tom, 'The advice did not help'),

      opens(tom, 'Advice & Guidance'),
      submits(tom, { 'Kind of enquiry': 'Case specific' }),
      reads(ana, 'Ask Advice & Guidance'),
      opens(ana, 'Sent to Advice & Guidance', 'Sent to A&G'),
      submits(ana, { 'SR number of the request': '1-98765432' }),
      reads(tom, 'An answer is expected'),
      later(ana, 8 * 24, 'Has Advice & Guidance answered?'),
      ...reports('Report their answer', 'They know of no such error.', helped),
      reads(tom, 'Advice & Guidance could not resolve it'),

      opens(tom, 'Further local action'),
      submits(tom, { 'What should be done locally first?': 'Clear the cache.' }),
      reads(ana, 'Something to do locally first'),
      ...reports('Report back', 'Cleared, no change.', helped),
      reads(tom, 'The local action did not help'),
      ...advises('Enter the income on the first day of the month.'),
      reads(ana, 'advised on, waiting to be carried out'),
      presses(tom, 'Checked back: all done', 'resolved locally'),
      reads(ana, 'has checked back'),
    ];
  },
  ends: {
    stands: {
      status: ['resolved-locally'],
      ana: ['Status: resolved locally', 'has checked back'],
      tom: ['Status: resolved locally'],
    },
    gone: ['[Resolved locally]', '[Report back]', '[Checked back: all done]'],
  },
};
