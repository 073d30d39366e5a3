import { type PartOfDay, readClockTime, type SaidClockTime } from './said-clock-times.ts';
import type { Reckoning } from './said-dates.ts';
import { readDay } from './said-days.ts';
import { readDuration, type SaidDuration } from './said-durations.ts';
import type { Refusal } from './transition.ts';

/** What a text says of a time: each kind of piece at most once. */
export interface Said {
  day?: string | Refusal;
  duration?: SaidDuration;
  time?: SaidClockTime;
  part?: PartOfDay;
  /** British Summer Time or Greenwich Mean Time, which tells the two times of an autumn night apart. */
  clock?: 'BST' | 'GMT';
  isNow?: true;
}

type Piece = { said: Said; length: number } | undefined;

/** The pieces of the text in lower case, or nothing where a word is left over or two say the same thing. */
export function saidPieces(text: string, from: Reckoning): Said | undefined {
  let said: Said = {};
  for (let rest = text; rest !== ''; ) {
    const next = duration(rest) ?? day(rest, from) ?? time(rest) ?? word(rest);
    if (!next || Object.keys(next.said).some((kind) => kind in said)) return undefined;
    rest = rest.slice(next.length);
    if (rest !== '' && !rest.startsWith(' ')) return undefined;
    rest = rest.trimStart();
    said = { ...said, ...next.said };
  }
  return said;
}

function duration(text: string): Piece {
  const start = lead(/^in /, text);
  const read = readDuration(text.slice(start));
  if (!read) return undefined;
  const length = start + read.length;
  const [more = '', ago] = /^'? (?:(ago)|from now|later|time)(?![a-z])/.exec(text.slice(length)) ?? [];
  const { days, minutes } = read.duration;
  const duration = ago ? { days: -days, minutes: -minutes } : read.duration;
  return { said: { duration }, length: length + more.length };
}

function day(text: string, from: Reckoning): Piece {
  const start = lead(/^on /, text);
  const read = readDay(text.slice(start), from);
  return read && { said: { day: read.day }, length: start + read.length };
}

function time(text: string): Piece {
  const start = lead(/^(?:at |@ ?)/, text);
  const read = readClockTime(text.slice(start));
  return read && { said: { time: read.time }, length: start + read.length };
}

function word(text: string): Piece {
  const [said, part, clock] =
    /^(?:(?:in the )?(morning|afternoon|evening|am|pm)|(bst|gmt)|(?:just |right )?now)(?![a-z0-9])/.exec(
      text,
    ) ?? [];
  if (said === undefined) return undefined;
  const { length } = said;
  if (part === 'morning' || part === 'am') return { said: { part: 'morning' }, length };
  if (part === 'evening') return { said: { part }, length };
  if (part) return { said: { part: 'afternoon' }, length };
  return { said: clock ? { clock: clock === 'bst' ? 'BST' : 'GMT' } : { isNow: true }, length };
}

const lead = (words: RegExp, text: string): number => words.exec(text)?.[0].length ?? 0;
