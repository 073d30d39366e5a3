import { z } from 'zod';

const minutes = z.number().positive().max(1440);
const hours = z.number().positive().max(1000);
const whole = z.number().int('Must be a whole number.').positive();

/** When a call-back has to be made, and who is reminded when. */
export const callBacks = z.strictObject({
  /** Within this long of the call, unless the client names a later time (CB-01, Q3). */
  completeWithinHours: hours,
  /** A call-back starts this long before its agreed time, or before its end where none is agreed (CB-10, Q2). */
  startsBeforeAgreedMinutes: minutes,
  /** The first reminder comes this long before the start (CB-36). */
  remindBeforeStartMinutes: minutes,
  /** The second comes this long before the agreed time, or before the end where none is agreed (Q1). */
  remindBeforeAgreedMinutes: minutes,
  /** A caseworker of New Applications is prompted this long before an attempt (CB-26). */
  remindBeforeAttemptMinutes: minutes,
  /** With Call back Anytime, this long before the time to complete it ends (Q30). */
  remindBeforeAnytimeEndsMinutes: minutes,
  /** An informal call-back is reminded of this long before its alarm (CB-46). */
  remindBeforeInformalMinutes: minutes,
  /** A new application ends with this many attempts without contact (CB-27). */
  attempts: whole.max(10),
  /** The next attempt is suggested no nearer than this to the time of day of one that failed (CB-34). */
  attemptGapMinutes: minutes,
  /** So many days the client has to pay application fees, once the letters are issued (CB-35). */
  feeDays: whole.max(365),
  /** A call-back that is late and without a result is its team leader's after this long (Q30). */
  overdueToTeamLeaderMinutes: minutes,
  /** A team leader who moved a call-back is reminded after this long to move it back (CB-42). */
  moveBackReminderHours: hours,
  /** A request that nobody has allocated is said again after this long (CB-23). */
  allocationReminderHours: hours,
  /** What takes one press can be taken back for this long. */
  undoSeconds: whole.max(300),
  /** What is longer than CMS2012's description goes to the contact notes (CB-09). */
  descriptionCharacters: whole.max(3000),
  /** A call is taken to last this long when a free slot is looked for. */
  minutesEach: minutes,
});
