import type { CallBackKind } from '../../src/domain/call-back/call-back.ts';
import { plusHours, plusMinutes } from '../../src/domain/times.ts';

/** A moment at which the owner is to be reminded. One that only may be told does no harm, and is not missed. */
interface Moment {
  promise: number;
  at: Date;
  /** The one before the agreed time, which a new reminder time does not move (CB-38). */
  stays?: boolean;
  may?: boolean;
}

type Waits = 'allocation' | 'team' | 'call' | 'number' | 'letters' | 'fees' | 'moved back' | 'nothing';

interface Page {
  waits: Waits;
  owner: string | undefined;
  leader: string | undefined;
  named: string | undefined;
  agreedAt: Date | undefined;
  isAttempt: boolean;
  end: Date | undefined;
  promise: number;
  moments: Moment[];
  lateAt: Date | undefined;
  leaderAt: Date | undefined;
  isLate: boolean;
  isPassedUp: boolean;
  /** What is awaited that is no call: it is asked for then. */
  askAt: Date | undefined;
  movedBy: string | undefined;
}

export interface Opened {
  kind: CallBackKind;
  booker: string;
  allocators: readonly string[];
  receivedAt: Date;
  agreedAt: Date | undefined;
  owner: string | undefined;
  leader: string | undefined;
}

/** Who is told what now; what only may be told, too. */
export interface ToTell {
  must: Record<string, string>;
  may: Record<string, string>;
}

/**
 * What a clerk with a diary would do, by the requirements and without the code: when a call-back is to be called to mind,
 * to whom, and when it is late (Q1, Q2, Q5, Q6, Q30).
 */
export class Diary {
  readonly of: Opened;
  #page: Page;
  #before: Page | undefined;
  readonly #told: Moment[] = [];
  /** Of two reminders within a minute one is enough. */
  #lastDue: Date | undefined;

