import type { Organisation } from '../../src/config/organisation.ts';
import { type Incident, incidentStatuses } from '../../src/domain/incident/incident.ts';
import type { Message } from '../../src/domain/message.ts';
import type { HistoryEntry } from '../../src/domain/record.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { MessageKind } from '../../src/slack/delivery/message-kind.ts';
import type { Face } from '../../src/slack/face.ts';
import { called, incidentCards } from './cards.ts';

/** Every message that an incident sends, by name. */
export function incidentMessages(organisation: Organisation): Record<string, MessageKind<Incident>> {
  const cards = incidentCards(organisation);
  const always = () => true;
  /** Where nobody stands in, the requester can choose somebody else, as long as nothing is decided. */
  const toCoverOrRequester = (it: Incident, { to }: Message) => {
    if (!isFor(to, it.teamLeader)) return undefined;
    if (it.cover) return { person: it.cover };
    return it.status === 'with-team-leader' ? { person: it.requester } : undefined;
  };
  /** The face of what was meant for the team leader, unless it fell back to the requester. */
  const forTeamLeader =
    (face: MessageKind<Incident>['face']): MessageKind<Incident>['face'] =>
    (it, entry) =>
      isFor(entry.to, it.requester) ? leaderUnreachable(it) : face(it, entry);

  return {
    'team-leader-card': {
      stands: always,
      face: forTeamLeader(cards.teamLeader),
      fallback: toCoverOrRequester,
    },
    'requester-card': { stands: always, face: cards.requester },
    'aac-card': { stands: always, face: cards.aac },

    'aac-thread': {
      stands: always,
      face: (it) => ({
        title: `Talk about ${called(it)} here`,
        lines: [['Everyone in this channel can read the thread, so leave client details out of it.']],
      }),
    },

    'requester-news': {
      stands: (it, entry) => entry.causedBy === it.version || causeOf(it, entry)?.what === 'authorise',
      face: (it, entry) =>
        isFor(entry.to, it.requester)
          ? newsForRequester(organisation, it, causeOf(it, entry))
          : requesterUnreachable(it, causeOf(it, entry)),
      fallback: (it) => ({ person: it.teamLeader }),
    },

    'team-leader-news': {
      stands: (it, entry) => entry.causedBy === it.version,
      face: forTeamLeader((it, entry) => newsForTeamLeader(it, causeOf(it, entry))),
      fallback: toCoverOrRequester,
    },

    'team-leader-reminder': {
      stands: (it, entry) =>
        entry.causedBy === it.version && incidentStatuses[it.status].waitsFor === 'team leader',
      face: forTeamLeader((it) => ({
        title: 'An incident waits for your answer',
        lines: [
          [
            { person: it.requester },
            ` has been waiting since ${dateAndTime(it.since)} for an answer on ${called(it)}.`,
          ],
          ["Answer by the buttons on its card, 'Incident to decide'."],
        ],
      })),
      fallback: toCoverOrRequester,
    },
  };
}

const isFor = (to: Message['to'], person: string): boolean => 'person' in to && to.person === person;

/** For the requester. A card that says so stays, so it must stop saying so once somebody else has the incident. */
function leaderUnreachable(it: Incident): Face {
  const unreached = Object.values(it.messages).some(
    ({ to, state }) => state === 'failed' && isFor(to, it.teamLeader),
  );
  if (it.status !== 'with-team-leader' || !unreached)
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

const causeOf = ({ history }: Incident, { causedBy }: Message): HistoryEntry | undefined =>
  history.find(({ version }) => version === causedBy);

function newsForRequester(organisation: Organisation, it: Incident, cause: HistoryEntry | undefined): Face {
  const by = { person: cause?.by ?? it.teamLeader };
  switch (cause?.what) {
    case 'ask-for-information':
      return {
        title: 'Your team leader needs more information',
        lines: [
          [by, ` has a question about ${called(it)}.`],
          ["Press 'Give information' on the card 'Your incident' to read it and answer."],
        ],
      };
    case 'name-local-action':
      return {
        title: 'Something to do locally first',
        lines: [
          [by, ` has named what to do first about ${called(it)}.`],
          ["Press 'Report back' on the card 'Your incident' to read it, and to say what happened."],
        ],
      };
    default: {
      const area = organisation.areas.find(({ code }) => code === it.fields.area);
      return {
        title: `Your incident number is ${it.reference}`,
        lines: [
          [by, ' authorised your incident. It is now with the Area Advice Centre.'],
          [
            'Add the number and the approval to your note in CMS2012: ',
            { bold: 'Show and copy' },
            ' has the text ready.',
          ],
          [`Area Advice Centre ${area?.name}: ${area?.aacPhone}`],
        ],
      };
    }
  }
}

/** For the team leader, who has to tell the requester in some other way. */
function requesterUnreachable(it: Incident, cause: HistoryEntry | undefined): Face {
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
    default:
      return `it is authorised and its number is ${it.reference}.`;
  }
}

function newsForTeamLeader(it: Incident, cause: HistoryEntry | undefined): Face {
  const by = { person: it.requester };
  const readIt = "Press 'Show and copy' on its card to read the answer";
  switch (cause?.what) {
    case 'report-resolved':
      return {
        title: 'Resolved locally',
        lines: [[by, ` reports that what you named worked for ${called(it)}.`]],
      };
    case 'report-local-action':
      return {
        title: 'The local action did not help',
        lines: [[by, ` has reported back on ${called(it)}.`], [`${readIt}, then decide.`]],
      };
    default:
      return {
        title: 'Your question has been answered',
        lines: [[by, ` has given more information on ${called(it)}.`], [`${readIt}, then decide.`]],
      };
  }
}
