import { expect } from '@jest/globals';
import { attempts } from '../../src/domain/call-back/attempts.ts';
import { type CallBack, isApplication } from '../../src/domain/call-back/call-back.ts';
import type { CallBackCommand, Whose } from '../../src/domain/call-back/commands.ts';
import { plusMinutes } from '../../src/domain/times.ts';
import type { Actor } from '../../src/domain/transition.ts';
import { callers, whoseAna } from '../support/call-backs.ts';
import type { Diary } from './call-back-diary.ts';
import type { Ask } from './call-back-steps.ts';

const whose: Record<string, Whose> = {
  ana: whoseAna,
  ben: { owner: 'UBEN', teamLeader: 'UTOM', cover: 'UTESS', ownersTeam: 'Team 3' },
  ned: { owner: 'UNED', teamLeader: 'UNIA', ownersTeam: 'New Applications' },
  sol: { owner: 'USOL', teamLeader: 'UTESS', ownersTeam: 'CPO' },
};
const whoseOf = (name: string): Whose => whose[name] ?? whoseAna;

const everybody: readonly Actor[] = Object.values(callers);
const calledBy = (id: string | undefined): Actor => everybody.find((one) => one.id === id) ?? callers.ana;

/** Whoever would ask for it. */
export function whoMay({ ask }: Ask, it: CallBack): Actor {
  switch (ask) {
    case 'move':
    case 'name':
    case 'moved back':
      return calledBy(it.teamLeader ?? it.cover);
    case 'allocate':
      return callers.nia;
    case 'take':
      return callers.sol;
    case 'tell cover':
      return callers.casedesk;
    case 'give number':
    case 'rang first':
      return calledBy(it.booker);
    case 'take back':
      return calledBy(it.undo?.by);
    default:
      return calledBy(it.owner ?? it.allocators[0] ?? it.booker);
  }
}

/** What they ask, in the words of the domain. */
export function asked(ask: Ask, it: CallBack, at: Date): readonly CallBackCommand[] {
  const plus = (minutes: number) => plusMinutes(at, minutes);
  const closing: CallBackCommand = {
    on: 'close',
    as: 'done',
    facts: { as: 'done', ...(isApplication(it) && { outcome: 'Application made' }) },
  };
  const reached: CallBackCommand = {
    on: 'record-attempt',
    facts: { result: 'Contact made', madeAt: at.toISOString() },
  };
  switch (ask.ask) {
    case 'snooze':
      return [{ on: 'snooze', minutes: ask.minutes, facts: { minutes: String(ask.minutes) } }];
    case 'remind-again':
      return [
        { on: 'remind-again', remindAt: plus(ask.minutes), facts: { at: plus(ask.minutes).toISOString() } },
      ];
    case 'reschedule': {
      const agreedAt = ask.minutes === undefined ? undefined : plus(ask.minutes);
      return [
        { on: 'reschedule', agreedAt, facts: { at: agreedAt?.toISOString() ?? 'anytime' }, said: 'secret' },
      ];
    }
    case 'move':
      return [
        {
          on: 'move',
          whose: whoseOf(ask.to),
          comesBack: ask.comesBack,
          facts: { to: whoseOf(ask.to).owner },
        },
      ];
    case 'hand-over':
      return [{ on: 'hand-over', whose: whoseOf(ask.to), facts: { to: whoseOf(ask.to).owner } }];
    case 'allocate':
      return [{ on: 'allocate', whose: whoseOf(ask.to), facts: { to: whoseOf(ask.to).owner } }];
    case 'take':
      return [{ on: 'take', whose: whoseOf('sol'), facts: { to: 'USOL' } }];
    case 'calling-now':
      return [{ on: 'calling-now' }];
    case 'not reached': {
      const nextAt = ask.minutes === undefined ? undefined : plus(ask.minutes);
      const facts = { result: 'Contact not made no message left', madeAt: at.toISOString() };
      return [
        {
          on: 'record-attempt',
          ...(nextAt && { nextAt }),
          facts: { ...facts, ...(nextAt && { nextAt: nextAt.toISOString() }) },
        },
        ...(nextAt || isApplication(it) ? [] : [{ ...closing, as: 'unsuccessful' as const }]),
      ];
    }
    case 'reached':
      return [reached];
    case 'reached and done':
      return [reached, closing];
    case 'wrong number':
      return [{ on: 'report-wrong-number' }];
    case 'give number':
      return [{ on: 'give-number', number: '07700 900456' }];
    case 'close':
      return [closing];
    case 'rang first':
      return [{ on: 'client-rang-first' }];
    case 'take back':
      return [{ on: 'take-back' }];
    case 'name':
      return [{ on: 'name-answerable', to: named(ask.to), facts: { to: named(ask.to) } }];
    case 'tell cover':
      return [{ on: 'tell-cover', facts: { why: 'away', to: 'UTESS' } }];
    case 'steps':
      return [{ on: 'confirm-steps', facts: { steps: 'contact' } }];
    case 'pass':
      return [{ on: 'pass-details', to: 'UBEN', facts: { to: 'UBEN' } }];
    case 'decide delay':
      return [{ on: 'decide-delay', said: 'secret' }];
    case 'letters':
      return [{ on: 'confirm-letters' }];
    case 'fees':
      return [{ on: 'record-fees', facts: { paid: 'yes' } }];
    case 'moved back':
      return [{ on: 'confirm-moved-back' }];
  }
}

