import { numberOf, numberWord } from './said-numbers.ts';
import { type Refusal, refuse } from './transition.ts';

export type PartOfDay = 'morning' | 'afternoon' | 'evening';

/** A time of day as said, before it is known which half of the day it is in. */
export interface SaidClockTime {
  hour: number;
  minute: number;
  half: 'am' | 'pm' | undefined;
  /** Whether it is written as the 24-hour clock has it, such as 14:30 or 09:30. */
  isOf24: boolean;
}

const half = '(?: ?(am|pm))?(?![a-z0-9:.])';
const ofTwelve = String.raw`(\d{1,2}|${numberWord})(?: ?o'?clock)?`;
const noon = /^(?:12 ?)?(?:noon|midday)(?![a-z])/;
const withMinutes = new RegExp(String.raw`^(\d{1,2})[:.]?(\d{2})${half}`);
const inHours = /^(\d{2})(\d{2}) ?(?:h|hrs|hours)(?![a-z0-9])/;
const hourAlone = new RegExp(`^${ofTwelve}${half}`);
const stretch = String.raw`(half|(?:a )?quarter|twenty(?:[- ]five)?|\d{1,2}|${numberWord})(?: minutes)?`;
const pastOrTo = new RegExp(`^${stretch} ?(past|to) ${ofTwelve}${half}`);
const halfAnHour = new RegExp(`^half ${ofTwelve}${half}`);

/** The time of day that stands first in the text, with its length there. */
export function readClockTime(text: string): { time: SaidClockTime; length: number } | undefined {
  const read = readNoon(text) ?? readPastOrTo(text) ?? readHalfAnHour(text) ?? readDigits(text);
  return read && read.time.hour < 24 && read.time.minute < 60 ? read : undefined;
}

function readNoon(text: string) {
  const [said] = noon.exec(text) ?? [];
  return said === undefined ? undefined : read(said, 12, 0, 'pm');
}

function readDigits(text: string) {
  const [said, hour = '', minute = '', half] = inHours.exec(text) ?? withMinutes.exec(text) ?? [];
  if (said !== undefined) return read(said, Number(hour), Number(minute), half, hour.length === 2);
  const [saidAlone, hourOnly = '', halfOfHour] = hourAlone.exec(text) ?? [];
  return saidAlone === undefined ? undefined : read(saidAlone, numberOf(hourOnly), 0, halfOfHour);
}

/** 'Half two' is half past two in Britain. */
function readHalfAnHour(text: string) {
  const [said, hour = '', half] = halfAnHour.exec(text) ?? [];
  return said === undefined || numberOf(hour) > 12 ? undefined : read(said, numberOf(hour), 30, half);
}

function readPastOrTo(text: string) {
  const [said, stretch = '', side, named = '', half] = pastOrTo.exec(text) ?? [];
  const [hour, minutes] = [numberOf(named), minutesIn(stretch)];
  if (said === undefined || hour < 1 || hour > 12 || minutes < 1 || minutes > 59) return undefined;
  if (side === 'past') return read(said, hour, minutes, half);
  // Ten to twelve lies in the other half of the day than twelve itself.
  const other = half === 'am' ? 'pm' : 'am';
  return read(said, hour === 1 ? 12 : hour - 1, 60 - minutes, half && hour === 12 ? other : half);
}

function minutesIn(said: string): number {
  if (said === 'half') return 30;
  if (said.endsWith('quarter')) return 15;
  if (said.startsWith('twenty')) return said === 'twenty' ? 20 : 25;
  return numberOf(said);
}

function read(said: string, hour: number, minute: number, half: string | undefined, isOf24 = false) {
  const named = half === 'am' || half === 'pm' ? half : undefined;
  const time: SaidClockTime = { hour, minute, half: named, isOf24: isOf24 || hour > 12 || hour === 0 };
  return { time, length: said.length };
}

/** From eight on an hour without more is of the 24-hour clock; before, it is as likely to be of the afternoon. */
const firstClearHour = 8;

/** The HH:MM that is meant, or a refusal where it may be one of two. */
export function timeMeant(said: SaidClockTime, part: PartOfDay | undefined): string | Refusal {
  const { hour, minute, isOf24 } = said;
  const isTurned = said.half !== undefined && hour < 13;
  // Twelve in the afternoon is noon, and is in no other part of the day.
  const half = isTurned ? said.half : isOf24 || hour === 12 ? undefined : part && halves[part];
  const meant = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour;
  const contradicts =
    (said.half === 'am' && meant > 11) || (said.half === 'pm' && (meant < 12 || hour === 0));
  if (contradicts || (part && !isIn(part, meant)))
    return refuse(
      `${hhmm(hour, minute)} and the part of the day beside it disagree: leave out one of the two.`,
    );
  if (half === undefined && !isOf24 && hour < firstClearHour)
    return refuse(
      `This may be morning or afternoon: type ${hhmm(hour, minute)} or ${hhmm(hour + 12, minute)}.`,
    );
  return hhmm(meant, minute);
}

const halves = { morning: 'am', afternoon: 'pm', evening: 'pm' } as const;

function isIn(part: PartOfDay, hour: number): boolean {
  if (part === 'morning') return hour < 12;
  return part === 'afternoon' ? hour > 11 : hour > 15;
}

const hhmm = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
