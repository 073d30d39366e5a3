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

export function passedOn(it: Pick<Incident, 'history'>, source: string): PassedOn | undefined {
  const entries = entriesOf(it, source);
  const first = entries.find(({ what }) => what !== 'take-back');
  const last = entries.at(-1);
  if (!first || !last) return undefined;
  return {
    by: first.by,
    side: first.facts?.side ?? '',
    at: first.at,
    words: last.what === 'take-back' ? undefined : last.said,
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
  const gone = change === 'taken-back' || isStaying(remarked);
  // Kept though nothing was passed on: what was deleted may yet come in late.
  if (gone && !known && change !== 'taken-back') return it;
  if (!gone) {
    const refusal = whyNot(it, side, actor, words);
    if (refusal) return refusal;
  }
  const kept = withoutClientData(words);
  if (known && !gone && kept === known.words) return it;

  const what = gone ? 'take-back' : known ? 'reword' : 'say';
  const entry = { at, by: actor.id, what, key, facts: { source, side, asOf } };
  const heard = { ...it, history: [...it.history, gone ? entry : { ...entry, said: kept }] };
  return passOn(heard, remarked, at);
}

const isStaying = ({ side, words }: Remarked): boolean => side === 'aac' && isInternal(words);

function whyNot(it: Incident, side: Remarked['side'], actor: Actor, words: string): Refusal | undefined {
  if (it.reference === undefined) return refuse(refusals.nobodyToHear);
  if (words.length > mostPassedOn || !fitsAMessage(words))
    return refuse(refusals.tooLongToPassOn(words.length, mostPassedOn));
  if (side === 'caseworker') return isOurs(it, actor) ? undefined : refuse(refusals.notInThisConversation);
  // INC-04: an expert domain's resolution goes to the AAC, never to the caseworker.
  return actor.roles.includes('aac-adviser') ? undefined : refuse(refusals.staysInThread);
}

const isOurs = (it: Incident, { id }: Actor): boolean => [it.requester, it.teamLeader, it.cover].includes(id);

/** What a person is told of a remark that was passed on without a part of it. */
export function leftOut(words: string): Refusal | undefined {
  const what = clientDataIn(words);
  return what ? refuse(refusals.leftOut(what)) : undefined;
}

function passOn(it: Incident, { source, side }: Remarked, dueAt: Date): Incident {
  const wordings = entriesOf(it, source).length;
  const standing = Object.entries(it.messages).find(
    ([, { about, state }]) => about === source && state !== 'cancelled' && state !== 'failed',
  );
  if (standing) {
    const [key, entry] = standing;
    return { ...it, messages: { ...it.messages, [key]: { ...entry, version: wordings } } };
  }
  if (!passedOn(it, source)?.words) return it;
  const common = { form: 'card', dueAt, about: source, version: wordings } as const;
  const entry =
    side === 'aac'
      ? toSay({ ...common, name: 'passed-to-requester', to: { person: it.requester } })
      : toSay({ ...common, name: 'passed-to-aac', to: { aac: it.fields.area }, under: 'aac-card' });
  return { ...it, messages: { ...it.messages, [`passed-on-${it.history.length}`]: entry } };
}
