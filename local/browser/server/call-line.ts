import type { Workspace } from '../../slack/index.ts';
import { isRecord, type Json, parsed, textIn } from '../../slack/json.ts';
import type { TrafficLine } from '../protocol/shown.ts';
import type { Names } from './names-of.ts';
import { whyRefused } from './refusals-in-words.ts';

type Call = Workspace['calls'][number];

/** A call of the app's, in a line. */
export function callLine(call: Call, names: Names): TrafficLine {
  const { n, method, answer, at } = call;
  const args = argumentsOf(call);
  const view = isRecord(args.view) ? textIn(args.view.callback_id) : undefined;
  const where = whereTo(args, names);
  return {
    id: `call-${n}`,
    at: at.getTime(),
    way: 'from the app',
    what: view === undefined ? method : `${method} ${view}`,
    ...(where !== undefined && { where }),
    outcome: outcomeOf(call),
    why: answer?.ok === false ? whyRefused(answer) : [],
  };
}

/** A form carries blocks and views as JSON text. */
export const argumentsOf = ({ args }: Call): Json =>
  Object.fromEntries(
    Object.entries(args).map(([name, one]) => [name, structured.has(name) ? parsed(one) : one]),
  );

const structured = new Set(['view', 'blocks', 'attachments', 'metadata', 'files']);

function outcomeOf({ method, answer }: Call): TrafficLine['outcome'] {
  // Through a response_url comes no answer in words; one that is refused is told of as a problem.
  if (method === 'response_url') return 'ok';
  if (!answer) return 'waiting';
  return answer.ok === false ? 'refused' : 'ok';
}

function whereTo(args: Json, { person, place }: Names): string | undefined {
  const [channel, user, users] = [args.channel ?? args.channel_id, args.user ?? args.user_id, args.users].map(
    textIn,
  );
  const thread = args.thread_ts === undefined ? '' : ', in a thread';
  if (channel && user) return `${place(channel)}${thread}, for ${person(user)} alone`;
  if (channel) return `${place(channel)}${thread}`;
  if (user) return `for ${person(user)}`;
  return users && `with ${users.split(',').map(person).join(', ')}`;
}
