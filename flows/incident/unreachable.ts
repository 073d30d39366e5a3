import type { Incident } from '../../src/domain/incident/incident.ts';
import type { HistoryEntry } from '../../src/domain/record.ts';
import type { Face } from '../../src/slack/face.ts';
import { called } from './cards.ts';
import { isToDecide } from './whose-buttons.ts';

/** For the requester. A card that says so stays, so it must stop saying so once somebody else has the incident. */
export function leaderUnreachable(it: Incident): Face {
  const unreached = Object.values(it.messages).some(
    ({ to, state }) => state === 'failed' && 'person' in to && to.person === it.teamLeader,
  );
  if (!isToDecide(it) || !unreached)
    return {
      title: 'Your team leader could not be reached',
      lines: [["There is nothing for you to do here. The card 'Your incident' says how it stands."]],
    };
  return {
    title: 'Your team leader cannot be reached',
    lines: [
      [{ person: it.teamLeader }, ` cannot be reached in Slack about ${called(it)}.`],
      ["Press 'Choose another team leader' on the card 'Your incident'."],
    ],
  };
}

/** For the team leader, who has to tell the requester in some other way. */
export function requesterUnreachable(it: Incident, cause: HistoryEntry | undefined): Face {
  return {
    title: 'Tell your caseworker yourself',
    lines: [
      [{ person: it.requester }, ` cannot be reached in Slack about ${called(it)}.`],
      [`Tell them yourself: ${toTell(it, cause)}`],
    ],
  };
}

function toTell(it: Incident, cause: HistoryEntry | undefined): string {
  const words = "'Show and copy' on its card has the words.";
  switch (cause?.what) {
    case 'ask-for-information':
      return `more information is needed. ${words}`;
    case 'name-local-action':
      return `something has to be done locally first. ${words}`;
    case 'advise':
      return `what you advised has to be done. ${words}`;
    case 'refer-to-advice-and-guidance':
      return 'it has to be sent to Advice & Guidance.';
    case 'authorise':
      return `it is authorised and its number is ${it.reference}.`;
    case 'resolve':
      return `a resolution has come, and they are to say whether it worked. ${words}`;
    default:
      return `there is news of it. ${words}`;
  }
}
