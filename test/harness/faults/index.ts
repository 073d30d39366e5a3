import * as callBacks from './call-backs.ts';
import * as clocks from './clocks.ts';
import type { Fault } from './fault.ts';
import * as inDoubt from './in-doubt.ts';
import * as killed from './killed.ts';
import * as people from './people.ts';
import * as slack from './slack.ts';
import * as store from './store.ts';

/** Every fault there is. Days are last, for the time of day never goes back. */
export const faults: readonly Fault[] = [
  slack.tooMany,
  slack.serverError,
  slack.gatewayTimeout,
  slack.hangs,
  slack.repliesLost,
  slack.postsLate,
  slack.internalError,
  slack.slowAnswers,
  slack.userLeft,
  callBacks.doneTwice,
  callBacks.doneAgainstRangFirst,
  callBacks.allocatedAgainstRangFirst,
  callBacks.closedInTheClaimWindow,
  callBacks.rescheduledInTheClaimWindow,
  callBacks.envelopesAgain,
  people.doubleClick,
  people.twoApprovers,
  people.approveAgainstCancel,
  people.rescheduledInTheClaimWindow,
  inDoubt.rescheduledOnASlowStore,
  people.envelopesAgain,
  people.modalTwice,
  slack.socketsRefreshed,
  slack.socketsCut,
  store.storeCutOff,
  store.storeRepliesLost,
  store.storeSilent,
  store.storeSlow,
  store.primarySteppingDown,
  store.primaryGoneForLong,
  store.storeDownAtStart,
  killed.killedBetweenClaimAndSend,
  killed.killedBetweenSendAndRecord,
  killed.killedBeforeTheCardIsDrawn,
  killed.stoppedPolitely,
  killed.asleepBeyondItsLease,
  killed.rollingRestart,
  clocks.clockJumps,
  inDoubt.clocksJumpInDoubt,
  clocks.clockAhead,
  clocks.clockBehind,
  killed.downForADay,
  clocks.clocksForward,
  clocks.clocksBack,
];
