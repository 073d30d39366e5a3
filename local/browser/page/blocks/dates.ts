const zone = 'Europe/London';

const say = (at: Date, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(at);

/** `2026-11-23`, of the day in London. */
const dayOf = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);

const day = { day: 'numeric', year: 'numeric' } as const;
const hour = { hour: '2-digit', minute: '2-digit' } as const;

const tokens: Record<string, (at: Date, now: Date) => string> = {
  date_num: dayOf,
  date_slash: (at) => say(at, { day: '2-digit', month: '2-digit', year: 'numeric' }),
  date: (at) => say(at, { ...day, month: 'long' }),
  date_short: (at) => say(at, { ...day, month: 'short' }),
  date_long: (at) => say(at, { ...day, month: 'long', weekday: 'long' }).replace(',', ''),
  time: (at) => say(at, hour),
  time_secs: (at) => say(at, { ...hour, second: '2-digit' }),
  ago,
};

/** Slack's format of a date, with its tokens said for London; a token that nobody knows stays as it is. */
export function dated(seconds: number, format: string, nowMs: number): string {
  const at = new Date(seconds * 1000);
  const now = new Date(nowMs);
  if (Number.isNaN(at.getTime())) return '';
  return format.replace(/\{(\w+?)(_pretty)?\}/g, (token, name: string, pretty?: string) => {
    if (!Object.hasOwn(tokens, name)) return token;
    return (pretty && near(at, now)) || (tokens[name]?.(at, now) ?? token);
  });
}

const dayMs = 86_400_000;

function near(at: Date, now: Date): string | undefined {
  const days = Math.round((Date.parse(dayOf(at)) - Date.parse(dayOf(now))) / dayMs);
  return { '0': 'today', '1': 'tomorrow', '-1': 'yesterday' }[String(days)];
}

const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

function ago(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const [unit, size] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}
