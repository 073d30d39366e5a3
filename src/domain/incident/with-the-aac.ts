import { unlessAnotherCame, unlessInACall, unlessLockAssignAsks, unlessResolvable } from './guards.ts';
import type { Row } from './row.ts';
import { aacAdviser, requester, requesterOrWhoWasTold } from './who.ts';

/** With the AAC, and back at the caseworker: AAC-27, INC-22 and INC-28 to INC-33. */
export const withTheAac: readonly Row[] = [
  {
    from: ['with-aac', 'resolution-given'],
    on: 'resolve',
    to: 'resolution-given',
    who: aacAdviser,
    unless: unlessResolvable,
    causes: ['give-resolution', 'tell-aac', 'tell-team-leader'],
  },
  {
    from: 'resolution-given',
    on: 'confirm-worked',
    to: 'closed-resolved',
    who: requesterOrWhoWasTold,
    causes: ['tell-requester-too', 'tell-aac', 'remind-of-lock-assign'],
  },
  {
    from: ['resolution-given', 'closed-resolved'],
    on: 'report-not-worked',
    to: 'with-aac',
    who: requesterOrWhoWasTold,
    unless: unlessAnotherCame,
    causes: ['tell-requester-too', 'tell-aac', 'tell-team-leader', 'remind-of-lock-assign'],
  },
  {
    from: 'resolution-given',
    on: 'confirm-worked-in-call',
    to: 'closed-resolved',
    who: aacAdviser,
    unless: unlessInACall,
    causes: ['tell-requester', 'tell-aac', 'tell-team-leader', 'remind-of-lock-assign'],
  },
  {
    from: 'resolution-given',
    on: 'report-failed-in-call',
    to: 'with-aac',
    who: aacAdviser,
    unless: unlessInACall,
    causes: ['tell-requester', 'tell-aac', 'tell-team-leader', 'remind-of-lock-assign'],
  },
  {
    from: ['with-aac', 'resolution-given', 'closed-resolved'],
    on: 'confirm-lock-assign-set',
    who: requester,
    unless: unlessLockAssignAsks('set'),
    causes: ['remind-of-lock-assign'],
  },
  {
    from: ['with-aac', 'resolution-given', 'closed-resolved'],
    on: 'confirm-lock-assign-removed',
    who: requester,
    unless: unlessLockAssignAsks('removed'),
    causes: ['remind-of-lock-assign'],
  },
  {
    from: 'closed-resolved',
    on: 'confirm-lock-assign-kept',
    who: requester,
    unless: unlessLockAssignAsks('removed'),
    causes: ['remind-of-lock-assign'],
  },
];
