import { standing } from '../../src/domain/call-back/attempts.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { isLate } from '../../src/domain/call-back/clocks.ts';
import { isToMoveBack } from '../../src/domain/call-back/guards.ts';
import { nextLeader } from '../../src/domain/call-back/leaders.ts';
import { isOfUse } from '../../src/domain/call-back/reminders.ts';
import { causeOf } from '../../src/domain/record.ts';
import type { MessageKind } from '../../src/slack/delivery/message-kind.ts';
import {
  allocationCard,
  bookerCard,
  mpHotlineCard,
  ownerCard,
  takeBackCard,
  teamCard,
  viewerCard,
} from './cards.ts';
import { allocationReminder, feesCard, lettersReminder } from './for-applications.ts';
import { coverCard, moveBackCard, offerCard } from './for-leaders.ts';
import { whatBecameCard } from './for-teams.ts';
import { news } from './news.ts';
import { lateCard, lateLeaderReminder, nudge, overdueCard } from './nudges.ts';
import { isStillTheirs, templateMissing, templateSent } from './template-file.ts';

type Kind = MessageKind<CallBack>;

const always = () => true;
const isOpen: Kind['stands'] = ({ status }) => status !== 'closed';
/** Who is deactivated sees nothing: cover hears of it (CB-42). */
const toCover: Kind['fallback'] = (it, { to }) => {
  const person = nextLeader(it, 'person' in to ? to.person : undefined);
  return person === undefined ? undefined : { person };
};
const told: Kind = {
  // What was taken back is no news.
  stands: (it, entry) => standing(it.history).some(({ version }) => version === entry.causedBy),
  face: (it, entry) => news(it, causeOf(it, entry)),
};

/** Every message that a call-back sends, by name. */
export const callBackMessages: Record<string, Kind> = {
  'owner-card': { stands: always, face: ownerCard, fallback: toCover },
  'booker-card': { stands: always, face: bookerCard },
  'allocation-card': { stands: always, face: allocationCard },
  'team-card': { stands: always, face: teamCard },
  'mp-hotline-card': { stands: always, face: mpHotlineCard },
  'take-back-card': { stands: always, face: takeBackCard },
  'viewer-card': { stands: isOpen, face: viewerCard },

  reminder: { stands: isOfUse, face: nudge, fallback: toCover },
  'late-card': { stands: isLate, face: lateCard, fallback: toCover },
  'late-leader-reminder': { stands: isLate, face: lateLeaderReminder, fallback: toCover },
  'overdue-card': { stands: isLate, face: overdueCard, fallback: toCover },

  'cover-card': { stands: isOpen, face: coverCard, fallback: toCover },
  'offer-card': { stands: isOpen, face: offerCard, fallback: toCover },
  'move-back-card': { stands: isToMoveBack, face: moveBackCard, fallback: toCover },
  'move-back-reminder': { stands: isToMoveBack, face: moveBackCard, fallback: toCover },

  'allocation-reminder': {
    stands: ({ status }) => status === 'awaiting-allocation',
    face: allocationReminder,
  },
  'template-sent': { stands: isStillTheirs, face: templateSent },
  'template-missing': { stands: isStillTheirs, face: templateMissing },
  'what-became-card': {
    stands: ({ status }) => status === 'with-specialist-team',
    face: whatBecameCard,
  },
  'letters-reminder': {
    stands: ({ status }) => status === 'letters-wanted',
    face: lettersReminder,
    fallback: toCover,
  },
  'fees-card': { stands: ({ status }) => status === 'fees-awaited', face: feesCard, fallback: toCover },

  'owner-news': { ...told, fallback: toCover },
  'booker-news': told,
  'team-leader-news': told,
  'allocator-news': told,
  'former-owner-news': told,
};
