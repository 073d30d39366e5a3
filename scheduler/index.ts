import { deliverMessages } from './deliver-messages.ts';
import type { Job } from './job.ts';
import { keepTime } from './keep-time.ts';
import { makeMorningLists } from './make-morning-lists.ts';
import { offerOrphanedCallBacks } from './offer-orphaned-call-backs.ts';
import { refreshPeople } from './refresh-people.ts';
import { renewLookUps } from './renew-look-ups.ts';
import { sendDueReminders } from './send-due-reminders.ts';
import { watchLeases } from './watch-leases.ts';

/** Every job, in the order of a tick. */
export const jobs: readonly Job[] = [
  keepTime,
  watchLeases,
  sendDueReminders,
  deliverMessages,
  refreshPeople,
  makeMorningLists,
  offerOrphanedCallBacks,
  renewLookUps,
];
