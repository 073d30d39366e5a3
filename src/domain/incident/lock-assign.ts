import { saysNotApplicable } from '../field-rules.ts';
import type { HistoryEntry } from '../record.ts';
import type { Incident } from './incident.ts';

/**
 * INC-22: the lock assign flag stands on the case while the AAC has the incident, and may go once that is closed, unless
 * the caseworker was told otherwise. The flag lives in CMS2012 (Q28): here is a checklist, confirmed by them.
 */
export interface LockAssign {
  set: HistoryEntry | undefined;
  removed: HistoryEntry | undefined;
  /** That it stays on the case though the incident is closed. */
  kept: HistoryEntry | undefined;
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
  if (it.status !== 'closed-resolved') {
    const stands = removed ? undefined : set;
    return { set: stands, removed: undefined, kept: undefined, asks: stands ? undefined : 'set' };
  }
  const keptAt = lastOf('confirm-lock-assign-kept');
  const closedAt = it.history.findLastIndex(({ to }) => to === 'closed-resolved');
  const kept = keptAt > closedAt ? it.history[keptAt] : undefined;
  return { set, removed, kept, asks: set && !removed && !kept ? 'removed' : undefined };
}
