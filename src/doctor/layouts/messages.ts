import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { problemsInWords, problemsOf } from '../../config/problem.ts';
import { type Message, type Recipient, toSay } from '../../domain/message.ts';
import type { Recorded } from '../../domain/record.ts';
import type { MessageKind } from '../../slack/delivery/message-kind.ts';
import { rendered } from '../../slack/face.ts';
import { targetText } from '../../slack/target.ts';
import type { Spoken } from '../../wiring.ts';
import { idCalled, longest, longestInstant, NoSample, type Offered } from './longest.ts';

export interface MessageLayout {
  name: string;
  /** Absent where its own words could not be found. */
  message?: { blocks: KnownBlock[] };
}

const begin = 'begin';

/** A record in a status, and the decision that led there. */
interface Situation {
  status: string;
  on: string;
}

/** Every message of a kind of record as it looks in each status, each look once. */
export function messageLayouts(spoken: Spoken, offered: Offered): MessageLayout[] {
  const { kind, messages } = spoken;
  const looks = new Map<string, MessageLayout>();
  for (const record of samples(spoken, offered))
    for (const [name, message] of Object.entries(messages))
      for (const entry of entries(name, record, offered)) {
        const named = `the message ${name} (${kind.name}, ${record.status})`;
        const { look, layout } = drawn(kind.name, named, message, record, entry);
        if (layout && !looks.has(look)) looks.set(look, layout);
      }
  return [...looks.values()];
}

function drawn(
  kind: string,
  name: string,
  message: MessageKind<Recorded>,
  record: Recorded,
  entry: Message,
): { look: string; layout?: MessageLayout } {
  try {
    if (!message.stands(record, entry)) return { look: '' };
    const { blocks } = rendered(message.face(record, entry), targetText({ kind, id: record._id }));
    // Whom it names makes no difference to Slack, as long as it names somebody.
    const look = JSON.stringify(blocks).replace(/"user_id":"[^"]+"/g, '');
    return { look, layout: { name, message: { blocks } } };
  } catch {
    return { look: name, layout: { name } };
  }
}

/** A record in each situation, with everything that it can hold and with as little. */
function samples(spoken: Spoken, offered: Offered): Recorded[] {
  const { kind, transitions } = spoken;
  const { schema } = kind;
  if (!(schema instanceof z.ZodObject)) throw new NoSample(`${kind.name} is not declared as an object`);
  const others = [...new Set(transitions.map(({ on }) => on))];
  return situations(spoken, schema).flatMap((situation) =>
    [false, true].map((bare) => {
      const sample = z.record(z.string(), z.unknown()).parse(longest(schema, kind.name, { offered, bare }));
      const history = historyOf(situation, bare ? [] : others);
      const told = {
        schema: kind.newest,
        version: history.length,
        status: situation.status,
        history,
        messages: bare ? {} : failures(recipientsIn(sample, offered)),
      };
      const record = kind.schema.safeParse({ ...sample, ...told });
      if (record.success) return record.data;
      throw new NoSample(
        `the doctor's sample does not fit: ${problemsInWords(kind.name, problemsOf(record.error))}`,
      );
    }),
  );
}

function situations({ transitions }: Spoken, schema: z.ZodObject): Situation[] {
  const { status } = schema.shape;
  if (!(status instanceof z.ZodEnum)) throw new NoSample('a record has no list of statuses');
  const [first, ...others] = status.options.map(String);
  const waysTo = (name: string) =>
    transitions
      .filter(({ from, to }) => (to === undefined ? [from].flat().includes(name) : to === name))
      .map(({ on }) => on);
  // A record begins in its first status, or in one that nothing else leads to.
  const beginsIn = (name: string) => name === first || waysTo(name).length === 0;
  return [first, ...others]
    .filter((name) => name !== undefined)
    .flatMap((name) =>
      [...new Set([...(beginsIn(name) ? [begin] : []), ...waysTo(name)])].map((on) => ({ status: name, on })),
    );
}

/** Whatever can have happened has, the decision that led here last. */
function historyOf({ status, on }: Situation, others: readonly string[]): Recorded['history'] {
  const before = others.filter((other) => other !== on);
  return [begin, ...before, ...(on === begin ? [] : [on])].map((what, index) => ({
    at: longestInstant,
    by: idCalled('somebody'),
    what,
    to: status,
    said: what,
    version: index + 1,
  }));
}

/** To everyone and everywhere that the record names, and to somebody that it does not. */
const entries = (name: string, record: Recorded, offered: Offered): Message[] =>
  recipientsIn(record, offered).map((to) => ({
    ...toSay({ name, form: 'card', to, dueAt: longestInstant, causedBy: record.version }),
  }));

function recipientsIn(record: Record<string, unknown>, offered: Offered): Recipient[] {
  const people = Object.values(record).filter((value) => typeof value === 'string');
  const areas = (offered.get('area') ?? []).map(({ value }) => ({ aac: value }));
  return [...people, idCalled('stranger')].map((person): Recipient => ({ person })).concat(areas.slice(0, 1));
}

const failures = (recipients: readonly Recipient[]): Recorded['messages'] =>
  Object.fromEntries(
    recipients.map((to, index) => [
      `failed-${index}`,
      { ...toSay({ name: 'failed', form: 'card', to, dueAt: longestInstant }), state: 'failed' as const },
    ]),
  );
