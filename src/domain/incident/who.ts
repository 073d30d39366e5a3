import type { Actor, Who } from '../transition.ts';
import { type Incident, isReplyLate } from './incident.ts';
import { refusals } from './refusals.ts';

const wasAsked = (actor: Actor, it: Incident): boolean =>
  actor.id !== it.requester && (actor.id === it.teamLeader || actor.id === it.cover);

/** The team leader it was sent to, or their cover (Q25); nobody decides what they raised. */
export const teamLeader: Who<Incident> = {
  allows: (actor, it) => wasAsked(actor, it) && actor.roles.includes('team-leader'),
  otherwise(actor, it) {
    if (actor.id === it.requester) return refusals.ownRequest;
    return wasAsked(actor, it) ? refusals.noLongerALeader : refusals.notTheTeamLeader;
  },
};

export const requester: Who<Incident> = {
  allows: (actor, it) => actor.id === it.requester,
  otherwise: () => refusals.notTheRequester,
};

/** The caseworker; once their time is over, for they may have left, the team leader too (Q19, Q25). */
export const requesterOrWhoWasTold: Who<Incident> = {
  allows: (actor, it) => requester.allows(actor, it) || (isReplyLate(it) && teamLeader.allows(actor, it)),
  otherwise: requester.otherwise,
};

/** Any adviser of the AAC but the one who raised it. */
export const aacAdviser: Who<Incident> = {
  allows: (actor, it) => actor.roles.includes('aac-adviser') && actor.id !== it.requester,
  otherwise: (actor, it) =>
    actor.id === it.requester && actor.roles.includes('aac-adviser')
      ? refusals.ownResolution
      : refusals.notAnAdviser,
};
