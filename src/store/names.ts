import type { Recorded } from '../domain/record.ts';
import type { ClientNames } from './client-names.ts';
import type { Kind } from './kind.ts';

/** Where a message of a record stands and can be answered. A reply is found by the message that it hangs under. */
const placesOf = ({ messages }: Pick<Recorded, 'messages'>): string[] =>
  Object.values(messages).flatMap(({ posted, under }) =>
    posted?.channel && under === undefined ? [`at/${posted.channel}/${posted.ts}`] : [],
  );

/** Every name under which a record is found, once each; in order, so that the same names are the same list. */
export const namesOf = <R extends Recorded>(kind: Kind<R>, clients: ClientNames, it: R): string[] => {
  const hashed = clients.of(kind.foundByClient?.(it) ?? []);
  return [...new Set([...(kind.foundBy?.(it) ?? []), ...hashed, ...placesOf(it)])].sort();
};
