import type { Organisation } from '../../src/config/organisation.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { latestResolution } from '../../src/domain/incident/resolution.ts';
import type { Message } from '../../src/domain/message.ts';
import { causeOf, lastMove } from '../../src/domain/record.ts';
import type { MessageKind } from '../../src/slack/delivery/message-kind.ts';
import { incidentCards } from './cards.ts';
import { newsForAac } from './news-for-aac.ts';
import { newsForRequester } from './news-for-requester.ts';
import { newsForTeamLeader } from './news-for-team-leader.ts';
import { isSaid, passedToAac, passedToRequester, threadOpening } from './passed-on.ts';
import {
  checkBack,
  lockAssignReminder,
  remindsOf,
  replyLate,
  requesterReminder,
  teamLeaderReminder,
} from './reminders.ts';
import { leaderUnreachable, requesterUnreachable } from './unreachable.ts';
import { isToDecide } from './whose-buttons.ts';

type Kind = MessageKind<Incident>;

/** Every message that an incident sends, by name. */
export function incidentMessages(organisation: Organisation): Record<string, Kind> {
  const cards = incidentCards(organisation);
  const always = () => true;
  const toTeamLeader: Kind['fallback'] = (it) => ({ person: it.teamLeader });
  const toCover: Kind['fallback'] = (it) => (it.cover ? { person: it.cover } : undefined);
  /** Where nobody stands in, the requester can choose somebody else, as long as nothing is decided. */
  const toCoverOrRequester: Kind['fallback'] = (it, entry) => {
    if (!isFor(entry, it.teamLeader)) return undefined;
    if (it.cover) return { person: it.cover };
    return isToDecide(it) ? { person: it.requester } : undefined;
  };
  /** The face of what was meant for the team leader, unless it fell back to the requester. */
  const forTeamLeader =
    (face: Kind['face']): Kind['face'] =>
    (it, entry) =>
      isFor(entry, it.requester) ? leaderUnreachable(it) : face(it, entry);
  /** The face of what was meant for the requester, unless it fell back to the team leader. */
  const forRequester =
    (face: Kind['face']): Kind['face'] =>
    (it, entry) =>
      isFor(entry, it.requester) ? face(it, entry) : requesterUnreachable(it, causeOf(it, entry));

  return {
    'team-leader-card': {
      stands: always,
      face: forTeamLeader(cards.teamLeader),
      fallback: toCoverOrRequester,
    },
    'requester-card': { stands: always, face: cards.requester },
    'aac-card': { stands: always, face: cards.aac },
    'aac-thread': { stands: always, face: threadOpening },
    'resolution-card': {
      stands: (it, entry) => it.status === 'resolution-given' && isOfLatest(it, entry),
      face: forRequester(cards.resolution),
      fallback: toTeamLeader,
    },

    'requester-news': {
      stands: (it, entry) => isNews(it, entry) || causeOf(it, entry)?.what === 'authorise',
      face: forRequester((it, entry) => newsForRequester(organisation, it, causeOf(it, entry))),
      fallback: toTeamLeader,
    },
    'team-leader-news': {
      stands: isNews,
      face: forTeamLeader((it, entry) => newsForTeamLeader(it, causeOf(it, entry))),
      fallback: toCoverOrRequester,
    },
    // The thread is the incident's story: each step stays in it.
    'aac-news': { stands: always, face: (it, entry) => newsForAac(it, causeOf(it, entry)) },

    'passed-to-requester': { stands: isSaid, face: forRequester(passedToRequester), fallback: toTeamLeader },
    'passed-to-aac': { stands: isSaid, face: passedToAac },

    'team-leader-reminder': {
      stands: remindsOf('team leader'),
      face: forTeamLeader(teamLeaderReminder),
      fallback: toCoverOrRequester,
    },
    'requester-reminder': {
      stands: remindsOf('requester'),
      face: forRequester(requesterReminder),
      fallback: toTeamLeader,
    },
    'check-back': { stands: remindsOf('requester'), face: checkBack, fallback: toCover },
    'reply-late': { stands: remindsOf('requester'), face: replyLate, fallback: toCover },
    'lock-assign-reminder': {
      stands: remindsOf('lock assign'),
      face: forRequester(lockAssignReminder),
      fallback: toTeamLeader,
    },
  };
}

const isFor = ({ to }: Message, person: string): boolean => 'person' in to && to.person === person;

/** News of a decision is no news once another has moved the incident on. */
const isNews: Kind['stands'] = (it, entry) => entry.causedBy === lastMove(it)?.version;

const isOfLatest = (it: Incident, entry: Message): boolean =>
  latestResolution(it)?.version === entry.causedBy;