const named = (name: string): string => (name === 'ben' ? 'UBEN' : 'UTESS');

/** Turns the page of the diary for what somebody did; asserts what may never be accepted (Q5). */
export function noted(
  diary: Diary,
  ask: Ask,
  after: CallBack,
  { at, actor }: { at: Date; actor: Actor },
): void {
  const owned = { owner: after.owner ?? '', leader: after.teamLeader };
  switch (ask.ask) {
    case 'snooze':
    case 'remind-again': {
      const until = plusMinutes(at, ask.minutes);
      if (ask.ask === 'snooze') expect([15, 30, 45, 60, 75, 90, 105, 120]).toContain(ask.minutes);
      expect([until > at, !diary.end || until <= diary.end]).toEqual([true, true]);
      diary.reminds(until);
      break;
    }
    case 'reschedule':
      diary.agrees(after.agreedAt, at);
      break;
    case 'move':
    case 'hand-over':
      diary.moves(owned, after.movedFrom === undefined ? undefined : whoMoves(diary, ask, actor));
      break;
    case 'allocate':
    case 'take':
      diary.isGiven(owned, at);
      break;
    case 'calling-now':
      diary.calls(at);
      break;
    case 'not reached':
    case 'reached':
    case 'reached and done': {
      const { nextAt } = attempts(after).at(-1) ?? {};
      if (nextAt) diary.agrees(nextAt, at, 'attempt');
      else diary.isReached();
      if (after.status === 'closed') diary.closes(at);
      break;
    }
    case 'wrong number':
      diary.wrongNumber();
      break;
    case 'give number':
      diary.hasNumber(at);
      break;
    case 'close':
    case 'rang first':
    case 'fees':
      diary.closes(at);
      break;
    case 'take back':
      diary.takesBack();
      break;
    case 'name':
      diary.names(named(ask.to));
      break;
    case 'decide delay':
      diary.letters(at);
      break;
    case 'letters':
      diary.fees(at);
      break;
    case 'moved back':
      diary.isMovedBack();
      break;
    default:
  }
}

/** Whoever last said that it comes back asked to be reminded of it (CB-42). */
const whoMoves = (diary: Diary, ask: Ask, actor: Actor): string =>
  ask.ask === 'move' && ask.comesBack ? actor.id : (diary.movedBy ?? actor.id);
