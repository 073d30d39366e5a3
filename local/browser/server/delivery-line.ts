import type { Workspace } from '../../slack/index.ts';
import { isRecord, type Json, textIn } from '../../slack/json.ts';
import type { TrafficLine } from '../protocol/shown.ts';
import type { Names } from './names-of.ts';

type Delivery = Workspace['deliveries'][number];

/** A payload for the app, in a line, with what became of it. */
export function deliveryLine(delivery: Delivery, names: Names): TrafficLine {
  const { id, about, payload, sentAt, ackedAt, outcome, retry, retryReason } = delivery;
  const where = whereFrom(payload, names);
  const errors = errorsIn(delivery);
  const took = ackedAt && `Acknowledged after ${ackedAt.getTime() - sentAt.getTime()} ms`;
  const note = [took, took && answered(delivery)].filter((part) => part !== undefined).join(', ');
  return {
    id: `delivery-${id}`,
    at: sentAt.getTime(),
    way: 'to the app',
    what: about.replace(/\b[UW][A-Z0-9]+$/, names.person),
    ...(where !== undefined && { where }),
    ...(note && { note }),
    outcome: errors.length ? 'refused' : outcomes[outcome],
    why: [
      ...(failures[outcome] ?? []),
      ...errors,
      ...(retry > 0 ? [`Sent again, for the ${ordinal(retry)} time: ${retryReason}.`] : []),
    ],
  };
}

const outcomes: Record<Delivery['outcome'], TrafficLine['outcome']> = {
  waiting: 'waiting',
  acknowledged: 'ok',
  unacknowledged: 'failed',
  refused: 'failed',
  undelivered: 'failed',
};

const failures: Partial<Record<Delivery['outcome'], string[]>> = {
  unacknowledged: ['The app did not acknowledge it within three seconds.'],
  refused: ['The app answered, but not that it had taken it.'],
  undelivered: ['The app was not connected.'],
};

const ordinal = (n: number): string => ['first', 'second', 'third'][n - 1] ?? `${n}th`;

function whereFrom(payload: Json, { place }: Names): string | undefined {
  const { channel, event, view } = payload;
  const id =
    textIn(payload.channel_id) ??
    (isRecord(channel) ? textIn(channel.id) : undefined) ??
    (isRecord(event) ? textIn(event.channel) : undefined);
  if (id !== undefined) return place(id);
  if (!isRecord(view)) return undefined;
  return view.type === 'home' ? 'in Home' : 'in a modal';
}

/** What the app would not take of a form, by its labels. */
function errorsIn({ payload, answer }: Delivery): string[] {
  if (!isRecord(answer) || answer.response_action !== 'errors' || !isRecord(answer.errors)) return [];
  const view = isRecord(payload.view) ? payload.view : {};
  const blocks = Array.isArray(view.blocks) ? view.blocks : [];
  const labelOf = (id: string): string => {
    const block = blocks.find((one) => isRecord(one) && one.block_id === id);
    return (isRecord(block) && isRecord(block.label) && textIn(block.label.text)) || id;
  };
  return Object.entries(answer.errors).map(([id, sentence]) => `${labelOf(id)}: ${String(sentence)}`);
}

const actions: Record<string, string> = {
  errors: 'with errors under fields',
  update: 'with another view in its place',
  push: 'with another view on top',
  clear: 'and every view was closed',
};

function answered({ payload: { type }, answer }: Delivery): string | undefined {
  if (type === 'view_submission')
    return (isRecord(answer) && actions[String(answer.response_action)]) || 'and the view was closed';
  if (type === 'block_suggestion') return `with ${offered(answer)} offered`;
  return isRecord(answer) && Object.keys(answer).length > 0 ? 'with a message' : undefined;
}

function offered(answer: unknown): string {
  const listed = (value: unknown) => (Array.isArray(value) ? value : []);
  const { options, option_groups } = isRecord(answer) ? answer : {};
  const groups = listed(option_groups).flatMap((group) =>
    listed(isRecord(group) ? group.options : undefined),
  );
  const n = listed(options).length + groups.length;
  return n === 1 ? '1 option' : `${n} options`;
}
