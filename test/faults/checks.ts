import { isDeepStrictEqual } from 'node:util';
import { isSettled } from '../../src/domain/message.ts';
import { dueInstants } from '../../src/domain/record.ts';
import { keyOf, standing } from '../support/deliveries.ts';
import type { World } from '../support/world.ts';

export interface Found {
  wrong: string[];
  doubled: number;
  lost: number;
}

/** Looks from the outside at what one conversation has left in the store and in Slack. */
export async function look(world: World): Promise<Found> {
  const { store } = world.desk;
  const wrong: string[] = [];
  const expect = (holds: boolean, otherwise: string) => {
    if (!holds) wrong.push(otherwise);
  };
  const stored = (await store.connection.db?.collection('incidents').find().toArray()) ?? [];
  expect(stored.length === 1, `There are ${stored.length} incidents.`);
  const [document] = stored;
  const it = document && (await store.incidents.find(String(document._id)));
  if (!it || !document) return { wrong, doubled: 0, lost: 0 };

  expect(it.status === 'with-aac', `The incident is ${it.status}.`);
  const versions = it.history.flatMap(({ version }) => version ?? []);
  expect(
    isDeepStrictEqual(
      versions,
      versions.map((_, index) => index + 1),
    ),
    `Versions are ${versions.join(', ')}.`,
  );
  expect(versions.length === it.version, `It is at version ${it.version} of ${versions.length}.`);
  const { nextDeliveryAt, nextReminderAt } = document;
  expect(isDeepStrictEqual({ nextDeliveryAt, nextReminderAt }, dueInstants(it)), 'A due instant is not so.');
  expect(!nextDeliveryAt && !nextReminderAt, 'Something is still due.');

  const inSlack = new Map<string, number>();
  for (const message of standing(world)) {
    const key = keyOf(message);
    if (key) inSlack.set(key, (inSlack.get(key) ?? 0) + 1);
  }
  const wanted = Object.entries(it.messages);
  for (const [key, entry] of wanted)
    expect(entry.state === 'sent' && isSettled(entry), `${key} is ${entry.state}: ${entry.problem ?? ''}`);
  const names = wanted.map(([key]) => `incident/${it._id}/${key}`);
  const doubled = [...inSlack].filter(([, times]) => times > 1);
  const lost = names.filter((name) => !inSlack.has(name));
  expect(!doubled.length, `Doubled: ${doubled.map(([key]) => key).join(', ')}`);
  expect(!lost.length, `Lost: ${lost.join(', ')}`);
  for (const key of inSlack.keys()) expect(names.includes(key), `Nobody asked for ${key}.`);

  const number = it.reference ?? 'no number';
  const numbersGiven = standing(world).filter(({ text }) => text.includes('Your incident number is'));
  expect(numbersGiven.length === 1, `The number was told ${numbersGiven.length} times.`);
  const cards: [string, string | undefined, string][] = [
    ['ana', undefined, `Your incident ${number}`],
    ['tom', undefined, `Incident ${number}`],
    ['amir', 'aac', `Incident ${number}`],
  ];
  for (const [name, where, title] of cards) {
    const lines = world.person(name).messages(where);
    const card = lines.findIndex((line) => line.includes(title));
    expect(card >= 0, `${name} has no card "${title}".`);
    expect(
      lines
        .slice(card, card + 12)
        .some((line) => line.includes('authorised and with the Area Advice Centre')),
      `The card of ${name} is not up to date.`,
    );
  }
  const notices = await store.connection.db?.collection('notices').countDocuments();
  expect(notices === 0, `There are ${notices} notices.`);
  return { wrong, doubled: doubled.length, lost: lost.length };
}
