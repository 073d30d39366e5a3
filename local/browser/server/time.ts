import type { DemoClock } from '../../demo-clock.ts';
import type { Insight } from '../../insight.ts';
import { Changes } from '../../slack/changes.ts';
import type { Workspace } from '../../slack/index.ts';
import type { TimePart } from './parts.ts';

export interface MovedTime extends TimePart {
  /** From now on the app can be asked. */
  begin(insight: Insight): void;
  stop(): void;
}

const dayMs = 86_400_000;
const furthestMs = 400 * dayMs;
const askAfterMs = 200;

/**
 * The clock as the page moves it: from reminder to reminder, each of which goes out at its own instant, and nothing that
 * is under way finds that its time is over.
 */
export function movedTime(
  clock: DemoClock,
  workspace: Pick<Workspace, 'quiet' | 'deliveries' | 'subscribe'>,
  { mostSteps = 200 } = {},
): MovedTime {
  const changes = new Changes();
  let insight: Insight | undefined;
  let nextReminder: number | undefined;
  let isMoving = false;
  let asking: NodeJS.Timeout | undefined;

  async function ask(): Promise<Date | undefined> {
    const next = await insight?.nextReminderAt();
    if (next?.getTime() !== nextReminder) {
      nextReminder = next?.getTime();
      changes.notify();
    }
    return next;
  }

  function askSoon(): void {
    asking ??= setTimeout(() => {
      asking = undefined;
      // A store that is about to close answers nobody.
      ask().catch(() => undefined);
    }, askAfterMs);
  }

  /** Waits until the app and the workspace owe each other nothing. */
  async function settle(app: Insight): Promise<void> {
    do {
      await workspace.quiet();
      await app.settle();
    } while (isUnderWay(workspace));
  }

  async function goTo(app: Insight, at: Date): Promise<void> {
    await settle(app);
    if (at > clock.now()) clock.moveTo(at);
    changes.notify();
    await settle(app);
  }

  /** The next reminder that is still to come, once everything that is due has gone out. */
  async function nextToCome(app: Insight): Promise<Date | undefined> {
    await settle(app);
    const next = await ask();
    return next && next > clock.now() ? next : undefined;
  }

  async function goThrough(app: Insight, target: Date): Promise<void> {
    for (let steps = 0; steps < mostSteps; steps += 1) {
      const next = await nextToCome(app);
      if (!next || next >= target) return goTo(app, target);
      await goTo(app, next);
    }
    throw new Error(
      `The clock stopped on ${inWords(clock.now())}, for ${mostSteps} instants had reminders due. Move it on from there.`,
    );
  }

  async function toTheNext(app: Insight): Promise<void> {
    const next = await nextToCome(app);
    if (!next) throw new Error('No reminder waits. Raise an incident first, or choose a time.');
    await goTo(app, next);
  }

  const unsubscribe = workspace.subscribe(askSoon);

  return {
    shown: () => ({
      is: 'time',
      now: clock.now().getTime(),
      moved: clock.moved(),
      ...(nextReminder !== undefined && { nextReminder }),
      isMoving,
    }),
    async move(to) {
      if (!insight) throw new Error('CaseDesk is still starting. Try again in a moment.');
      if (isMoving) throw new Error('The clock is being moved already. Wait until it stands.');
      if (to !== 'next reminder') refuse(to, clock.now());
      isMoving = true;
      changes.notify();
      try {
        await (to === 'next reminder' ? toTheNext(insight) : goThrough(insight, new Date(to)));
        await ask();
      } finally {
        isMoving = false;
        changes.notify();
      }
    },
    subscribe: (listener) => changes.subscribe(listener),
    begin(app) {
      insight = app;
      askSoon();
    },
    stop() {
      unsubscribe();
      clearTimeout(asking);
    },
  };
}

function refuse(to: number, now: Date): void {
  if (!(to > now.getTime()))
    throw new Error(`It is ${inWords(now)} already. Choose a later time: the clock does not go back.`);
  if (to - now.getTime() > furthestMs)
    throw new Error('That is more than 400 days away. Choose an earlier time.');
}

// A payload waits three seconds at most, so whatever waits is among the latest.
const latest = 100;

const isUnderWay = ({ deliveries }: Pick<Workspace, 'deliveries'>): boolean =>
  deliveries.slice(-latest).some(({ outcome }) => outcome === 'waiting');

const inLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

const inWords = (at: Date): string => inLondon.format(at).replace(',', '');
