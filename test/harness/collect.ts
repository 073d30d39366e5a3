import { z } from 'zod';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import type { Message as SlackMessage } from '../../local/slack/index.ts';
import { readTarget } from '../../src/slack/target.ts';
import { keyOf } from '../support/deliveries.ts';
import type { Happened } from './history.ts';
import type { Scene } from './scene.ts';
import type { Stage } from './stage.ts';

const channels = [
  ...sampleWorkspace.members.map(({ id }) => `D${id.slice(1)}`),
  ...sampleWorkspace.channels.map(({ id }) => id),
];
// What else is pressed opens a modal, and changes nothing.
const changing = new Set(['approve', 'cancel', 'authorise', 'move']);
/** Of a call-back, what is refused only where somebody has closed it before. */
const closing: Record<string, string> = {
  'call-back-done': 'close',
  'client-rang-first': 'client-rang-first',
};

function decisionOf(action: string): string | undefined {
  const [command = ''] = action.split('-');
  return closing[action] ?? (changing.has(command) && !action.endsWith('call-back') ? command : undefined);
}

/** Writes down what happened in some scenes: what was asked for, what Slack has, what the books say in the end. */
export async function collect(stage: Stage, scenes: readonly Scene[]): Promise<Happened[]> {
  const said = channels.flatMap((channel) =>
    stage.workspace.messages(channel).flatMap((it) => keyOf(it) ?? []),
  );
  const asked = scenes.map((it) => it.asked);
  const own = new Set(
    asked.flatMap(({ bookings, incidents }) => [...bookings.map(({ id }) => id), ...incidents]),
  );
  const mustBeTold = scenes.flatMap((it) => it.mustBeTold);
  return [
    ...(await stage.system.books(asked, said)),
    ...mustBeTold.flatMap(({ record, person }): Happened[] => [
      { what: 'must be told', record, person },
      ...told(stage, record, person),
    ]),
    ...posted(stage, own),
    ...pressed(stage, own),
  ];
}

const posted = ({ workspace }: Stage, own: ReadonlySet<string>): Happened[] =>
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
function pressed({ workspace }: Stage, own: ReadonlySet<string>): Happened[] {
  const presses = new Map<string, Extract<Happened, { what: 'pressed' }>>();
  for (const { payload, outcome } of workspace.deliveries) {
    const { data } = press.safeParse(payload);
    const [action] = data?.actions ?? [];
    const record = readTarget(action?.value)?.id;
    if (!data || !action || record === undefined || !own.has(record)) continue;
    const command = decisionOf(action.action_id);
    if (command === undefined) continue;
    const key = `${command}/${data.user.id}/${action.action_ts}`;
    const answered = outcome === 'acknowledged' || presses.get(key)?.answered === true;
    presses.set(key, { what: 'pressed', record, key, answered });
  }
  return [...presses.values()];
}

const decided = ['has decided', 'closed it', 'noted that the client rang first'];

function told({ workspace }: Stage, record: string, person: string): Happened[] {
  const screen = workspace.person(person).screen();
  return sampleWorkspace.members
    .filter(({ realName }) => decided.some((words) => screen.includes(`${realName} ${words}`)))
    .map(({ id }) => ({ what: 'told', record, person, by: id }));
}
