import { askedFields } from '../../src/domain/call-back/asked.ts';
import type { CallBackKind } from '../../src/domain/call-back/call-back.ts';
import { contactFields } from '../../src/domain/call-back/fields.ts';
import { refusals } from '../../src/domain/call-back/refusals.ts';
import type { Field, Values } from '../../src/domain/fields.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Form, Page } from '../../src/slack/form.ts';
import { type Line, type Piece, withMentions } from '../../src/slack/text.ts';
import type { Deps } from '../deps.ts';
import { kindOf } from './book-facts.ts';
import { learnFirst, learnMore, learnt } from './book-learn.ts';
import {
  cameByQuestion,
  clientQuestion,
  kindQuestion,
  ownerQuestion,
  receivedQuestion,
  teamQuestion,
  triedQuestion,
  whenQuestion,
  wrongScin,
} from './book-questions.ts';
import { comesLater, followingQuestions, moreToKnow, wrongReaching } from './book-reaching.ts';
import { settlingQuestions } from './book-settle.ts';
import { listIn, textIn } from './given.ts';

/**
 * What and for whom; which call-back the client rang about, where one is open, for then there may be nothing to book; the
 * details; and, only where something follows from them or is new to settle, the questions about that.
 */
export function bookingForm(deps: Deps): Form {
  const teams = deps.organisation.specialistTeams
    .filter(({ functionallyUnique }) => functionallyUnique)
    .map(({ name }) => name);
  const details = (given: Values): Page => ({
    intro: greyedOut,
    lines: linesOf(given),
    fields: [
      // Who tells two call-backs apart has settled the rest there.
      ...(given.settles === 'yes' && textIn(given, 'asksFirst') === '0' && given.asksAgain !== 'yes'
        ? settlingQuestions(given)
        : []),
      ...detailQuestions(kindOf(given), given, teams),
    ],
    check: (all, asked) =>
      wrongDetails(all, detailQuestions(kindOf(all), all, teams)) ??
      learnMore(deps, all, asked, { part: 'details', index: 0 }),
  });
  return {
    name: 'book-call-back',
    title: 'Book a call-back',
    submit: 'Book it',
    keepsDraft: 'of a new record',
    learns: learnt,
    examples: [
      {},
      { given: longestToSettle },
      { given: { ...longestToSettle, asksFirst: '0', asksAgain: '' } },
    ],
    pages: (given, { kind }) => [
      {
        fields: [
          kindQuestion(kindOf({ kind })),
          clientQuestion,
          whenQuestion,
          ownerQuestion,
          receivedQuestion,
          cameByQuestion,
        ],
        check: (all, asked) => learnFirst(deps, all, asked),
      },
      ...pagesOf(given, 'asksFirst', (index) => ({
        lines: linesOf({ ...given, keptOn: '' }),
        fields: settlingQuestions(given),
        check: (all, asked) => learnMore(deps, all, asked, { part: 'first questions', index }),
      })),
      ...(given.rangFirst === 'yes' ? [] : [details(given)]),
      ...pagesOf(given, 'checks', (index) => ({
        lines: linesOf(given),
        fields: [
          ...followingQuestions(given),
          ...(given.asksAgain === 'yes' ? settlingQuestions(given) : []),
        ],
        check: (all, asked) =>
          wrongReaching(all, followingQuestions(all)) ??
          learnMore(deps, all, asked, { part: 'last questions', index }),
      })),
    ],
  };
}

const longestInstant = '2026-09-30T22:59:00.000Z';
const warnings = ['has-passed', 'bank-holiday', 'clocks-change', 'later-than-allowed', 'perhaps-informal'];

/** As much as there can be to settle at once. */
const longestToSettle: Values = {
  asksFirst: '1',
  checks: '1',
  asksAgain: 'yes',
  keptOn: dateAndTime(new Date(longestInstant)),
  follows: ['notesIn', ...contactFields],
  settles: 'yes',
  saidBack: Array.from({ length: 12 }, () => 'w'.repeat(300)),
  warned: warnings,
  mayBeInformal: 'yes',
  preferredAt: longestInstant,
  doubleIds: ['one', 'two', 'three', 'four', 'five'],
  doubleReferences: Array.from({ length: 5 }, () => 'CB00001'),
};

// WA-11.
const greyedOut =
  "CMS2012 wants every mandatory field. If one is greyed out there, raise an incident with '/incident'.";

const mostPages = 20;

/** As many pages of one sort as there was found something to ask. */
const pagesOf = (given: Values, howMany: string, page: (index: number) => Page): Page[] =>
  Array.from({ length: Math.min(mostPages, Number(textIn(given, howMany)) || 0) }, (_, index) => page(index));

function linesOf(given: Values): Line[] {
  const kept = textIn(given, 'keptOn');
  const said = listIn(given, 'saidBack');
  return [
    ...said.slice(0, 1).map((sentence) => withMentions(sentence).map(standingOut)),
    ...said.slice(1).map((sentence) => withMentions(sentence)),
    ...(kept
      ? [[`How to reach the client stands as it was kept on ${kept}. Ask whether it is still so.`]]
      : []),
  ];
}

/** What is promised is what the client hears. */
const standingOut = (piece: Piece): Piece => (typeof piece === 'string' ? { bold: piece } : piece);

const isOnACase = (kind: CallBackKind): boolean =>
  kind !== 'new-application' && kind !== 'downtime-application';

function detailQuestions(kind: CallBackKind, given: Values, teams: readonly string[]): Field[] {
  return [
    ...(kind === 'functionally-unique' ? [teamQuestion(teams)] : []),
    ...(given.cameBy === wrongScin && isOnACase(kind) ? [triedQuestion] : []),
    ...preferredFirst(
      askedFields(kind, given).filter((field) => !comesLater(given, field)),
      given,
    ),
    ...moreToKnow(given),
  ];
}

/** CB-12: where no time was given, the preferred one is looked up. */
function preferredFirst(fields: readonly Field[], given: Values): Field[] {
  const isLookedUp = ({ name }: Field) => name === 'preferredTime' && textIn(given, 'agreedAt') === '';
  return [...fields.filter(isLookedUp), ...fields.filter((field) => !isLookedUp(field))];
}

/** What no field's own rule can see. */
function wrongDetails(given: Values, asked: readonly Field[]): Refusal | undefined {
  const tried = listIn(given, 'tried');
  if (
    given.cameBy === wrongScin &&
    isOnACase(kindOf(given)) &&
    tried.length < (triedQuestion.options?.length ?? 0)
  )
    return refuse(refusals.triedAll, 'tried');
  return wrongReaching(given, asked);
}
