import { type Message, type Recipient, toSay } from '../message.ts';
import { lastDecision } from '../record.ts';
import type { Effect } from '../transition.ts';
import { type CallBack, mpHotline } from './call-back.ts';
import { isLate, restartClocks, whoAnswers } from './clocks.ts';
import { leaderOf, movesBack } from './leaders.ts';

export type CallBackCause =
  | 'restart-clocks'
  | 'show-owner'
  | 'show-booker'
  | 'show-allocators'
  | 'show-team'
  | 'show-mp-hotline'
  | 'show-viewer'
  | 'show-answerable'
  | 'show-cover'
  | 'offer-to-team-leader'
  | 'show-who-answers'
  | 'ask-to-move-back'
  | 'pass-template'
  | 'tell-owner'
  | 'tell-booker'
  | 'tell-team-leader'
  | 'tell-allocators'
  | 'tell-former-owner';

/** The name of the errand that sends the filled-in template to whoever has the call-back now (CB-31). */
export const passTemplate = 'pass-template';

const saying = (it: CallBack, key: string, entry: Message): CallBack => ({
  ...it,
  messages: { ...it.messages, [key]: entry },
});

type Context = Parameters<Effect<CallBack>>[1];

/** An announcement of the decision just made, to somebody who did not make it. */
const announcing =
  (name: string, whom: (it: CallBack) => readonly (string | undefined)[]): Effect<CallBack> =>
  (it, { at, version, actor }) =>
    [...new Set(whom(it))].reduce(
      (so, person) =>
        person === undefined || person === actor.id
          ? so
          : saying(
              so,
              `${name}-${version}-${person}`,
              toSay({ name, form: 'announcement', to: { person }, dueAt: at, causedBy: version }),
            ),
      it,
    );

/** A card that stays; one for the same people stands already where the key is not new. */
const card = (it: CallBack, key: string, name: string, to: Recipient, { at, version }: Context): CallBack =>
  it.messages[key]
    ? it
    : saying(it, key, { ...toSay({ name, form: 'card', to, dueAt: at }), causedBy: version });

const cardFor =
  (name: string, whom: (it: CallBack) => string | undefined): Effect<CallBack> =>
  (it, context) => {
    const person = whom(it);
    return person === undefined ? it : card(it, `${name}-${person}`, name, { person }, context);
  };

/** One each time it is asked for, for whoever has had one before may have forgotten it. */
const cardAnew =
  (name: string, whom: (it: CallBack) => string | undefined): Effect<CallBack> =>
  (it, context) => {
    const person = whom(it);
    return person === undefined ? it : card(it, `${name}-${context.version}`, name, { person }, context);
  };

const isByHand = ({ byHand }: CallBack, team: string): boolean => byHand.some((one) => one.team === team);

/** For each of those whom the decision just made names. */
const cardForNamed =
  (name: string): Effect<CallBack> =>
  (it, context) =>
    (lastDecision(it)?.facts?.to ?? '')
      .split(',')
      .filter(Boolean)
      .reduce(
        (so, person) => card(so, `${name}-${context.version}-${person}`, name, { person }, context),
        it,
      );

/** Whose it was before the move, unless they hear of it as its booker, or have left: nobody reads their DM. */
function formerOwner(it: CallBack): string | undefined {
  const { what, facts } = lastDecision(it) ?? {};
  if (what === 'confirm-moved-back') return it.movedFrom;
  return facts?.hadLeft || facts?.from === it.booker ? undefined : facts?.from;
}

/** Who booked it for somebody else, unless it is moved for they have left. */
function bookerToTell(it: CallBack): string | undefined {
  const { hadLeft, from } = lastDecision(it)?.facts ?? {};
  return it.booker === it.owner || (hadLeft && from === it.booker) ? undefined : it.booker;
}

/** What a decision brings about. Times are at once; `withUndo` puts off what others are told. */
export const effects: Record<CallBackCause, Effect<CallBack>> = {
  'restart-clocks': (it, { at }) => restartClocks(it, at),
  // Somebody who gets it a second time is told anew: the old card is far up.
  'show-owner': (it, context) =>
    it.owner === undefined
      ? it
      : card(it, `owner-card-${context.version}`, 'owner-card', { person: it.owner }, context),
  'show-booker': cardFor('booker-card', ({ booker, owner }) => (booker === owner ? undefined : booker)),
  'show-allocators': (it, context) =>
    it.allocators.reduce(
      (so, person) => card(so, `allocation-card-${person}`, 'allocation-card', { person }, context),
      it,
    ),
  'show-team': (it, context) => {
    const team = it.specialistTeam;
    return team === undefined || isByHand(it, team)
      ? it
      : card(it, `team-card-${team}`, 'team-card', { team }, context);
  },
  'show-mp-hotline': (it, context) =>
    isByHand(it, mpHotline)
      ? it
      : card(it, 'mp-hotline-card', 'mp-hotline-card', { team: mpHotline }, context),
  'show-viewer': (it, context) => {
    const person = it.viewers.at(-1);
    return person === undefined
      ? it
      : card(it, `viewer-card-${context.version}`, 'viewer-card', { person }, context);
  },
  'show-answerable': cardAnew('overdue-card', whoAnswers),
  'show-cover': cardForNamed('cover-card'),
  'offer-to-team-leader': cardForNamed('offer-card'),
  'show-who-answers': (it, context) =>
    isLate(it) ? cardAnew('late-leader-reminder', whoAnswers)(it, context) : it,
  'ask-to-move-back': (it, context) =>
    it.movedFrom === undefined ? it : cardAnew('move-back-card', movesBack)(it, context),
  'pass-template': (it, { at, version }) =>
    it.owner === undefined || !it.fields.templateFile?.length
      ? it
      : saying(
          it,
          `template-${version}`,
          toSay({
            name: passTemplate,
            form: 'errand',
            to: { kind: 'call-back', id: it._id },
            about: it.owner,
            dueAt: at,
            causedBy: version,
          }),
        ),
  'tell-owner': announcing('owner-news', ({ owner }) => [owner]),
  'tell-booker': announcing('booker-news', (it) => [bookerToTell(it)]),
  'tell-team-leader': announcing('team-leader-news', (it) => [lastDecision(it)?.facts?.led, leaderOf(it)]),
  'tell-allocators': announcing('allocator-news', ({ allocators }) => allocators),
  'tell-former-owner': announcing('former-owner-news', (it) => [formerOwner(it)]),
};
