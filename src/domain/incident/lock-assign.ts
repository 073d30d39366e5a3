import { saysNotApplicable } from '../field-rules.ts';
import type { HistoryEntry } from '../record.ts';
import type { Incident } from './incident.ts';

/**
 * INC-22: the lock assign flag stands on the case while the AAC has the incident, and may go once that is closed. The flag lives in
 * CMS2012 (Q28): here is a checklist, confirmed by the caseworker.
 */
export interface LockAssign {
  set: HistoryEntry | undefined;
  removed: HistoryEntry | undefined;
  /** What the caseworker is asked to confirm now. */
  asks: 'set' | 'removed' | undefined;
}

/** Undefined where the incident has not been raised with the AAC, or no case is involved. */
export function lockAssign(it: Incident): LockAssign | undefined {
  const authorised = it.history.some(({ what }) => what === 'authorise');
  if (!authorised || saysNotApplicable(it.fields.caseOrSrNumber)) return undefined;
  const lastOf = (what: string) => it.history.findLastIndex((entry) => entry.what === what);
  const setAt = lastOf('confirm-lock-assign-set');
  const removedAt = lastOf('confirm-lock-assign-removed');
  const set = it.history[setAt];
  // An incident that is opened again needs its flag again.
  const removed = removedAt > setAt ? it.history[removedAt] : undefined;
  const closed = it.status === 'closed-resolved';
  if (closed) return { set, removed, asks: set && !removed ? 'removed' : undefined };
  return { set: removed ? undefined : set, removed: undefined, asks: !set || removed ? 'set' : undefined };
}
