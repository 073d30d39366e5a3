import { isDeepStrictEqual } from 'node:util';
import { isSettled } from '../../src/domain/message.ts';
import { dueInstants } from '../../src/domain/record.ts';
import { keyOf, standing } from '../support/deliveries.ts';
import type { World } from '../support/world.ts';

/** What a story has left, as people read it and as it was decided; times are left out, for a fault costs time. */
export type Picture = Record<string, readonly string[]>;

export interface Found {
  picture: Picture;
  wrong: string[];
  doubled: number;
  lost: number;
}

const times = /\b\w+day \d+ \w+ 20\d\d at \d\d:\d\d/g;

/** Looks from the outside at what one story has left in the store and in Slack. */
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
  if (!it || !document) return { picture: {}, wrong, doubled: 0, lost: 0 };

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
  const doubled = [...inSlack].filter(([, count]) => count > 1);
  const lost = names.filter((name) => !inSlack.has(name));
  expect(!doubled.length, `Doubled: ${doubled.map(([key]) => key).join(', ')}`);
  expect(!lost.length, `Lost: ${lost.join(', ')}`);
  for (const key of inSlack.keys()) expect(names.includes(key), `Nobody asked for ${key}.`);
  const notices = await store.connection.db?.collection('notices').countDocuments();
  expect(notices === 0, `There are ${notices} notices.`);

  // A form that is opened again is looked at again.
  const decided = it.history.filter(({ what }) => what !== 'look');
  const picture = {
    status: [it.status],
    history: decided.map(({ what, by, said = '' }) => [what, by, said].join(' | ')),
    ...Object.fromEntries(['ana', 'tom', 'tess', 'ada'].map((name) => [name, linesOf(world, name)])),
    aac: linesOf(world, 'amir', 'aac'),
  };
  return { picture, wrong, doubled: doubled.length, lost: lost.length };
}

/**
 * In the order of the alphabet: what waits for a fault to pass may come after what came later. Slack itself warns of the
 * last press of a button, which went wrong where somebody pressed it only once.
 */
function linesOf(world: World, name: string, where?: string): string[] {
  const person = world.person(name);
  person.reloads();
  return person
    .messages(where)
    .filter((line) => !line.includes('⚠'))
    .map((line) => line.replace(times, '(then)'))
    .sort();
}

/** What a picture does not show of how a story is to end. */
export const notAs = (picture: Picture, stands: Picture, gone: readonly string[]): string[] => [
  ...Object.entries(stands).flatMap(([part, wanted]) =>
    wanted
      .filter((text) => !picture[part]?.some((line) => line.includes(text)))
      .map((text) => `${part} lacks ${text}`),
  ),
  ...Object.entries(picture).flatMap(([part, lines]) =>
    part === 'history'
      ? []
      : lines.filter((line) => gone.some((text) => line.includes(text))).map((line) => `${part} has ${line}`),
  ),
];

/** What differs from the picture that a story leaves undisturbed. */
export const differences = (undisturbed: Picture, picture: Picture): string[] =>
  Object.keys(undisturbed).flatMap((part) => {
    const [wanted, found] = [undisturbed[part] ?? [], picture[part] ?? []];
    if (isDeepStrictEqual(wanted, found)) return [];
    const missing = without(wanted, found);
    const surplus = without(found, wanted);
    return [`${part} lacks ${JSON.stringify(missing)} and has besides ${JSON.stringify(surplus)}`];
  });

/** A line that stands twice is there twice. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
