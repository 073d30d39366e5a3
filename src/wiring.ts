import { callBacksAtHome } from '../flows/call-back/at-home.ts';
import { awayButton, bookButton } from '../flows/call-back/buttons.ts';
import { callBackInWords, longestFacts } from '../flows/call-back/in-words.ts';
import { callBack } from '../flows/call-back/index.ts';
import {
  lookForLeaderErrand,
  lookForOwnerErrand,
  remindToMoveBackErrand,
} from '../flows/call-back/look-for-owner.ts';
import { callBackMessages } from '../flows/call-back/messages.ts';
import { morningMessages } from '../flows/call-back/morning-list.ts';
import { passTemplateErrand } from '../flows/call-back/template-file.ts';
import type { Deps } from '../flows/deps.ts';
import { home } from '../flows/home/index.ts';
import { incidentsAtHome } from '../flows/incident/at-home.ts';
import { incidentInWords } from '../flows/incident/in-words.ts';
import { incident } from '../flows/incident/index.ts';
import { incidentMessages } from '../flows/incident/messages.ts';
import { staff } from '../flows/staff/index.ts';
import { noticeMessages, openNoticeErrand } from '../flows/staff/undelivered-messages.ts';
import type { Firing } from '../scheduler/firing.ts';
import type { Organisation } from './config/organisation.ts';
import type { CallBack } from './domain/call-back/call-back.ts';
import { passTemplate } from './domain/call-back/effects.ts';
import {
  lookForLeader,
  lookForOwner,
  remindToMoveBack,
  whatFires as whatCallBackFires,
} from './domain/call-back/reminders.ts';
import { transitions as callBackTransitions } from './domain/call-back/states.ts';
import { tryAgain } from './domain/delivery.ts';
import { mostPassedOn } from './domain/incident/conversation.ts';
import type { Incident } from './domain/incident/incident.ts';
import { whatFires } from './domain/incident/reminders.ts';
import { transitions } from './domain/incident/states.ts';
import type { Morning } from './domain/morning/morning.ts';
import { type Notice, noticeTransitions } from './domain/notice/notice.ts';
import type { Recorded } from './domain/record.ts';
import type { InWords } from './insight/in-words.ts';
import type { Deliverable, MessageKind } from './slack/delivery/message-kind.ts';
import type { Events } from './slack/events.ts';
import type { PassOnFile } from './slack/pass-on-file.ts';
import type { Kind } from './store/kind.ts';
import { callBacks } from './store/kinds/call-backs.ts';
import { incidents } from './store/kinds/incidents.ts';
import { mornings } from './store/kinds/mornings.ts';
import { notices } from './store/kinds/notices.ts';
import type { Store } from './store/store.ts';

/** Every flow, by its folder's name. */
export function wireFlows(deps: Deps, events: Events): void {
  incident(deps);
  callBack(deps);
  home(deps, [incidentsAtHome(deps), callBacksAtHome(deps)], {
    kind: 'call-back',
    buttons: [bookButton, awayButton],
  });
  staff(deps, events);
}

/** A kind of record at work: what it says, what others ask of it, and what its reminders become. */
export type AtWork<R extends Recorded = Recorded> = Deliverable<R> & Partial<Pick<Firing<R>, 'whatFires'>>;

/** What errands ask of the clock and of Slack. */
interface Asking extends Pick<Deps, 'availability'> {
  now(): Date;
  passOn: PassOnFile;
}

/** Every kind of record that says something of its own accord. */
export function kindsAtWork(
  { incidents, callBacks, notices, mornings, people }: Store,
  organisation: Organisation,
  { now, availability, passOn }: Asking,
): AtWork[] {
  const looking = { callBacks, people, availability, now };
  const incidentsAtWork: AtWork<Incident> = {
    records: incidents,
    messages: incidentMessages(organisation),
    errands: {
      'try-again': async ({ to, about }) => {
        await incidents.update(to.id, (it) => tryAgain(it, about));
      },
    },
    whatFires,
  };
  const callBacksAtWork: AtWork<CallBack> = {
    records: callBacks,
    messages: callBackMessages,
    errands: {
      'try-again': async ({ to, about }) => {
        await callBacks.update(to.id, (it) => tryAgain(it, about));
      },
      [lookForOwner]: lookForOwnerErrand(looking),
      [lookForLeader]: lookForLeaderErrand(looking),
      [remindToMoveBack]: remindToMoveBackErrand(looking),
      [passTemplate]: passTemplateErrand({ callBacks, passOn, now }),
    },
    whatFires: whatCallBackFires,
  };
  const noticesAtWork: AtWork<Notice> = {
    records: notices,
    messages: noticeMessages,
    errands: { 'open-notice': openNoticeErrand({ notices, people, now }) },
  };
  const morningsAtWork: AtWork<Morning> = {
    records: mornings,
    messages: morningMessages,
    errands: {
      'try-again': async ({ to, about }) => {
        await mornings.update(to.id, (it) => tryAgain(it, about));
      },
    },
  };
  return [incidentsAtWork, callBacksAtWork, noticesAtWork, morningsAtWork];
}

/** A kind of record, what may happen to it, and every message that it sends, by name. */
export interface Spoken {
  kind: Kind<Recorded>;
  transitions: readonly { from: string | readonly string[]; on: string; to?: string }[];
  messages: Record<string, MessageKind<Recorded>>;
  inWords?: InWords;
  /** Reminders without which some of it is never said, and what is chosen with decisions, at its longest. */
  reminders?: Readonly<Record<string, 'fired' | 'waiting'>>;
  facts?: Readonly<Record<string, string>>;
  /** What is said beside the decisions, where that is passed on: the entries of one such, and its longest words. */
  remark?: { about: string; whats: readonly string[]; facts: Record<string, string>; longest: number };
}

const about = 'C0AAC/1.1';

/** Every kind of record that has something to say. */
export const spoken = (organisation: Organisation): Spoken[] => [
  {
    kind: incidents,
    transitions,
    messages: incidentMessages(organisation),
    inWords: incidentInWords(organisation),
    remark: { about, whats: ['say', 'reword'], facts: { source: about, side: 'aac' }, longest: mostPassedOn },
  },
  {
    kind: callBacks,
    transitions: callBackTransitions,
    messages: callBackMessages,
    inWords: callBackInWords,
    reminders: { late: 'fired', 'late-team-leader': 'fired', settle: 'waiting' },
    facts: longestFacts,
  },
  { kind: notices, transitions: noticeTransitions, messages: noticeMessages },
  { kind: mornings, transitions: [], messages: morningMessages },
];
