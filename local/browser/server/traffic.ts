import type { Workspace } from '../../slack/index.ts';
import type { TrafficLine } from '../protocol/shown.ts';
import { argumentsOf, callLine } from './call-line.ts';
import { deliveryLine } from './delivery-line.ts';
import { masked, typedIn } from './masked-payload.ts';
import { namesOf } from './names-of.ts';
import type { TrafficPart } from './parts.ts';

const most = 300;
const lookEveryMs = 500;

type Watched = Pick<Workspace, 'calls' | 'deliveries' | 'problems' | 'subscribe' | 'about'>;

/** What goes to and fro between app and workspace, and what goes against Slack's rules. */
export function traffic(workspace: Watched, now: () => Date): TrafficPart & { stop(): void } {
  const { calls, deliveries } = workspace;
  const names = namesOf(workspace);
  const listeners = new Set<() => void>();
  const told = new WeakMap<object, TrafficLine>();
  const writtenIn = new WeakMap<object, string[]>();
  let problems: TrafficLine[] = [];
  let noticed = 0;
  let seen = '';
  let looking: NodeJS.Timeout | undefined;

  /** A problem is a sentence without a time: it happened about when it was first seen. */
  function notice(): void {
    const all = workspace.problems();
    if (all.length < problems.length) problems = problems.filter(({ why: [own = ''] }) => all.includes(own));
    for (const sentence of all.slice(problems.length)) {
      noticed += 1;
      problems.push({
        id: `problem-${noticed}`,
        at: now().getTime(),
        way: 'problem',
        what: 'Against the rules of Slack',
        outcome: 'failed',
        why: [sentence],
      });
    }
  }

  /** The same line for as long as nothing comes of it. */
  function kept<Of extends object>(of: Of, line: (of: Of) => TrafficLine): TrafficLine {
    const known = told.get(of);
    if (known) return known;
    const made = line(of);
    if (made.outcome !== 'waiting') told.set(of, made);
    return made;
  }

  /** What people typed so far. What was delivered does not change: each is gone through once. */
  function typed(): string[] {
    const found = new Set<string>();
    for (const { payload } of deliveries) {
      const written = writtenIn.get(payload) ?? typedIn(payload);
      writtenIn.set(payload, written);
      for (const text of written) found.add(text);
    }
    return [...found].sort((a, b) => b.length - a.length);
  }

  /** What a call brings about is told of at once; of one that changes nothing only looking tells. */
  function look(): void {
    const [call, delivery] = [calls.at(-1), deliveries.at(-1)];
    const stands = [calls.length, call?.answer !== undefined, deliveries.length, delivery?.outcome].join();
    if (stands === seen) return;
    seen = stands;
    for (const listener of [...listeners]) listener();
  }

  const unsubscribe = workspace.subscribe(() => {
    notice();
    for (const listener of [...listeners]) listener();
  });

  const stopLooking = () => {
    clearInterval(looking);
    looking = undefined;
  };

  return {
    lines() {
      notice();
      return [
        ...calls.slice(-most).map((call) => kept(call, (it) => callLine(it, names))),
        ...deliveries.slice(-most).map((one) => kept(one, (it) => deliveryLine(it, names))),
        ...problems.slice(-most),
      ]
        .sort((a, b) => a.at - b.at)
        .slice(-most);
    },

    payload(id) {
      const call = calls.find(({ n }) => id === `call-${n}`);
      if (call) {
        const { method, answer } = call;
        return masked({ method, arguments: argumentsOf(call), ...(answer && { answer }) }, typed());
      }
      const delivery = deliveries.find((one) => id === `delivery-${one.id}`);
      if (!delivery) return undefined;
      const { payload, answer } = delivery;
      return masked({ payload, ...(answer !== undefined && { answer }) }, typed());
    },

    subscribe(listener) {
      listeners.add(listener);
      looking ??= setInterval(look, lookEveryMs).unref();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stopLooking();
      };
    },

    stop() {
      unsubscribe();
      stopLooking();
    },
  };
}
