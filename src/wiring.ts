import type { Deps } from '../flows/deps.ts';
import { home } from '../flows/home/index.ts';
import { incidentsAtHome } from '../flows/incident/at-home.ts';
import { incident } from '../flows/incident/index.ts';
import { incidentMessages } from '../flows/incident/messages.ts';
import { staff } from '../flows/staff/index.ts';
import { noticeMessages } from '../flows/staff/undelivered-messages.ts';
import type { Organisation } from './config/organisation.ts';
import { mostPassedOn } from './domain/incident/conversation.ts';
import { transitions } from './domain/incident/states.ts';
import { noticeTransitions } from './domain/notice/notice.ts';
import type { Recorded } from './domain/record.ts';
import type { MessageKind } from './slack/delivery/message-kind.ts';
import type { Events } from './slack/events.ts';
import type { Kind } from './store/kind.ts';
import { incidents } from './store/kinds/incidents.ts';
import { notices } from './store/kinds/notices.ts';

/** Every flow, by its folder's name. */
export function wireFlows(deps: Deps, events: Events): void {
  incident(deps);
  home(deps, [incidentsAtHome(deps)]);
  staff(deps, events);
}

/** A kind of record, what may happen to it, and every message that it sends, by name. */
export interface Spoken {
  kind: Kind<Recorded>;
  transitions: readonly { from: string | readonly string[]; on: string; to?: string }[];
  messages: Record<string, MessageKind<Recorded>>;
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
    remark: { about, whats: ['say', 'reword'], facts: { source: about, side: 'aac' }, longest: mostPassedOn },
  },
  { kind: notices, transitions: noticeTransitions, messages: noticeMessages },
];
