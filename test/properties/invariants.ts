import { isDeepStrictEqual } from 'node:util';
import { clientDataIn } from '../../src/domain/field-rules.ts';
import { passedOn } from '../../src/domain/incident/conversation.ts';
import type { Incident, IncidentStatus } from '../../src/domain/incident/incident.ts';
import { lockAssign } from '../../src/domain/incident/lock-assign.ts';
import { drawnFrom, isSettled, type Message } from '../../src/domain/message.ts';
import { lastMove } from '../../src/domain/record.ts';
import { escaped } from '../../src/slack/text.ts';
import { people } from '../support/builders.ts';
import type { PocketDeliverer } from './pocket-deliverer.ts';
import type { PocketStore } from './pocket-store.ts';

/** What has to hold of an incident after every step, whatever went before. */
export function expectSound(
  store: PocketStore<Incident>,
  slack: PocketDeliverer<Incident>,
  before: Incident,
): void {
  const it = store.read();
  const broken = Object.entries({
    'one status, the one that the last move names': it.status === lastMove(it)?.to,
    'versions without a gap': isDeepStrictEqual(
      it.history.flatMap(({ version }) => version ?? []),
      Array.from({ length: it.version }, (_, index) => index + 1),
    ),
    'rev grows by one a write': it.rev === 1 + store.writes,
    'history only grows':
      it === before || isDeepStrictEqual(it.history.slice(0, before.history.length), before.history),
    'a key has its effect once': hasEachKeyOnce(it),
    'a number is never changed': before.reference === undefined || before.reference === it.reference,
    'a number comes with the authorisation':
      (it.reference !== undefined) === it.history.some(({ what }) => what === 'authorise'),
    'clocks run only as the status allows': Object.values(it.reminders).every(
      ({ state, name }) => state !== 'waiting' || mayRun(it, name),
    ),
    'no clock runs twice': hasEachClockOnce(it),
    'nobody hears of it whom the table does not name': Object.values(it.messages).every((entry) =>
      mayHear(it, entry),
    ),
    'no message is posted twice': Object.keys(it.messages).every((key) => isSaidOnce(slack, key)),
    'no message tells what is sealed': !slack.standing.some(({ text }) => secrets.test(text)),
    'nothing that looks like client data is kept of a conversation': it.history
      .slice(before.history.length)
      .every(({ what, said = '' }) => !talk.has(what) || !clientDataIn(said)),
    'of two wordings only a later one takes the place of the other': isInOrder(it),
    'copies of one remark are of one wording': agree(it),
    'what stands shows the record as it is, or is due to be drawn': Object.entries(it.messages).every(
      ([key, entry]) => entry.state !== 'sent' || isStale(it, entry) || showsTheRecord(it, key, entry, slack),
    ),
    'no message that a tick cannot find': Object.values(it.messages).every(
      (entry) => !waits(it, entry) || store.dueAt('nextDeliveryAt') <= wantedBy(it, entry),
    ),
    'no reminder that a tick cannot find': Object.values(it.reminders).every(
      ({ state, dueAt }) => state !== 'waiting' || store.dueAt('nextReminderAt') <= dueAt.getTime(),
    ),
  }).flatMap(([invariant, holds]) => (holds ? [] : invariant));
  if (broken.length) throw new Error(`Broken: ${broken.join('; ')}.\n${JSON.stringify(it, null, 1)}`);
}

const secrets = /secret|Bloggs|AB ?12 ?34 ?56 ?C|123456789012|1-23456789|900123/;
const talk = new Set(['say', 'reword']);

/** A key's entries were written together: all decisions of one sitting. */
function hasEachKeyOnce({ history }: Incident): boolean {
  const keys = history.flatMap(({ key }) => key ?? []);
  return keys.filter((key, index) => keys[index - 1] !== key).length === new Set(keys).size;
}

const remarks = new Set([...talk, 'take-back']);

