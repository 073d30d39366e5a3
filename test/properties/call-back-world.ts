import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import { callBackMessages } from '../../flows/call-back/messages.ts';
import { book } from '../../src/domain/call-back/book.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { whoAnswers } from '../../src/domain/call-back/clocks.ts';
import { isOfUse, whatFires } from '../../src/domain/call-back/reminders.ts';
import { decideCallBack } from '../../src/domain/call-back/states.ts';
import { fireDue } from '../../src/domain/fire-due.ts';
import type { Message } from '../../src/domain/message.ts';
import { dueInstants } from '../../src/domain/record.ts';
import type { Reminder } from '../../src/domain/reminder.ts';
import { plusMinutes, plusSeconds } from '../../src/domain/times.ts';
import { type Actor, isRefusal } from '../../src/domain/transition.ts';
import { callBacks } from '../../src/store/kinds/call-backs.ts';
import { accepted, start } from '../support/builders.ts';
import { aBooking, callers } from '../support/call-backs.ts';
import { asked, noted, whoMay } from './call-back-asks.ts';
import { Diary } from './call-back-diary.ts';
import type { Ask, Beginning, Step } from './call-back-steps.ts';
import type { Keeps, Operation } from './operations.ts';
import { PocketDeliverer } from './pocket-deliverer.ts';

/** What falls due: everything else is told because somebody did something. */
const timed = new Set([
  'reminder',
  'late-card',
  'late-leader-reminder',
  'what-became-card',
  'allocation-reminder',
  'letters-reminder',
  'fees-card',
  'move-back-reminder',
]);
const secrets = /07700|123456789|2345678|Bloggs|High Street|1984|next payment|child maintenance|secret/;

export type Firing = typeof whatFires;

/** A call-back, everybody who may touch it, a Slack that fails, and beside it the diary that says what has to be told. */
export class CallBackWorld {
  readonly #store: Keeps<CallBack>;
  readonly #deliverer: PocketDeliverer<CallBack>;
  readonly #open: Operation<CallBack>[] = [];
  readonly #diary: Diary;
  readonly #firing: Firing;
  #now = start;
  #presses = 0;
  /** How it stood before the sitting that may be taken back. */
  #before: CallBack | undefined;

