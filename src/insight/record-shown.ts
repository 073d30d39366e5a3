import type { Organisation } from '../config/organisation.ts';
import { type Field, fieldsOf, type Value } from '../domain/fields.ts';
import { dueAtOf, type Message, type Recipient } from '../domain/message.ts';
import type { HistoryEntry, Recorded } from '../domain/record.ts';
import { dateAndTime, dateInWords } from '../domain/times.ts';
import type { Kind } from '../store/kind.ts';
import type { Fact, InWords } from './in-words.ts';

/** A record as one may look into it: open fields whole, the others as cards show them, nothing that somebody wrote. */
export interface RecordShown {
  title: string;
  facts: Fact[];
  history: { at: number; by: string; what: string; to?: string }[];
  reminders: { name: string; dueAt: number; state: string }[];
  messages: { name: string; to: string; form: string; state: string; dueAt: number }[];
}

interface Telling {
  kind: Kind<Recorded>;
  inWords: InWords;
  /** Each message's own words. */
  messages: Readonly<Record<string, string>>;
  organisation: Organisation;
}

export function recordShown(it: Recorded, telling: Telling): RecordShown {
  const { kind, inWords, messages, organisation } = telling;
  const status = (of: string) => inWords.statuses?.[of] ?? plain(of);
  return {
    title: capital(`${plain(kind.name)} ${it.reference ?? `of ${dateAndTime(begunAt(it))}`}`),
    facts: [
      ['Status', capital(status(it.status))],
      ['Since', dateAndTime(it.since)],
      ...(inWords.besides?.(it) ?? []),
      ...fieldFacts(it, telling),
    ],
    history: it.history.map((entry) => ({
      at: entry.at.getTime(),
      by: personOr(entry.by),
      what: whatHappened(entry, inWords),
      ...(entry.to !== undefined && { to: status(entry.to) }),
    })),
    reminders: byDue(Object.values(it.reminders)).map(({ name, dueAt, state }) => ({
      name: capital(plain(name)),
      dueAt: dueAt.getTime(),
      state,
    })),
    messages: byDue(Object.values(it.messages)).map((entry) => ({
      name: capital(messages[entry.name] ?? plain(entry.name)),
      to: toWhom(entry.to, organisation),
      form: entry.form,
      state: stateOf(entry, it),
      dueAt: entry.dueAt.getTime(),
    })),
  };
}

function fieldFacts(it: Recorded, { kind, inWords }: Telling): Fact[] {
  const given = new Map(Object.entries(Object(it.fields)));
  return (kind.fields ? fieldsOf(kind.fields) : []).map((field) => {
    const value = given.get(field.name);
    if (!isGiven(value)) return [field.label, 'Not given'];
    return [field.label, capital(inWords.onCards?.(it, field.name) ?? masked(field, value))];
  });
}

const isGiven = (value: unknown): value is Value =>
  (typeof value === 'string' && value !== '') || (Array.isArray(value) && value.length > 0);

function masked({ privacy, as, options = [] }: Field, value: Value): string {
  if (privacy === 'sealed') return 'Sealed, not on cards';
  if (privacy === 'searched') return 'Not on cards';
  if (as === 'file') return `${value.length} attached`;
  const label = (one: string) => options.find((option) => option.value === one)?.label ?? one;
  if (typeof value !== 'string') return value.map(label).join(', ');
  if (as === 'person') return personOr(value);
  return as === 'date' ? dateInWords(new Date(`${value}T12:00:00Z`)) : label(value);
}

function whatHappened({ what, said }: HistoryEntry, { did = {} }: InWords): string {
  const [, reminder] = /^remind\/(.+)$/.exec(what) ?? [];
  const words = reminder ? `reminded: ${plain(reminder)}` : (did[what] ?? plain(what));
  return said === undefined ? words : `${words}, in words that are not shown here`;
}

const states: Record<Message['state'], string> = {
  pending: 'waiting',
  sending: 'being sent',
  sent: 'sent',
  redrawing: 'being drawn again',
  cancelled: 'no longer needed',
  failed: 'failed',
};

function stateOf(entry: Message, it: Recorded): string {
  if (entry.state === 'failed' && entry.problem) return `failed: ${entry.problem}`;
  if (entry.state === 'sent' && dueAtOf(entry, it)) return 'sent, to be drawn again';
  return states[entry.state];
}

function toWhom(to: Recipient, { areas, specialistTeams, channels }: Organisation): string {
  if ('person' in to) return personOr(to.person);
  if ('kind' in to) return `another record (${plain(to.kind)})`;
  const named =
    'aac' in to
      ? areas.find(({ code }) => code === to.aac)
      : specialistTeams.find(({ name }) => name === to.team);
  const channel = channels[named?.channel ?? ''];
  if (channel) return `<#${channel}>`;
  return 'aac' in to ? `the Area Advice Centre of ${to.aac}` : `the team ${to.team}`;
}

const personOr = (by: string): string => (/^[UW][A-Z0-9]+$/.test(by) ? `<@${by}>` : 'CaseDesk');

const begunAt = ({ history, since }: Recorded): Date => history[0]?.at ?? since;

const byDue = <Due extends { dueAt: Date }>(all: readonly Due[]): Due[] =>
  [...all].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());

/** `team-leader-answer` as words. */
const plain = (name: string): string => name.replaceAll('-', ' ');

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