function isInOrder({ history }: Incident): boolean {
  const latest = new Map<string, number>();
  return history.every(({ what, facts = {} }) => {
    const { source = '', asOf } = facts;
    if (!remarks.has(what)) return true;
    const isLater = Number(asOf) > (latest.get(source) ?? -1);
    latest.set(source, Number(asOf));
    return isLater;
  });
}

function agree({ messages }: Incident): boolean {
  const copies = Object.values(messages).filter(
    ({ about, state }) => about !== undefined && state !== 'cancelled',
  );
  const wordings = new Set(copies.map(({ about, version }) => `${about} ${version}`));
  return wordings.size === new Set(copies.map(({ about }) => about)).size;
}

const clocks: Partial<Record<IncidentStatus, readonly string[]>> = {
  'with-team-leader': ['team-leader-answer'],
  'unable-to-resolve': ['team-leader-answer'],
  'advice-given': ['check-back'],
  'advice-and-guidance-wanted': ['send-to-advice-and-guidance'],
  'with-advice-and-guidance': ['advice-and-guidance-answer'],
  'resolution-given': ['caseworker-reply', 'caseworker-reply-late'],
};

const mayRun = (it: Incident, name: string): boolean =>
  name === 'lock-assign' ? lockAssign(it)?.asks !== undefined : clocks[it.status]?.includes(name) === true;

function hasEachClockOnce({ reminders }: Incident): boolean {
  const names = Object.values(reminders).flatMap(({ state, name }) => (state === 'waiting' ? name : []));
  return names.length === new Set(names).size;
}

const isSaidOnce = ({ standing, posts, vanished }: PocketDeliverer<Incident>, key: string): boolean =>
  standing.filter((said) => said.key === key).length <= 1 &&
  (posts.get(key) ?? 0) <= 1 + (vanished.get(key) ?? 0);

const { ana, tom, tess, otherLeader } = people;
const leaders = [tom.id, tess.id, otherLeader.id];
const forRequester = /^(requester-|resolution-card$|passed-to-requester$|lock-assign-reminder$)/;
const forLeader = /^(team-leader-|check-back$|reply-late$)/;
const forAac = /^(aac-|passed-to-aac$)/;

/** The table names the requester, whoever has been team leader or cover, and the AAC of the area. */
function mayHear(it: Incident, { name, to }: Message): boolean {
  if ('aac' in to) return forAac.test(name) && to.aac === it.fields.area && it.reference !== undefined;
  if (!('person' in to)) return false;
  return forRequester.test(name) ? to.person === ana.id : forLeader.test(name) && leaders.includes(to.person);
}

const waits = (it: Incident, entry: Message): boolean =>
  !isSettled(entry) || (entry.state === 'sent' && isStale(it, entry));

/** A reply is found once its card is settled; until then the card itself has to be. */
function wantedBy(it: Incident, entry: Message): number {
  const parent = entry.under === undefined ? undefined : it.messages[entry.under];
  const { retryAt, dueAt, posted } = parent && !isSettled(parent) && !parent.posted ? parent : entry;
  // A card that stands is drawn again for the last decision.
  return Math.max(Number(retryAt ?? dueAt), posted ? it.since.getTime() : 0);
}

export const isStale = (it: Incident, entry: Message): boolean =>
  entry.form === 'card' && entry.shownVersion !== drawnFrom(entry, it);

/** A card shows the latest decision, and a copy of words passed on the latest wording; one that vanished shows nothing. */
function showsTheRecord(
  it: Incident,
  key: string,
  entry: Message,
  slack: PocketDeliverer<Incident>,
): boolean {
  const stand = slack.standing.find((said) => said.key === key);
  if (!stand || entry.form !== 'card') return true;
  const said = entry.about === undefined ? undefined : passedOn(it, entry.about);
  const words = said && (said.words ?? 'took back what they wrote');
  return (
    stand.text === slack.drawn(it, entry).text && (words === undefined || stand.text.includes(escaped(words)))
  );
}
