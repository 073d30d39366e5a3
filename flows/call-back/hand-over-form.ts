import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { lastFour } from '../../src/domain/call-back/description.ts';
import { bySoonest, fallsDueBetween } from '../../src/domain/call-back/falls-due.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import { byOwner } from '../../src/domain/call-back/whose.ts';
import { timeOfCall } from '../../src/domain/call-back/window.ts';
import type { Field, Values } from '../../src/domain/fields.ts';
import { saidTime } from '../../src/domain/said-times.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { isRefusal, type Refusal, refuse } from '../../src/domain/transition.ts';
import type { About, Checking, Form, Page } from '../../src/slack/form.ts';
import type { Deps } from '../deps.ts';
import { called } from './about.ts';
import { offWork, timeOf, unfit } from './fit.ts';
import { listIn, textIn } from './given.ts';

// A form has room for so many questions, and nobody answers more at once.
const mostOneByOne = 20;
const mostOfOne = 500;

const from: Field = {
  name: 'from',
  label: 'Away from',
  hint: "As you would say it: 'now', 'tomorrow 9am', 'Fri 14:00'.",
  as: 'line',
  privacy: 'open',
  required: true,
  initial: 'now',
  max: 60,
};
const until: Field = {
  ...from,
  name: 'until',
  label: 'Away until',
  hint: "As you would say it: '3h', 'Mon 8am', '4 January 08:00'.",
  initial: '',
};
const to: Field = {
  name: 'to',
  label: 'Who takes them over?',
  hint: 'Asked again for each on the next page, where you can change or empty it.',
  as: 'person',
  privacy: 'open',
  required: false,
};

/** One form each time, with an id of its own: what was left half-filled may be out of date. */
export function handOverForm(deps: Deps): Form {
  return {
    name: 'going-away',
    title: 'Hand over call-backs',
    submit: 'Hand over',
    keepsDraft: 'of an answer',
    learns: ['items', 'labels', 'hints', 'period'],
    examples: [{}, { about: { owner: 'U0SOMEBODY' } }, { given: longestList }],
    pages: (given, about) => [
      {
        fields: about.owner === undefined ? [from, until, to] : [to],
        ...(about.owner !== undefined && {
          lines: [['All open call-backs of ', { person: about.owner }, ' move to whom you choose.']],
        }),
        check: (now, asked) => listed(deps, now, about, asked),
      },
      theList(given),
    ],
  };
}

const longestDate = 'Wednesday 30 September 2026 at 23:59';
const longestList: Values = {
  period: `From ${longestDate} until ${longestDate}:`,
  items: Array.from({ length: mostOneByOne + 1 }, (_, index) => `${'0'.repeat(35)}${index}`),
  labels: Array.from(
    { length: mostOneByOne + 1 },
    () => `CB00001, by ${longestDate}, case number not applicable`,
  ),
};

async function listed(
  deps: Deps,
  given: Values,
  { owner }: About,
  { person, at }: { person: string; at: Date },
): Promise<Checking> {
  const taker = textIn(given, 'to');
  const no = taker === '' ? undefined : await unfit(deps, taker, 'to');
  if (no) return no;
  if (taker === (owner ?? person)) return refuse(refusals.sameOwner, 'to');
  const theirs = await deps.callBacks.foundBy(byOwner(owner ?? person), mostOfOne);
  const learnt = (due: readonly CallBack[], period: string): Checking => {
    const soonest = [...due].sort(bySoonest);
    const hints = soonest.map((it) => (taker === '' ? '' : (offWork(deps, taker, timeOf(it, at)) ?? '')));
    return { learnt: { period, items: soonest.map(({ _id }) => _id), labels: soonest.map(inALine), hints } };
  };
  if (owner !== undefined) return learnt(theirs, 'All that is open:');
  const period = periodOf(given, at);
  if (isRefusal(period)) return period;
  const due = theirs.filter((it) => fallsDueBetween(it, period.from, period.until));
  const said = `From ${dateAndTime(period.from)} until ${dateAndTime(period.until)}:`;
  return due.length ? learnt(due, said) : refuse(`${said} ${refusals.nothingFallsDue}`, 'until');
}

/** As a card may show it: reference, time and the last digits of the case number. */
const inALine = (it: CallBack): string =>
  `${called(it)}, by ${dateAndTime(timeOfCall(it))}, case number ${lastFour(it.fields.caseNumber)}`;

function periodOf(given: Values, now: Date): { from: Date; until: Date } | Refusal {
  const begin = saidTime(textIn(given, 'from'), { now });
  if (isRefusal(begin)) return refuse(begin.refused, 'from');
  const end = saidTime(textIn(given, 'until'), { now: begin.at > now ? begin.at : now });
  if (isRefusal(end)) return refuse(end.refused, 'until');
  return end.at > begin.at ? { from: begin.at, until: end.at } : refuse(refusals.endsBeforeItBegins, 'until');
}

function theList(given: Values): Page {
  const labels = listIn(given, 'labels');
  const hints = listIn(given, 'hints');
  const taker = textIn(given, 'to');
  const more = labels.length - mostOneByOne;
  return {
    lines: [
      [textIn(given, 'period')],
      ['Whoever you choose is told and has it from now on; leave one empty to keep it as it is.'],
      ...(more > 0 ? [[moreThanFit(more)]] : []),
    ],
    fields: listIn(given, 'items')
      .slice(0, mostOneByOne)
      .map((id, index) => ({
        name: fieldOf(id),
        label: labels[index] ?? id,
        as: 'person',
        privacy: 'open',
        required: false,
        ...(taker !== '' && { initial: taker }),
        ...(hints[index] && { hint: `${hints[index]} Choose somebody who works then, or keep to it.` }),
      })),
  };
}

const moreThanFit = (more: number): string =>
  `These are the ${mostOneByOne} most pressing. ${more} more come up when you do this again.`;

const prefix = 'to-';
/** The field under which it is asked who takes one over. */
export const fieldOf = (id: string): string => `${prefix}${id}`;

/** Who was chosen for which. */
export const chosen = (values: Values): { id: string; person: string }[] =>
  Object.entries(values).flatMap(([name, person]) =>
    name.startsWith(prefix) && typeof person === 'string' && person !== ''
      ? [{ id: name.slice(prefix.length), person }]
      : [],
  );
