const zone = 'Europe/London';

const formatted = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
  // Browsers differ on the comma after the weekday.
  return (ms: number) => format.format(ms).replace(',', '');
};

/** `10:04`. */
export const timeOf = formatted({ hour: '2-digit', minute: '2-digit' });
/** `Monday 23 November 2026`. */
export const dateOf = formatted({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
/** `Mon 23 Nov`. */
export const shortDateOf = formatted({ weekday: 'short', day: 'numeric', month: 'short' });

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2026-11-23`. */
export const dayOf = (ms: number): string => parts.format(ms).slice(0, 10);

/** `2026-11-23T10:04`, as an input of type datetime-local has it. */
export const localOf = (ms: number): string => parts.format(ms).slice(0, 16).replace(' ', 'T');

/** The instant at which clocks in London show it: the later one where they show it twice. */
export function instantOf(local: string): number {
  const asIfUtc = Date.parse(`${local}Z`);
  const offsetAt = (ms: number) => Date.parse(`${parts.format(ms).replace(' ', 'T')}Z`) - ms;
  const guess = asIfUtc - offsetAt(asIfUtc);
  return asIfUtc - offsetAt(guess);
}

const dayMs = 86_400_000;

/** `today`, `yesterday`, `tomorrow` or the date. */
export function dayInWords(ms: number, now: number): string {
  const day = dayOf(ms);
  if (day === dayOf(now)) return 'today';
  if (day === dayOf(noonOf(now) - dayMs)) return 'yesterday';
  if (day === dayOf(noonOf(now) + dayMs)) return 'tomorrow';
  return dateOf(ms);
}

/** `today at 10:04`. */
export const whenInWords = (ms: number, now: number): string => `${dayInWords(ms, now)} at ${timeOf(ms)}`;

export const tomorrowAt = (time: string, now: number): number =>
  instantOf(`${dayOf(noonOf(now) + dayMs)}T${time}`);

/** A ts in milliseconds. */
export const msOf = (ts: string): number => Number(ts) * 1000;

/** Noon, from which a day more or less is always the next or the last one. */
const noonOf = (ms: number): number => instantOf(`${dayOf(ms)}T12:00`);
