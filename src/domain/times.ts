const zone = 'Europe/London';

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const cms2012Day = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const cms2012Clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
});
const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: zone });

/** 'Sunday 22 November 2026 at 14:05', in Europe/London whatever the host's zone. */
export const dateAndTime = (at: Date): string => `${dateInWords(at)} at ${timeOfDay(at)}`;

export const dateInWords = (at: Date): string => day.format(at).replace(',', '');

/** The calendar day in Europe/London as YYYY-MM-DD, as Slack's date picker has it. */
export const isoDate = (at: Date): string => isoDay.format(at);

/** The time of day in Europe/London as HH:MM, as Slack's time picker has it. */
export const timeOfDay = (at: Date): string => clock.format(at);

/** '25/10/2014 5:30pm' in Europe/London, as CMS2012's activities have it (CB-11). */
export const timeForCms2012 = (at: Date): string =>
  `${cms2012Day.format(at)} ${cms2012Clock.format(at).replace(/\s/g, '')}`;

export const plusMs = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
export const plusSeconds = (at: Date, seconds: number): Date => plusMs(at, seconds * 1_000);
export const plusMinutes = (at: Date, minutes: number): Date => plusMs(at, minutes * 60_000);
export const plusHours = (at: Date, hours: number): Date => plusMs(at, hours * 3_600_000);
export const plusDays = (at: Date, days: number): Date => plusMs(at, days * 86_400_000);