  constructor({ kind, ago, agreedIn }: Beginning, firing: Firing = whatFires) {
    const receivedAt = plusMinutes(start, -ago);
    const agreedAt = agreedIn === undefined ? agreedAnyway(kind) : plusMinutes(start, agreedIn);
    const booking = aBooking({ kind, receivedAt, agreedAt });
    const first = accepted(book(booking, start));
    const { booker, allocators, owner, teamLeader: leader } = first;
    this.#diary = new Diary({ kind, booker, allocators, receivedAt, agreedAt, owner, leader }, start);
    this.#firing = firing;
    let kept = first;
    this.#store = {
      read: () => kept,
      dueAt: (by) => dueInstants(kept)[by]?.getTime() ?? Number.POSITIVE_INFINITY,
      write(before, after) {
        if (before.rev !== kept.rev) return false;
        kept = { ...after, rev: before.rev + 1 };
        return true;
      },
    };
    const speaks = { kind: callBacks, messages: callBackMessages };
    this.#deliverer = new PocketDeliverer(speaks, this.#store, (one) => void this.#open.push(one));
  }

  take(step: Step): void {
    const stood = this.#deliverer.standing.length;
    this.#do(step);
    const it = this.#store.read();
    expect(it.window.endAt).toEqual(this.#diary.end);
    expect(whoAnswers(it)).toBe(this.#diary.whoseItIs);
    for (const { key, text } of this.#deliverer.standing.slice(stood)) this.#isRightlySaid(it, key, text);
  }

  /** Everything that waits comes to its end: each is said once, or is of no use any more. */
  comesToRest(): void {
    for (let round = 0; this.#isDue(); round++) {
      if (round > 400) throw new Error('It never comes to rest.');
      this.take({ do: 'wait', seconds: 14_400, isMissed: false });
      this.take({ do: 'deliver', which: round, fate: 'said' });
      while (this.#open.length) this.take({ do: 'write', which: 0 });
    }
    const it = this.#store.read();
    for (const [key, entry] of Object.entries(it.messages)) {
      const { name, state, posted, dueAt } = entry;
      const isLast = Object.values(it.messages).every((other) => other.name !== name || other.dueAt <= dueAt);
      if (name === 'reminder' && state === 'cancelled' && isLast)
        expect([key, isOfUse(it, entry)]).toEqual([key, false]);
      expect([key, state]).toEqual([key, expect.stringMatching(/^(sent|cancelled|failed)$/)]);
      const stands = this.#deliverer.standing.filter((said) => said.key === key).map(({ ts }) => ts);
      if (state === 'sent') expect([key, ...stands]).toEqual([key, posted?.ts]);
    }
  }

  /** Slack has it: once, not early, to nobody whom it no longer concerns, and without a word that is sealed. */
  #isRightlySaid(it: CallBack, key: string, text: string): void {
    const entry = it.messages[key];
    const times = this.#deliverer.posts.get(key) ?? 0;
    expect([key, times <= 1 + (this.#deliverer.vanished.get(key) ?? 0)]).toEqual([key, true]);
    expect([key, entry !== undefined && entry.dueAt <= this.#now]).toEqual([key, true]);
    expect([key, secrets.exec(text)?.[0]]).toEqual([key, undefined]);
    if (entry?.name !== 'reminder') return;
    expect([key, it.status, 'person' in entry.to && entry.to.person]).toEqual([
      key,
      'awaiting-call',
      whoAnswers(it),
    ]);
  }

  #isDue(): boolean {
    const { nextDeliveryAt, nextReminderAt } = dueInstants(this.#store.read());
    return this.#open.length > 0 || nextDeliveryAt !== undefined || nextReminderAt !== undefined;
  }

  #do(step: Step): void {
    switch (step.do) {
      case 'ask':
        this.#asks(step.ask, step.by);
        break;
      case 'wait':
        this.#waits(plusSeconds(this.#now, step.seconds), step.isMissed);
        break;
      case 'deliver':
        this.#deliverer.deliver(step.which, step.fate, this.#now);
        break;
      case 'write': {
        const which = step.which % this.#open.length;
        if (this.#open[which]?.tryOnce(false)) this.#open.splice(which, 1);
        break;
      }
      case 'crash':
        this.#open.length = 0;
        this.#deliverer.die();
    }
  }

  #waits(until: Date, isMissed: boolean): void {
    while (!isMissed && this.#store.dueAt('nextReminderAt') <= until.getTime()) {
      this.#now = new Date(Math.max(this.#now.getTime(), this.#store.dueAt('nextReminderAt')));
      this.#fires();
    }
    this.#now = until;
  }

  #fires(): void {
    const before = this.#store.read();
    const now = this.#now;
    const after = fireDue(before, now, (it, key, reminder) => this.#firing(it, key, reminder, now));
    if (!after) return;
    this.#store.write(before, after);
    const said = Object.entries(after.messages).flatMap(([key, entry]) =>
      before.messages[key] || !timed.has(entry.name) ? [] : [spoken(entry)],
    );
    const { must, may } = this.#diary.tells(now);
    const perhaps = said.filter(([person, name]) => may[person] !== name);
    expect([now, ...perhaps.sort()]).toEqual([now, ...Object.entries(must).sort()]);
  }

  #asks(ask: Ask, by: string): void {
    const before = this.#store.read();
    const at = this.#now;
    const actor: Actor = by === 'whoever may' ? whoMay(ask, before) : asActor(by);
    const commands = asked(ask, before, at);
    const after = decideCallBack(before, commands, actor, { at, key: `press/${++this.#presses}` });
    if (isRefusal(after)) return;
    this.#store.write(before, after);
    if (ask.ask === 'take back') this.#isAsBefore(this.#store.read());
    if (after.undo?.to === after.version) {
      this.#before = before;
      this.#diary.mark();
    }
    noted(this.#diary, ask, after, { at, actor });
  }

  /** Undo gives back what stood: the reminders, too, but for those that have been sent since. */
  #isAsBefore(it: CallBack): void {
    const then = this.#before;
    if (!then) throw new Error('Nothing could be taken back.');
    const { status, since, window, agreedAt, closedAs, owner } = then;
    expect(it).toMatchObject({ status, since, window });
    expect([it.agreedAt, it.closedAs, it.owner]).toEqual([agreedAt, closedAs, owner]);
    const isSent = (one: Reminder) =>
      Object.values(it.reminders).some(
        ({ name, state, dueAt }) => name === one.name && state === 'fired' && dueAt >= one.dueAt,
      );
    const waited = Object.values(then.reminders).filter(
      (one) => one.state === 'waiting' && one.name !== 'settle' && !isSent(one),
    );
    const waiting = Object.values(it.reminders).filter(({ state }) => state === 'waiting');
    expect(waiting.map(({ name, dueAt }) => [name, dueAt]).sort()).toEqual(
      waited.map(({ name, dueAt }) => [name, dueAt]).sort(),
    );
    if (!isDeepStrictEqual(it.fields, then.fields)) expect(it.fields).toEqual(then.fields);
  }
}

const agreedAnyway = (kind: Beginning['kind']): Date | undefined =>
  kind === 'informal' ? plusMinutes(start, 20_000) : undefined;

const spoken = ({ to, name }: Message): [string, string] => ['person' in to ? to.person : '', name];

const asActor = (name: string): Actor =>
  Object.entries(callers).find(([one]) => one === name)?.[1] ?? callers.gina;
