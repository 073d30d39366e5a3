import { clientDataIn, fitsAMessage, withoutClientData } from '../field-rules.ts';
import { toSay } from '../message.ts';
import type { HistoryEntry } from '../record.ts';
import { type Actor, type Refusal, refuse } from '../transition.ts';
import type { Incident } from './incident.ts';
import { refusals } from './refusals.ts';

/** Something that was written, reworded or taken back where an incident's messages stand. */
export interface Remarked {
  /** Which Slack message it is: its channel and ts. */
  source: string;
  /** On whose side it was written: in the AAC's thread, or in a direct message with the app. */
  side: 'aac' | 'caseworker';
  change: 'said' | 'reworded' | 'taken-back';
  words: string;
  /** The Slack ts of this wording: what comes in late must not undo what came after it. */
  asOf: string;
}

/** What stands for a remark on the other side: its latest wording, or that there is none any more. */
export interface PassedOn {
  by: string;
  side: string;
  /** When it was first passed on. */
  at: Date;
  words: string | undefined;
  /** Since when it has other words, or none. */
  changedAt: Date | undefined;
}

/** A reply that begins with this stays among the advisers: in sight of everyone in the thread, and explicit. */
export const internalMark = '//';
export const isInternal = (words: string): boolean => words.trimStart().startsWith(internalMark);

/** Longest remark that is passed on, in characters: with its frame it has to fit a Slack message. */
export const mostPassedOn = 3_000;

const talk = new Set(['say', 'reword', 'take-back']);
const entriesOf = ({ history }: Pick<Incident, 'history'>, source: string): HistoryEntry[] =>
  history.filter(({ what, facts }) => talk.has(what) && facts?.source === source);

/** Whether these words are still anybody's to read: a remark that was reworded or taken back has earlier ones. */
export const stillSaid = (it: Pick<Incident, 'history'>, entry: HistoryEntry): boolean =>
  !talk.has(entry.what) || entriesOf(it, entry.facts?.source ?? '').at(-1) === entry;

export function passedOn(it: Pick<Incident, 'history'>, source: string): PassedOn | undefined {
  const entries = entriesOf(it, source);
  const first = entries.find(({ what }) => what !== 'take-back');
  const last = entries.at(-1);
  if (!first || !last) return undefined;
  return {
    by: first.by,
    side: first.facts?.side ?? '',
    at: first.at,
    words: last.said || undefined,
    changedAt: last === first ? undefined : last.at,
  };
}

/**
 * Notes a remark and has it passed to the other side. It is no decision: `version` stays, and only its own copy is
 * drawn again. Whatever looks like client data is left out before anything is kept (Q26, Q18).
 */
export function hear(
  it: Incident,
  remarked: Remarked,
  actor: Actor,
  { at, key }: { at: Date; key: string },
): Incident | Refusal {
  const { source, side, asOf, words, change } = remarked;
  const before = entriesOf(it, source);
  const lastAsOf = before.at(-1)?.facts?.asOf;
  if (lastAsOf !== undefined && Number(asOf) <= Number(lastAsOf)) return it;

  const known = passedOn(it, source);
  const gone = change === 'taken-back' || isStaying(it, remarked, actor);
  const refusal = whyNot(it, remarked, actor);
  if (refusal && !gone) return refusal;
  // Kept though nothing was passed on: what was deleted, or made internal, may yet come in late.
  if (gone && !known && (change === 'said' || refusal)) return it;
  const kept = withoutClientData(words);
  if (known && !gone && kept === known.words) return it;

  const what = gone ? 'take-back' : known ? 'reword' : 'say';
  const entry = { at, by: actor.id, what, key, facts: { source, side, asOf } };
  const heard = { ...it, history: [...it.history, gone ? entry : { ...entry, said: kept }] };
  return passOn(heard, remarked, at);
}

/** What the requester writes in the thread herself is where it belongs already. */
const isStaying = (it: Incident, { side, words }: Remarked, { id }: Actor): boolean =>
  side === 'aac' && (isInternal(words) || id === it.requester);

function whyNot(it: Incident, { side, words }: Remarked, actor: Actor): Refusal | undefined {
  if (it.reference === undefined) return refuse(refusals.nobodyToHear);
  // What stands for client data may be longer than that was.
  if (isTooLong(words) || isTooLong(withoutClientData(words)))
    return refuse(refusals.tooLongToPassOn(words.length, mostPassedOn));
  if (side === 'caseworker') return isOurs(it, actor) ? undefined : refuse(refusals.notInThisConversation);
  // INC-04: an expert domain's resolution goes to the AAC, never to the caseworker.
  return actor.roles.includes('aac-adviser') ? undefined : refuse(refusals.staysInThread);
}

const isTooLong = (words: string): boolean => words.length > mostPassedOn || !fitsAMessage(words);

const isOurs = (it: Incident, { id }: Actor): boolean => [it.requester, it.teamLeader, it.cover].includes(id);

/** What a person is told of a remark that was passed on without a part of it. */
export function leftOut(words: string, hasFiles: boolean): Refusal | undefined {
  const what = clientDataIn(words);
  const parts = [
    what ? refusals.leftOut(what) : '',
    hasFiles ? (words ? refusals.filesStay : refusals.onlyAFile) : '',
  ].filter(Boolean);
  return parts.length ? refuse(parts.join(' ')) : undefined;
}

function passOn(it: Incident, { source, side }: Remarked, dueAt: Date): Incident {
  const wordings = entriesOf(it, source).length;
  const copies = Object.entries(it.messages).filter(
    ([, { about, state }]) => about === source && state !== 'cancelled',
  );
  // One that failed may yet be sent again, beside the one that took its place.
  const reworded = copies.map(([key, entry]) => [key, { ...entry, version: wordings }] as const);
  const messages = { ...it.messages, ...Object.fromEntries(reworded) };
  const stands = copies.some(([, { state }]) => state !== 'failed');
  if (stands || !passedOn(it, source)?.words) return { ...it, messages };
  const common = { form: 'card', dueAt, about: source, version: wordings } as const;
  const entry =
    side === 'aac'
      ? toSay({ ...common, name: 'passed-to-requester', to: { person: it.requester } })
      : toSay({ ...common, name: 'passed-to-aac', to: { aac: it.fields.area }, under: 'aac-card' });
  return { ...it, messages: { ...messages, [`passed-on-${it.history.length}`]: entry } };
}
