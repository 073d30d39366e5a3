/** Instants are milliseconds since 1970, by the clock that Slack and the store share. */
export type Happened =
  /** A message was asked for: it is to be said once, not before `dueAt`. */
  | { what: 'due'; key: string; dueAt: number; fault: string }
  /** Whoever moved or cancelled it was answered. */
  | { what: 'withdrawn'; key: string; answer: 'cancelled' | 'being sent' | 'sent' }
  /** Slack has it, whoever knows. */
  | { what: 'posted'; key: string; channel: string; ts: string; at: number }
  /** What the store says of it in the end; without `channel` and `ts` where it never keeps them. */
  | { what: 'stored'; key: string; state: string; channel?: string; ts?: string; fallback?: string }
  /** Somebody pressed; `answered` where Slack had its ack. */
  | { what: 'pressed'; record: string; key: string; answered: boolean }
  /** The record's history has an effect of this key; a decision that leaves no other way has `final`. */
  | { what: 'effect'; record: string; key: string; by: string; final: boolean }
  /** A person was told, privately or on a card, who had decided. */
  | { what: 'told'; record: string; person: string; by: string }
  /** Somebody has to be told so. */
  | { what: 'must be told'; record: string; person: string }
  /** Nothing was due any more, so long after the faults had ended. */
  | { what: 'settled'; afterMs: number }
  | { what: 'not settled'; due: string[] };

/** What became of one fault's messages. */
export interface Tally {
  fault: string;
  due: number;
  delivered: number;
  lost: string[];
  doubled: string[];
  early: string[];
  /** Of each that was said, by how much it came after it was due. */
  lateMs: number[];
}

export interface Findings {
  tallies: Tally[];
  /** Whatever else went against the promise, in sentences. */
  wrong: string[];
  /** From the end of the faults until nothing was due. */
  settledMs: number | undefined;
}
