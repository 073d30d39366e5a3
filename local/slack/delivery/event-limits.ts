import type { State } from '../state.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const mostAnHour = 30_000;
/** So few are no sign of anything. */
const leastToJudge = 1_000;
const tooManyFailed = 0.95;

/** What Slack bears of one app in an hour: so many events, and so many that it does not acknowledge. */
export class EventLimits {
  /** Switched off by Slack, until the app's owner asks for events again. */
  isDisabled = false;
  #state: State;
  #hour = { since: 0, sent: 0, toldInMinute: -1 };
  #tried = { since: 0, all: 0, failed: 0 };

  constructor(state: State) {
    this.#state = state;
  }

  /** Whether one more may go; `tell` once in each minute of too many. */
  next(): 'goes' | 'waits' | 'tell' {
    const now = this.#state.clock.now().getTime();
    if (now - this.#hour.since >= hourMs) this.#hour = { since: now, sent: 0, toldInMinute: -1 };
    if (this.#hour.sent < (this.#state.options.eventsPerHour ?? mostAnHour)) {
      this.#hour.sent += 1;
      return 'goes';
    }
    const minute = Math.floor(now / minuteMs);
    if (this.#hour.toldInMinute === minute) return 'waits';
    this.#hour.toldInMinute = minute;
    return 'tell';
  }

  tried(isAcked: boolean): void {
    const now = this.#state.clock.now().getTime();
    if (now - this.#tried.since >= hourMs) this.#tried = { since: now, all: 0, failed: 0 };
    this.#tried.all += 1;
    if (!isAcked) this.#tried.failed += 1;
    const { all, failed } = this.#tried;
    if (this.isDisabled || all < leastToJudge || failed / all <= tooManyFailed) return;
    this.isDisabled = true;
    this.#state.complain(`Events were switched off: ${failed} of ${all} failed within an hour.`);
  }

  enable(): void {
    this.isDisabled = false;
    this.#tried = { since: 0, all: 0, failed: 0 };
  }
}
