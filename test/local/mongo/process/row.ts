import { crc32 } from 'node:zlib';
import type { Chance } from './chance.ts';

/** A document that can be told whole from half: `sum` is of everything else. */
export interface Row {
  _id: string;
  rev: number;
  ref: string;
  tags: number[];
  body: string;
  sum: number;
}

export const sumOf = ({ _id, rev, ref, tags, body }: Omit<Row, 'sum'>): number =>
  crc32(JSON.stringify([_id, rev, ref, tags, body]));

/** What the document of this id is after its next write, long enough now and then to need pages of its own. */
export function nextRow(_id: string, before: Row | undefined, { below }: Chance): Row {
  const length = below(10) === 0 ? 5_000 + below(30_000) : below(300);
  const row = {
    _id,
    rev: (before?.rev ?? 0) + 1,
    ref: `ref-${_id}`,
    tags: Array.from({ length: below(4) }, () => below(50)),
    body: String.fromCharCode(97 + below(26)).repeat(length),
  };
  return { ...row, sum: sumOf(row) };
}
