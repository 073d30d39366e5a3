import { effect, signal } from '@preact/signals';
import type { TrafficLine } from '../../protocol/shown.ts';
import { ask, isLive } from '../live.ts';
import { sayError } from '../shell/notices.tsx';
import { traffic } from '../state.ts';

export const shows = {
  all: 'Everything',
  'from the app': 'From the app',
  'to the app': 'To the app',
  trouble: 'Refused, failed and problems',
} as const;
export const show = signal<keyof typeof shows>('all');
export const isNewestFirst = signal(true);

/** What stood when it was paused; undefined while it goes on. */
export const paused = signal<readonly TrafficLine[] | undefined>(undefined);

const lines = signal<readonly TrafficLine[]>([]);

/** Has the window told of traffic for as long as it is looked at; the answer ends it. */
export function watch(): () => void {
  const asking = effect(() => {
    if (isLive.value) ask({ act: 'watch traffic', on: true }).catch(sayError);
  });
  const taking = traffic.subscribe((heard) => {
    lines.value = sameAgain(lines.peek(), heard);
  });
  return () => {
    asking();
    taking();
    paused.value = undefined;
    if (isLive.peek()) ask({ act: 'watch traffic', on: false }).catch(sayError);
  };
}

/** A line that says what it said is the same one, so that it is not drawn again. */
function sameAgain(before: readonly TrafficLine[], heard: readonly TrafficLine[]): readonly TrafficLine[] {
  const known = new Map(before.map((line) => [line.id, line]));
  return heard.map((line) => {
    const own = known.get(line.id);
    return own && own.at === line.at && own.outcome === line.outcome && own.note === line.note ? own : line;
  });
}

/** What is to be seen, in the order that was chosen. */
export function seen(): readonly TrafficLine[] {
  const all = (paused.value ?? lines.value).filter(fits);
  return isNewestFirst.value ? all.toReversed() : all;
}

/** How many have come since it was paused. */
export function waiting(): number {
  if (!paused.value) return 0;
  const stood = new Set(paused.value.map(({ id }) => id));
  return lines.value.filter((line) => fits(line) && !stood.has(line.id)).length;
}

export function togglePause(): void {
  paused.value = paused.value ? undefined : lines.value;
}

function fits({ way, outcome }: TrafficLine): boolean {
  if (show.value === 'all') return true;
  if (show.value === 'trouble') return outcome === 'refused' || outcome === 'failed';
  return way === show.value;
}
