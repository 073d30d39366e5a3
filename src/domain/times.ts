const zone = 'Europe/London';

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: zone });

/** 'Sunday 22 November 2026 at 14:05', in Europe/London whatever the host's zone. */
export const dateAndTime = (at: Date): string => `${dateInWords(at)} at ${timeOfDay(at)}`;

export const dateInWords = (at: Date): string => day.format(at).replace(',', '');

/** The calendar day in Europe/London as YYYY-MM-DD, as Slack's date picker has it. */
export const isoDate = (at: Date): string => isoDay.format(at);

/** The time of day in Europe/London as HH:MM, as Slack's time picker has it. */
export const timeOfDay = (at: Date): string => clock.format(at);

export const plusMs = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
export const plusSeconds = (at: Date, seconds: number): Date => plusMs(at, seconds * 1_000);
export const plusMinutes = (at: Date, minutes: number): Date => plusMs(at, minutes * 60_000);
export const plusHours = (at: Date, hours: number): Date => plusMs(at, hours * 3_600_000);
export const plusDays = (at: Date, days: number): Date => plusMs(at, days * 86_400_000);
