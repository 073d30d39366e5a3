import type { Recorded } from './record.ts';
import type { Role } from './roles.ts';

/** Someone who asks for something to be done; `roles` as last read. */
export interface Actor {
  id: string;
  roles: readonly Role[];
}

/** An expected no: one sentence that says what to do next, under a field where it is about one. */
export interface Refusal {
  refused: string;
  field?: string;
}

export const refuse = (refused: string, field?: string): Refusal =>
  field ? { refused, field } : { refused };

export const isRefusal = (outcome: object): outcome is Refusal => 'refused' in outcome;

/** Who may do a thing: by role and by relation to the record, with the sentence for everyone else. */
export interface Who<R> {
  allows(actor: Actor, record: R): boolean;
  otherwise(actor: Actor, record: R): string;
}

/** One row of what may happen to a record. A row that is not in the table cannot happen. */
export interface Transition<
  R extends Recorded,
  Status extends string,
  Command extends { on: string },
  Cause extends string,
> {
  from: Status | readonly Status[];
  on: Command['on'];
  /** Absent where it stays where it is, and waits as long as before. */
  to?: Status;
  who: Who<R>;
  /** A sentence where the record is not ready for it. */
  unless?: (record: R, command: Command, at: Date) => Refusal | undefined;
  /** What the command changes besides the status. */
  sets?: (record: R, command: Command, at: Date) => R;
  causes: readonly Cause[];
}

/** A command: what is asked, in whose words, with what was chosen. */
interface Asked {
  on: string;
  said?: string | undefined;
  facts?: Readonly<Record<string, string>> | undefined;
}

/** What happens because of a decision: the record with whatever is to be said or remembered. */
export type Effect<R> = (record: R, context: { at: Date; version: number; actor: Actor }) => R;

export interface Machine<
  R extends Recorded,
  Status extends string,
  Command extends { on: string },
  Cause extends string,
> {
  transitions: readonly Transition<R, Status, Command, Cause>[];
  effects: Record<Cause, Effect<R>>;
  /** What a status brings with it, whichever decision led there. */
  entered?(record: R, at: Date): R;
  /** The sentence for a command that this status does not allow. */
  notNow(record: R, actor: Actor): string;
}

/** The row by which somebody may ask for it now, before anything is known of what they say; or why they may not. */
export function rowFor<
  R extends Recorded,
  Status extends string,
  Command extends Asked,
  Cause extends string,
>(
  { transitions, notNow }: Pick<Machine<R, Status, Command, Cause>, 'transitions' | 'notNow'>,
  record: R,
  on: Command['on'],
  actor: Actor,
): Transition<R, Status, Command, Cause> | Refusal {
  const rows = transitions.filter((row) => row.on === on);
  const row = rows.find(({ from }) =>
    typeof from === 'string' ? from === record.status : from.some((status) => status === record.status),
  );
  const who = (row ?? rows[0])?.who;
  if (who && !who.allows(actor, record)) return refuse(who.otherwise(actor, record));
  return row ?? refuse(notNow(record, actor));
}

/**
 * Decides a command: the record as it is to be, or why not. `key` names the press or submission behind it.
 * The check of who may comes before the check of when, so that a stranger learns nothing of the record.
 */
export function decideBy<
  R extends Recorded,
  Status extends string,
  Command extends Asked,
  Cause extends string,
>(
  machine: Machine<R, Status, Command, Cause>,
  record: R,
  command: Command,
  actor: Actor,
  { at, key }: { at: Date; key: string },
): R | Refusal {
  const row = rowFor(machine, record, command.on, actor);
  if (isRefusal(row)) return row;
  const unready = row.unless?.(record, command, at);
  if (unready) return unready;

  const version = record.version + 1;
  const { on, said, facts } = command;
  const next: R = {
    ...(row.sets?.(record, command, at) ?? record),
    version,
    history: [
      ...record.history,
      {
        at,
        by: actor.id,
        what: on,
        ...(row.to !== undefined && { from: record.status, to: row.to }),
        version,
        key,
        ...(said !== undefined && { said }),
        ...(facts && { facts: { ...facts } }),
      },
    ],
  };
  const moved = row.to === undefined ? next : { ...next, status: row.to, since: at };
  const entered = row.to === undefined ? moved : (machine.entered?.(moved, at) ?? moved);
  return row.causes.reduce((so, cause) => machine.effects[cause](so, { at, version, actor }), entered);
}

/** Several commands at one sitting: all of them, each recorded, or none. */
export function decideInTurn<R extends Recorded, Command>(
  record: R,
  commands: readonly Command[],
  decide: (record: R, command: Command) => R | Refusal,
): R | Refusal {
  let next = record;
  for (const command of commands) {
    const outcome = decide(next, command);
    if (isRefusal(outcome)) return outcome;
    next = outcome;
  }
  return next;
}
