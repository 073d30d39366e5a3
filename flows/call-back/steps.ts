import type { Organisation } from '../../src/config/organisation.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { checklist } from '../../src/domain/call-back/checklist.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import {
  closingSteps,
  type Stage,
  type StepWords,
  settingUp,
  stepWords,
} from '../../src/domain/call-back/steps.ts';
import type { Field } from '../../src/domain/fields.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { refuse } from '../../src/domain/transition.ts';
import type { About } from '../../src/slack/form.ts';
import type { Line } from '../../src/slack/text.ts';
import type { Deps } from '../deps.ts';
import { answerForm } from './answer-form.ts';
import { stepsButton } from './buttons.ts';
import { listIn } from './given.ts';

/**
 * The steps in CMS2012, which CaseDesk cannot take: who took them ticks them, some now and some later, and each stands
 * with who confirmed it and when (CB-05 to CB-19, CB-45, WA-05 to WA-12).
 */
export function steps(deps: Deps): void {
  answerForm(deps, {
    button: stepsButton,
    title: 'Steps in CMS2012',
    submit: 'Confirm',
    on: 'confirm-steps',
    examples: [
      { about: { open: everyStep.join(','), confirmed: '' } },
      { about: { open: 'noted', confirmed: asDone } },
    ],
    about: (it) => {
      const about = asAbout(it);
      return about.open ? about : refuse(about.confirmed ? refusals.allConfirmed : refusals.noSteps);
    },
    pages: (_given, about) => [
      {
        intro: 'Tick what you have done. You can come back for the rest: what is ticked here is kept.',
        lines: [...confirmedLines(about), ...pagesOf(about, deps.organisation.links)],
        fields: stages.flatMap(([stage, label]) => tickBoxes(stage, label, about)),
      },
    ],
    commands: (_it, values, about) => {
      const ticked = stages.flatMap(([stage]) => listIn(values, stage));
      const first = stages.find(([stage]) => keysIn(about, stage).length)?.[0];
      if (!ticked.length) return refuse(refusals.tickOne, first);
      return [{ on: 'confirm-steps', facts: { steps: ticked.join(',') } }];
    },
  });
}

const stages: readonly [Stage, string][] = [
  ['setting-up', 'Setting it up'],
  ['moving', 'Moving it'],
  ['closing', 'Closing it'],
];

/** What the form has to know: which steps are open, and who confirmed the others and when. */
function asAbout(it: CallBack): About {
  const all = checklist(it);
  const open = all.filter(({ confirmed }) => !confirmed).map(({ key }) => key);
  const confirmed = all.flatMap(({ key, confirmed: by }) =>
    by ? [`${key} ${by.by} ${by.at.getTime()}`] : [],
  );
  return { open: open.join(','), confirmed: confirmed.join(',') };
}

const everyStep = [
  ...settingUp['for-another'],
  'finished',
  'exceptions',
  'moved',
  ...closingSteps['for-another'],
];
const asDone = everyStep.map((key) => `${key} U0123456789A 0`).join(',');

const words = new Map<string, StepWords>(Object.entries(stepWords));
const listed = (text: string | undefined): string[] => (text ? text.split(',') : []);

const keysIn = ({ open }: About, stage: Stage): string[] =>
  listed(open).filter((key) => words.get(key)?.stage === stage);

/** The pages and forms that open steps name (CB-48). */
function pagesOf({ open }: About, links: Organisation['links']): Line[] {
  const names = new Set(listed(open).flatMap((key) => words.get(key)?.page ?? []));
  return [...names].flatMap((name) => {
    const link = links[name];
    return link ? [['See ', { link, words: name }, '.']] : [];
  });
}

/** Slack shows ten tick boxes in a group: no stage has more. */
function tickBoxes(stage: Stage, label: string, about: About): Field[] {
  const options = keysIn(about, stage).map((key) => ({
    value: key,
    label: words.get(key)?.words ?? key,
    description: words.get(key)?.detail ?? '',
  }));
  return options.length
    ? [{ name: stage, label, as: 'choices', privacy: 'open', options, required: false }]
    : [];
}

const confirmedLines = ({ confirmed }: About): Line[] =>
  listed(confirmed).map((text) => {
    const [key = '', person = '', at = ''] = text.split(' ');
    return doneLine(words.get(key)?.words ?? key, { by: person, at: new Date(Number(at)) });
  });

const doneLine = (step: string, { by, at }: { by: string; at: Date }): Line => [
  `Done: ${step}. Confirmed by `,
  { person: by },
  ` on ${dateAndTime(at)}.`,
];

/** Every step as it stands: who confirmed it and when, or that it is still to be done. */
export const stepLines = (it: CallBack): Line[] =>
  checklist(it).map(({ words: step, confirmed }) =>
    confirmed ? doneLine(step, confirmed) : [`To do: ${step}.`],
  );
