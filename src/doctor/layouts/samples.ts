import { z } from 'zod';
import { problemsInWords, problemsOf } from '../../config/problem.ts';
import { type Recipient, toSay } from '../../domain/message.ts';
import type { HistoryEntry, Recorded } from '../../domain/record.ts';
import type { Spoken } from '../../wiring.ts';
import { idCalled, type Limits, longest, longestInstant, longestOf, NoSample } from './longest.ts';

const begin = 'begin';

/** A record in a status, and the decision that led there. */
interface Situation {
  status: string;
  on: string;
}

/** A record in each situation, with everything that it can hold and with as little. Throws `NoSample`. */
export function samples(spoken: Spoken, limits: Limits): Recorded[] {
  const { kind, transitions } = spoken;
  const { schema } = kind;
  if (!(schema instanceof z.ZodObject)) throw new NoSample(`${kind.name} is not declared as an object`);
  const sampleOf = (bare: boolean) =>
    z.record(z.string(), z.unknown()).parse(longest(schema, kind.name, { ...limits, bare }));
  const [full, bare] = [sampleOf(false), sampleOf(true)];
  const messages = failures(recipientsIn(full, limits));
  return situations(spoken, schema).flatMap((situation, index, all) => {
    const isFirst = all.findIndex(({ status }) => status === situation.status) === index;
    const others = [...new Set(transitions.map((row) => row.on))].filter((other) => other !== situation.on);
    const sparse = decisions(spoken, situation, [], { ...limits, longestWords: 1 });
    const history = decisions(spoken, situation, others, limits);
    const told = { status: situation.status, messages };
    return [
      fitting(spoken, { ...bare, status: situation.status, ...numbered(sparse), messages: {} }),
      ...[history, ...remarks(spoken, history)].map((entries) =>
        fitting(spoken, { ...full, ...told, ...numbered(entries) }),
      ),
      // Some is only asked for until it is done, and some only once its time is over.
      ...(spoken.reminders && isFirst
        ? [sparse, history].map((entries) =>
            fitting(spoken, { ...full, ...told, ...numbered(entries), reminders: reminders(spoken) }),
          )
        : []),
    ];
  });
}

function fitting({ kind }: Spoken, sample: object): Recorded {
  const record = kind.schema.safeParse({ ...sample, schema: kind.newest });
  if (record.success) return record.data;
  throw new NoSample(
    `the doctor's sample does not fit: ${problemsInWords(kind.name, problemsOf(record.error))}`,
  );
}

function situations({ transitions }: Spoken, schema: z.ZodObject): Situation[] {
  const { status } = schema.shape;
  if (!(status instanceof z.ZodEnum)) throw new NoSample('a record has no list of statuses');
  const names = status.options.map(String);
  const waysTo = (name: string) =>
    transitions
      .filter(({ from, to }) => (to === undefined ? [from].flat().includes(name) : to === name))
      .map(({ on }) => on);
  // A record begins in its first status, or in one that nothing else leads to.
  const beginsIn = (name: string) => name === names[0] || waysTo(name).length === 0;
  return names.flatMap((name) =>
    [...new Set([...(beginsIn(name) ? [begin] : []), ...waysTo(name)])].map((on) => ({ status: name, on })),
  );
}

const reminders = ({ reminders = {} }: Spoken): Recorded['reminders'] =>
  Object.fromEntries(
    Object.entries(reminders).map(([name, state]) => [
      `${name}-1`,
      { name, generation: 1, dueAt: longestInstant, state },
    ]),
  );

/** It began, the others were made, and the last led here. */
function decisions(
  { facts }: Spoken,
  { status, on }: Situation,
  others: readonly string[],
  limits: Limits,
): HistoryEntry[] {
  const chosen = [...limits.offered].flatMap(([name, options]) => [[name, longestOf(options) ?? '']]);
  return [...(on === begin ? [] : [begin]), ...others, on].map((what) => ({
    at: longestInstant,
    by: idCalled('somebody'),
    what,
    to: status,
    said: 'w'.repeat(limits.longestWords),
    facts: { ...Object.fromEntries(chosen), ...facts },
    version: 0,
  }));
}

/** The same with what is said beside the decisions, as it is said and as it goes on. */
const remarks = ({ remark }: Spoken, history: readonly HistoryEntry[]): HistoryEntry[][] =>
  (remark?.whats ?? []).map((_, index, whats) => [
    ...history,
    ...whats.slice(0, index + 1).map((what) => ({
      at: longestInstant,
      by: idCalled('somebody'),
      what,
      said: 'w'.repeat(remark?.longest ?? 0),
      facts: remark?.facts ?? {},
    })),
  ]);

/** Decisions count, from 1. */
function numbered(history: readonly HistoryEntry[]): Pick<Recorded, 'history' | 'version'> {
  let version = 0;
  const counted = history.map((entry) =>
    entry.version === undefined ? entry : { ...entry, version: ++version },
  );
  return { history: counted, version };
}

/** What is called as nobody is. */
const names = new Set(['_id', 'reference']);

export function recipientsIn(record: Record<string, unknown>, { offered }: Limits): Recipient[] {
  const people = Object.entries(record).flatMap(([name, value]) =>
    typeof value === 'string' && value === idCalled(name) && !names.has(name) ? [value] : [],
  );
  const areas = (offered.get('area') ?? []).map(({ value }) => ({ aac: value }));
  return [...people, idCalled('stranger')].map((person): Recipient => ({ person })).concat(areas.slice(0, 1));
}

/** None of them could be reached. */
const failures = (recipients: readonly Recipient[]): Recorded['messages'] =>
  Object.fromEntries(
    recipients.map((to, index) => [
      `failed-${index}`,
      { ...toSay({ name: 'failed', form: 'card', to, dueAt: longestInstant }), state: 'failed' as const },
    ]),
  );
