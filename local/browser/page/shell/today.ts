import { effect, signal } from '@preact/signals';
import { now, time } from '../state.ts';
import { dayOf, instantOf } from './london.ts';

const noonToday = (): number => instantOf(`${dayOf(now())}T12:00`);

/** Noon of the day that the workspace's clock shows: it changes once a day, so that 'today' is drawn anew no more often. */
export const today = signal(noonToday());

const everyMs = 10_000;

/** Looks at the clock now and then, and whenever it has been moved. */
export function followToday(): () => void {
  const look = () => {
    today.value = noonToday();
  };
  const timer = setInterval(look, everyMs);
  const stop = effect(() => {
    if (time.value) look();
  });
  return () => {
    clearInterval(timer);
    stop();
  };
}
