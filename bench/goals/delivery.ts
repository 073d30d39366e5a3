import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { toSay } from '../../src/domain/message.ts';
import { hostClock } from '../../src/ops/clock.ts';
import { webClient } from '../../src/slack/clients.ts';
import { conversations } from '../../src/slack/delivery/conversations.ts';
import { Deliverer } from '../../src/slack/delivery/deliverer.ts';
import { post } from '../../src/slack/delivery/post.ts';
import { Turns } from '../../src/slack/delivery/turns.ts';
import { type Face, rendered } from '../../src/slack/face.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { anIncident } from '../../test/support/builders.ts';
import { sampleOrganisation } from '../../test/support/sample-organisation.ts';
import { aSecond, ofBare, ofOwn, type Pair, ratio, times } from '../figures.ts';
import { type Addresses, benchKey, databaseOf } from '../processes/index.ts';
import type { Row } from '../table.ts';
import { type Goal, inTurn } from './goal.ts';

const messages = 1_000;
const atOnce = 20;
const face: Face = { title: 'Incident to decide', lines: [['Waiting for you since Monday.']] };
const unpaced = {
  channelMs: 0,
  postsPerMinute: Number.POSITIVE_INFINITY,
  updatesPerMinute: Number.POSITIVE_INFINITY,
};
const botToken = 'xoxb-bench';
const timeoutMs = 10_000;

/** G9: what claiming, rendering and recording cost beside the bare call, a message in each of a thousand conversations. */
export const delivery: Goal = {
  name: 'G9',
  async measure(where, rounds) {
    return [
      await comparedOn(where, where.realisticStubUrl, 'Slack answers in 100 ms', rounds),
      await comparedOn(where, where.stubUrl, 'Slack answers at once', rounds),
    ];
  },
};

async function comparedOn(where: Addresses, slackUrl: string, how: string, rounds: number): Promise<Row> {
  const clock = hostClock();
  const log = pino({ level: 'silent' });
  const uri = databaseOf(where, `delivery-${randomUUID().slice(0, 8)}`);
  const store = await openStore({ uri, keys: [benchKey], lookUpKeys: [benchKey], clock, log });
  await store.prepare({});
  for (let n = 0; n < messages; n += 1) await store.people.put(person(n), { dm: `D${n}` });
  const pairs: Pair[] = [];
  for (let round = -1; round < rounds; round += 1) {
    await prepared(store, round);
    const deliverer = delivererOn(store, slackUrl);
    const taken = await inTurn(
      round,
      () => rated(() => deliverer.sweep().then(() => deliverer.idle())),
      () => rated(() => bareCalls(slackUrl)),
    );
    await deliverer.stop();
    await allSaid(store);
    if (round >= 0) pairs.push(taken);
  }
  await store.close();
  return {
    goal: 'G9',
    claim: `messages delivered, ${atOnce} at once; ${how}`,
    figure: aSecond(ofOwn(pairs)),
    baseline: aSecond(ofBare(pairs)),
    compared: times(ratio(pairs)),
    limit: '≥ 0.9 ×',
    reached: ratio(pairs) >= 0.9,
  };
}

const person = (n: number): string => `UBENCH${n}`;

async function prepared(store: Store, round: number): Promise<void> {
  for (let n = 0; n < messages; n += 1) {
    const due = toSay({ name: 'said', form: 'announcement', to: { person: person(n) }, dueAt: new Date() });
    await store.incidents.add(anIncident({ _id: `${round}-${n}`, reminders: {}, messages: { said: due } }));
  }
}

function delivererOn(store: Store, slackUrl: string): Deliverer {
  const client = webClient(botToken, slackUrl, timeoutMs);
  const gate = { admit: async () => undefined, isShared: async () => false };
  const turns = new Turns(Number.POSITIVE_INFINITY, hostClock());
  const organisation = sampleOrganisation();
  const deliverer = new Deliverer({
    client,
    botId: 'B1',
    conversations: conversations({ client, people: store.people, organisation, gate, turns }),
    turns,
    workers: store.workers,
    clock: hostClock(),
    pace: unpaced,
    leaseMs: 60_000,
    log: pino({ level: 'silent' }),
    newId: randomUUID,
  });
  deliverer.register({
    records: store.incidents,
    messages: { said: { stands: () => true, face: () => face } },
  });
  return deliverer;
}

async function bareCalls(slackUrl: string): Promise<void> {
  const client = webClient(botToken, slackUrl, timeoutMs);
  const left = Array.from({ length: messages }, (_, n) => n).values();
  const call = async () => {
    for (const n of left) await post(client, { channel: `D${n}` }, `key-${n}`, rendered(face, 'incident/1'));
  };
  await Promise.all(Array.from({ length: atOnce }, call));
}

async function rated(work: () => Promise<void>): Promise<number> {
  const begunAt = performance.now();
  await work();
  return (messages / (performance.now() - begunAt)) * 1_000;
}

async function allSaid(store: Store): Promise<void> {
  const incidents = store.connection.collection('incidents');
  const unsaid = await incidents.countDocuments({ 'messages.said.state': { $ne: 'sent' } });
  if (unsaid) throw new Error(`${unsaid} messages were not said: what was measured is not what is claimed.`);
}
