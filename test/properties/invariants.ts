import { isDeepStrictEqual } from 'node:util';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { isSettled, type Message } from '../../src/domain/message.ts';
import { lastDecision } from '../../src/domain/record.ts';
import { people } from '../support/builders.ts';
import type { PocketDeliverer } from './pocket-deliverer.ts';
import type { PocketStore } from './pocket-store.ts';

/** What has to hold of an incident after every step, whatever went before. */
export function expectSound(store: PocketStore, slack: PocketDeliverer, before: Incident): void {
  const it = store.read();
  const broken = Object.entries({
    'one status, the one that the last decision names': it.status === lastDecision(it)?.to,
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
    'nobody hears of it whom the table does not name': Object.values(it.messages).every((entry) =>
      mayHear(it, entry),
    ),
    'no message is posted twice': Object.keys(it.messages).every((key) => isSaidOnce(slack, key)),
    'no message tells what is sealed': !slack.standing.some(({ text }) => secrets.test(text)),
    'no message that a tick cannot find': Object.values(it.messages).every(
      (entry) => !waits(it, entry) || store.dueAt('nextDeliveryAt') <= wantedBy(it, entry),
    ),
    'no reminder that a tick cannot find': Object.values(it.reminders).every(
      ({ state, dueAt }) => state !== 'waiting' || store.dueAt('nextReminderAt') <= dueAt.getTime(),
    ),
  }).flatMap(([invariant, holds]) => (holds ? [] : invariant));
  if (broken.length) throw new Error(`Broken: ${broken.join('; ')}.\n${JSON.stringify(it, null, 1)}`);
}

const secrets = /secret|Bloggs|AB123456C|123456789012|1-23456789/;

/** A key's entries were written together: all decisions of one sitting. */
function hasEachKeyOnce({ history }: Incident): boolean {
  const keys = history.flatMap(({ key }) => key ?? []);
  return keys.filter((key, index) => keys[index - 1] !== key).length === new Set(keys).size;
}

const isSaidOnce = ({ standing, posts, vanished }: PocketDeliverer, key: string): boolean =>
  standing.filter((said) => said.key === key).length <= 1 &&
  (posts.get(key) ?? 0) <= 1 + (vanished.get(key) ?? 0);

/** The table names the requester, whoever has been team leader or cover, and the AAC of the area. */
function mayHear(it: Incident, { name, to }: Message): boolean {
  if ('aac' in to) return name.startsWith('aac') && to.aac === it.fields.area && it.reference !== undefined;
  if (!('person' in to)) return false;
  const { ana, tom, tess, otherLeader } = people;
  return name.startsWith('requester')
    ? to.person === ana.id
    : name.startsWith('team-leader') && [tom.id, tess.id, otherLeader.id].includes(to.person);
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
  entry.form === 'card' && entry.shownVersion !== it.version;
