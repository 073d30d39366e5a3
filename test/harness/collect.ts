import { z } from 'zod';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import type { Message as SlackMessage } from '../../local/slack/index.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Recorded } from '../../src/domain/record.ts';
import { readTarget } from '../../src/slack/target.ts';
import { keyOf } from '../support/deliveries.ts';
import { type Appointment, whatWas } from './appointment/appointment.ts';
import type { Happened } from './history.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './stage.ts';

const channels = [
  ...sampleWorkspace.members.map(({ id }) => `D${id.slice(1)}`),
  ...sampleWorkspace.channels.map(({ id }) => id),
];
const decisions = new Set(['approve', 'cancel', 'authorise']);
// What else is pressed opens a modal, and changes nothing.
const changing = new Set([...decisions, 'move']);

/** Writes down what happened in some scenes: what was asked for, what Slack has, what the store says in the end. */
export async function collect(stage: Stage, scenes: readonly Scene[]): Promise<Happened[]> {
  const history: Happened[] = [];
  const own = new Map<string, string>();
  const said = channels.flatMap((channel) =>
    stage.workspace.messages(channel).flatMap((it) => keyOf(it) ?? []),
  );
  for (const { fault, ids, mustBeTold } of scenes) {
    const { appointments, incidents } = ids;
    for (const it of (await stage.appointments.together(appointments)).values()) {
      own.set(it._id, fault);
      history.push(...asked(it, fault), ...stored('appointment', it, said), ...effects(it));
    }
    for (const it of (await stage.store.incidents.together(incidents)).values()) {
      own.set(it._id, fault);
      history.push(...everyMessage(it, fault), ...stored('incident', it, said), ...effects(it));
    }
    for (const { record, person } of mustBeTold) {
      history.push({ what: 'must be told', record, person });
      history.push(...told(stage, record, person));
    }
  }
  history.push(...posted(stage, own), ...pressed(stage, own));
  return history;
}

/** Each generation of each reminder was asked for; those too late for their use are one message. */
function asked(it: Appointment, fault: string): Happened[] {
  const name = (key: string) => `appointment/${it._id}/${key}`;
  const reminders = Object.entries(it.reminders);
  const missed = reminders.filter(
    ([key, { state }]) => state === 'fired' && !it.messages[key] && it.messages.missed,
  );
  const inTime = reminders.filter(([key]) => !missed.some(([other]) => other === key));
  const due = inTime.map(
    ([key, { dueAt }]): Happened => ({
      what: 'due',
      key: name(key),
      dueAt: dueAt.getTime(),
      fault,
    }),
  );
  const cards = Object.entries(it.messages).filter(([, { form }]) => form === 'card');
  const lateBy = missed.map(([, { dueAt }]) => dueAt.getTime() + it.usefulMs);
  return [
    ...due,
    ...cards.map(
      ([key, { dueAt }]): Happened => ({ what: 'due', key: name(key), dueAt: dueAt.getTime(), fault }),
    ),
    // Said before their use was over, they would have been said too late too early.
    ...(lateBy.length
      ? [{ what: 'due', key: name('missed'), dueAt: Math.min(...lateBy), fault } as const]
      : []),
    ...withdrawn(it, name),
  ];
}

function withdrawn(it: Appointment, name: (key: string) => string): Happened[] {
  let generation = 1;
  return it.history.flatMap(({ what, facts }): Happened[] => {
    if (what !== 'move' && what !== 'cancel') return [];
    const key = name(`time-${generation}`);
    if (what === 'move') generation += 1;
    return [{ what: 'withdrawn', key, answer: whatWas.parse(facts?.was) }];
  });
}

const everyMessage = (it: Recorded, fault: string): Happened[] =>
  Object.entries(it.messages)
    .filter(([, { form }]) => form !== 'errand')
    .map(([key, { dueAt }]) => ({
      what: 'due',
      key: `incident/${it._id}/${key}`,
      dueAt: dueAt.getTime(),
      fault,
    }));

const stored = (kind: string, it: Recorded, said: readonly string[]): Happened[] =>
  Object.entries(it.messages)
    .filter(([, { form }]) => form !== 'errand')
    .map(([key, entry]) => ({
      what: 'stored',
      key: `${kind}/${it._id}/${key}`,
      state: entry.state,
      ...entry.posted,
      ...fallbackOf(`${kind}/${it._id}/${key}`, entry, said),
    }));

/** Who hears of a message that failed: an administrator, in Slack. */
function fallbackOf(name: string, { state }: Message, said: readonly string[]): { fallback?: string } {
  const heard = state === 'failed' ? said.find((key) => key.startsWith(`notice/${name}/`)) : undefined;
  return heard === undefined ? {} : { fallback: heard };
}

const effects = (it: Recorded): Happened[] =>
  it.history.flatMap(({ key, by, what, version }): Happened[] =>
    key === undefined || version === undefined
      ? []
      : [{ what: 'effect', record: it._id, key: `${what}/${key}`, by, final: decisions.has(what) }],
  );

const posted = ({ workspace }: Stage, own: ReadonlyMap<string, string>): Happened[] =>
  channels.flatMap((channel) =>
    workspace.messages(channel).flatMap((message: SlackMessage): Happened[] => {
      const key = keyOf(message);
      if (key === undefined || !own.has(key.split('/')[1] ?? '')) return [];
      return [{ what: 'posted', key, channel, ts: message.ts, at: Number(message.ts) * 1_000 }];
    }),
  );

const press = z.looseObject({
  user: z.looseObject({ id: z.string() }),
  actions: z.tuple([z.looseObject({ action_id: z.string(), action_ts: z.string(), value: z.string() })]),
});

/** Slack's own book of presses: the same press may have been delivered several times. */
function pressed({ workspace }: Stage, own: ReadonlyMap<string, string>): Happened[] {
  const presses = new Map<string, Extract<Happened, { what: 'pressed' }>>();
  for (const { payload, outcome } of workspace.deliveries) {
    const { data } = press.safeParse(payload);
    const [action] = data?.actions ?? [];
    const record = readTarget(action?.value)?.id;
    if (!data || !action || record === undefined || !own.has(record)) continue;
    const [command = ''] = action.action_id.split('-');
    if (!changing.has(command)) continue;
    const key = `${command}/${data.user.id}/${action.action_ts}`;
    const answered = outcome === 'acknowledged' || presses.get(key)?.answered === true;
    presses.set(key, { what: 'pressed', record, key, answered });
  }
  return [...presses.values()];
}

function told({ workspace }: Stage, record: string, person: string): Happened[] {
  const screen = workspace.person(person).screen();
  return sampleWorkspace.members
    .filter(({ realName }) => screen.includes(`${realName} has decided`))
    .map(({ id }) => ({ what: 'told', record, person, by: id }));
}
