import { fireDue } from '../src/domain/fire-due.ts';
import { plusSeconds } from '../src/domain/times.ts';
import type { Firing } from './firing.ts';
import type { Job, JobDeps } from './job.ts';

// Further than the longest gap between two ticks: three until a heartbeat counts as still, and one to stand in.
const lookAheadTicks = 5;
// After a day down thousands are due: one after another, a slow store would make them later still.
const atOnce = 20;

/** Fires what has fallen due. The record says whether a reminder still stands; this job does not. */
export const sendDueReminders: Job = {
  name: 'send-due-reminders',
  async run(deps, at) {
    const until = plusSeconds(at, lookAheadTicks * deps.tickSeconds);
    const underWay = new Set<Promise<void>>();
    for (const firing of deps.firings)
      for await (const { id, dueAt } of firing.records.due('nextReminderAt', until)) {
        if (dueAt > deps.clock.now()) {
          arm(deps, firing, id, dueAt);
          continue;
        }
        if (underWay.size >= atOnce) await Promise.race(underWay);
        const fired = fire(deps, firing, id).finally(() => underWay.delete(fired));
        underWay.add(fired);
      }
    await Promise.all(underWay);
  },
};

function arm(deps: JobDeps, firing: Firing, id: string, dueAt: Date): void {
  const { armed, clock, inFlight } = deps;
  const name = `${firing.records.kind.name}/${id}/${dueAt.toISOString()}`;
  if (armed.has(name)) return;
  const cancel = clock.after(dueAt.getTime() - clock.now().getTime(), () => {
    armed.delete(name);
    // Timers may end a little early, and the clock may have been corrected since.
    if (dueAt > clock.now()) arm(deps, firing, id, dueAt);
    else inFlight.track(fire(deps, firing, id));
  });
  armed.set(name, cancel);
}

/** Asks the record at the due instant; a second asking finds the reminder already fired. */
async function fire(
  { clock, deliverer, log }: JobDeps,
  { records, whatFires }: Firing,
  id: string,
): Promise<void> {
  try {
    const now = clock.now();
    const fired = await records.update(id, (record) =>
      fireDue(record, now, (it, key, reminder) => whatFires(it, key, reminder, now)),
    );
    // Whoever fired it, and whether or not its reply was lost.
    deliverer.nudge(records.kind.name, id, fired);
  } catch (error) {
    log.warn({ err: error, kind: records.kind.name, id }, 'a reminder was left for the next tick');
  }
}
