import { writeSync } from 'node:fs';
import { order, type Point, reached, worker } from './orders.ts';

/** Makes this process one that can be broken from outside: its clock moved, its life ended at a crash point. */
export function breakable() {
  const options = worker.parse(JSON.parse(process.argv[2] ?? ''));
  let { aheadMs } = options;
  const left = new Map<Point, { nth: number; signal: 'SIGKILL' | 'SIGSTOP' }>();

  // Everything in this process believes it: the driver, Agenda and whatever else asks.
  globalThis.Date = new Proxy(Date, {
    construct: (date, given, target) =>
      Reflect.construct(date, given.length ? given : [date.now() + aheadMs], target),
    get: (date, name, receiver) =>
      name === 'now' ? () => date.now() + aheadMs : Reflect.get(date, name, receiver),
  });

  process.on('message', (told) => {
    const it = order.parse(told);
    if (it.order === 'jump') aheadMs = it.aheadMs;
    else if (it.order === 'live') left.clear();
    else left.set(it.at, { nth: it.nth, signal: it.signal });
  });
  // The one that started it has gone, and with it whoever reads its log: an exit would wait to write its last lines.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

  return {
    ...options,
    at(point: Point): void {
      const end = left.get(point);
      if (!end || --end.nth > 0) return;
      left.delete(point);
      // Written before it stops: a line through the logger might never leave.
      writeSync(1, `${reached(point)}\n`);
      process.kill(process.pid, end.signal);
    },
  };
}