  constructor(of: Opened, at: Date) {
    this.of = of;
    this.#page = {
      waits: this.#isApplication ? 'allocation' : of.kind === 'functionally-unique' ? 'team' : 'call',
      owner: of.owner,
      leader: of.leader,
      named: undefined,
      agreedAt: of.agreedAt,
      isAttempt: false,
      end: this.#endOf(of.agreedAt),
      promise: 0,
      moments: [],
      lateAt: undefined,
      leaderAt: undefined,
      isLate: false,
      isPassedUp: false,
      askAt: undefined,
      movedBy: undefined,
    };
    this.#promises(at, 'booked');
  }

  get end(): Date | undefined {
    return this.#page.end;
  }

  get waits(): Waits {
    return this.#page.waits;
  }

  get owner(): string | undefined {
    return this.#page.owner;
  }

  get movedBy(): string | undefined {
    return this.#page.movedBy;
  }

  get leader(): string | undefined {
    return this.#page.leader;
  }

  /** Owner, then team leader, then whom the team leader named (Q30). */
  get whoseItIs(): string | undefined {
    const { isLate, isPassedUp, named, leader, owner } = this.#page;
    return (isLate ? (named ?? (isPassedUp ? leader : undefined)) : undefined) ?? owner;
  }

  get #isApplication(): boolean {
    return this.of.kind === 'new-application' || this.of.kind === 'downtime-application';
  }

  #endOf(agreedAt: Date | undefined): Date | undefined {
    const { kind, receivedAt } = this.of;
    const day = plusHours(receivedAt, 24);
    if (kind === 'informal') return undefined;
    if (!agreedAt) return day;
    return kind === 'own' || agreedAt > day ? agreedAt : day;
  }

  /** Q1: three clocks. */
  #momentsOf({ agreedAt, isAttempt, end }: Page): { at: Date; stays?: boolean }[] {
    const time = agreedAt ?? end;
    if (!time) return [];
    if (this.of.kind === 'informal') return [{ at: plusMinutes(time, -5) }];
    if (this.#isApplication || (isAttempt && agreedAt))
      return [{ at: plusMinutes(time, agreedAt ? -15 : -30) }];
    return [{ at: plusMinutes(time, -35) }, { at: plusMinutes(time, -5), stays: true }];
  }

  /** The moments of a promise, and when it is late. What is past already is told at once, once (Q1). */
  #promises(at: Date, why: 'booked' | 'new' | 'same'): void {
    const page = this.#page;
    if (why !== 'same') page.promise += 1;
    page.moments = [];
    if (page.waits === 'call') {
      const { promise } = page;
      const all = this.#momentsOf(page).map((one): Moment => ({ promise, ...one }));
      page.moments = all.filter((one) => one.at > at);
      const isMissed = page.moments.length < all.length;
      if (isMissed) page.moments.push({ promise, at, may: why !== 'booked' && page.moments.length > 0 });
    }
    if (page.waits === 'allocation') page.askAt = plusHours(at, 2);
    this.#watches();
  }

  /** Q30: it is late at its end, and the team leader's half an hour later; told once. */
  #watches(): void {
    const page = this.#page;
    page.lateAt = page.isLate ? undefined : page.end;
    page.leaderAt = page.isPassedUp || !page.end ? undefined : plusMinutes(page.end, 30);
  }

  #isOver(waits: Waits): void {
    Object.assign(this.#page, {
      waits,
      moments: [],
      lateAt: undefined,
      leaderAt: undefined,
      askAt: undefined,
    });
  }

  reminds(at: Date): void {
    const { promise, moments } = this.#page;
    this.#page.moments = [
      ...moments.filter(({ stays }) => stays),
      ...moments.filter(({ may }) => may !== undefined).map((one) => ({ ...one, may: true })),
      { promise, at },
    ];
  }

  agrees(agreedAt: Date | undefined, at: Date, attempt?: 'attempt'): void {
    const page = this.#page;
    const isAttempt = attempt !== undefined;
    const end = isAttempt ? latest(page.end, agreedAt) : this.#endOf(agreedAt);
    const isLate = page.isLate && end?.getTime() === page.end?.getTime();
    this.#page = { ...page, agreedAt, isAttempt, end, isLate, isPassedUp: isLate && page.isPassedUp };
    if (!isLate) this.#page.named = undefined;
    this.#promises(at, 'new');
  }

  /** The client was reached, and it is yet to be closed: nobody is told to ring again. */
  isReached(): void {
    this.#page.moments = [];
    this.#watches();
  }

  calls(at: Date): void {
    const { isLate, end } = this.#page;
    const over = plusMinutes(at, 15);
    if (isLate || !end || at >= end || over <= end) return;
    Object.assign(this.#page, { lateAt: over, leaderAt: plusMinutes(over, 30) });
  }

  wrongNumber(): void {
    const { askAt } = this.#page;
    Object.assign(this.#page, { waits: 'number', moments: [], askAt });
    this.#watches();
  }

  hasNumber(at: Date): void {
    this.#page.waits = 'call';
    this.#promises(at, 'same');
  }

  isGiven(to: { owner: string; leader: string | undefined }, at: Date): void {
    Object.assign(this.#page, {
      ...to,
      named: this.#page.isLate ? to.owner : undefined,
      waits: 'call',
      askAt: undefined,
    });
    this.#promises(at, 'new');
  }

  moves(to: { owner: string; leader: string | undefined }, movedBy: string | undefined): void {
    Object.assign(this.#page, { ...to, named: this.#page.isLate ? to.owner : undefined, movedBy });
  }

  names(person: string): void {
    this.#page.named = person;
  }

  closes(at: Date): void {
    const { movedBy } = this.#page;
    this.#isOver(movedBy === undefined ? 'nothing' : 'moved back');
    Object.assign(this.#page, { isLate: false, isPassedUp: false });
    if (movedBy !== undefined) this.#page.askAt = plusHours(at, 4);
  }

  isMovedBack(): void {
    this.#isOver('nothing');
  }

  letters(at: Date): void {
    this.#isOver('letters');
    this.#page.askAt = plusHours(at, 2);
  }

  /** Fourteen days, and the morning after; there is no summer time in these stories. */
  fees(at: Date): void {
    this.#isOver('fees');
    const day = new Date(at);
    day.setUTCHours(9, 0, 0, 0);
    this.#page.askAt = plusHours(day, 15 * 24);
  }

  /** From now on it can be taken back. */
  mark(): void {
    this.#before = { ...this.#page, moments: [...this.#page.moments] };
  }

  /** It stands as before; what was told meanwhile is not told again. */
  takesBack(): void {
    if (!this.#before) throw new Error('Nothing can be taken back.');
    const isTold = (one: Moment) =>
      this.#told.some(({ promise, at }) => promise === one.promise && at.getTime() === one.at.getTime());
    this.#page = { ...this.#before, moments: this.#before.moments.filter((one) => !isTold(one)) };
  }

  /** What is told now: one message to a person, the gravest. */
  tells(now: Date): ToTell {
    const page = this.#page;
    const { waits, end } = page;
    const due = page.moments.filter(({ at }) => at <= now);
    page.moments = page.moments.filter(({ at }) => at > now);
    this.#told.push(...due);
    const toTell: ToTell = { must: {}, may: {} };
    const isOver = end !== undefined && now >= end;
    const whose = this.whoseItIs;
    const isJustTold = this.#lastDue !== undefined && now.getTime() - this.#lastDue.getTime() < 60_000;
    if (due.length && waits === 'call' && !isOver && whose !== undefined) {
      toTell[isJustTold || due.every(({ may }) => may) ? 'may' : 'must'][whose] = 'reminder';
      this.#lastDue = now;
    }
    if (page.askAt && page.askAt <= now) {
      page.askAt = undefined;
      for (const [person, name] of this.#asks(isOver)) toTell.must[person] = name;
    }
    if (page.lateAt && page.lateAt <= now) {
      Object.assign(page, { lateAt: undefined, isLate: true });
      const name = waits === 'team' ? 'what-became-card' : 'late-card';
      for (const person of this.#whoWaits()) toTell.must[person] = name;
    }
    if (page.leaderAt && page.leaderAt <= now) {
      Object.assign(page, { leaderAt: undefined, isPassedUp: true });
      const leaders = page.owner === undefined ? this.of.allocators : [page.named ?? page.leader];
      for (const person of leaders) if (person) toTell.must[person] = 'late-leader-reminder';
    }
    return toTell;
  }

  #asks(isOver: boolean): [string, string][] {
    const { waits, movedBy } = this.#page;
    if (waits === 'allocation')
      return isOver ? [] : this.of.allocators.map((one) => [one, 'allocation-reminder']);
    if (waits === 'moved back' && movedBy !== undefined) return [[movedBy, 'move-back-reminder']];
    const whose = this.whoseItIs;
    const name = waits === 'letters' ? 'letters-reminder' : 'fees-card';
    return whose === undefined ? [] : [[whose, name]];
  }

  #whoWaits(): string[] {
    const { waits, owner, leader } = this.#page;
    if (waits === 'allocation') return [...this.of.allocators];
    if (waits === 'team') return [this.of.booker];
    return [owner, leader].flatMap((one) => one ?? []);
  }
}

const latest = (a: Date | undefined, b: Date | undefined): Date | undefined =>
  a && b ? new Date(Math.max(a.getTime(), b.getTime())) : a;
