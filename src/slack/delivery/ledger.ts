import * as delivery from '../../domain/delivery.ts';
import { dueAtOf, type Message, toSay } from '../../domain/message.ts';
import type { Recorded } from '../../domain/record.ts';
import { plusMs } from '../../domain/times.ts';
import type { Clock } from '../../ops/clock.ts';
import type { Log } from '../../ops/log.ts';
import { type Hand, nameOf } from './hand.ts';
import type { Leases } from './leases.ts';
import { stands } from './standing.ts';

const throwsBeforeFailing = 5;
export const afterAThrowMs = 10_000;
const insteadMark = '-instead';

const insteadOf = (
  { name, form, urgency, causedBy, about, version }: Message,
  to: Message['to'],
  dueAt: Date,
): Message =>
  toSay({
    name,
    form,
    urgency,
    to,
    dueAt,
    ...(causedBy !== undefined && { causedBy }),
    ...(about !== undefined && { about }),
    ...(version !== undefined && { version }),
  });

interface Deps {
  clock: Clock;
  log: Log;
  leases: Leases;
}

/** Writes down what became of messages. Each answer is true where the record is worth another look. */
export class Ledger {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  cancel(hand: Hand, token?: string): Promise<boolean> {
    return this.settle(hand, token, (it) => delivery.cancelled(it, hand.key, this.#deps.clock.now()));
  }

  /** Asked again of the record as it is written: what was read a moment ago may have been overtaken. */
  cancelUnlessItStands(hand: Hand, token?: string): Promise<boolean> {
    const { of, key } = hand;
    const now = this.#deps.clock.now();
    return this.settle(hand, token, (it) => {
      const entry = it.messages[key];
      if (!entry || !stands(of, it, entry)) return delivery.cancelled(it, key, now);
      return token === undefined ? it : delivery.putOff(it, key, now);
    });
  }

  asShown(hand: Hand, version: number): Promise<boolean> {
    return this.settle(hand, undefined, (it) => delivery.stillShows(it, hand.key, version));
  }

  /** Parks a message for good: an administrator is told, and so is whoever stands in for its recipient. */
  async fail(hand: Hand, problem: string, token?: string, mark = delivery.failed): Promise<boolean> {
    const { of, key } = hand;
    const now = this.#deps.clock.now();
    this.#deps.log.error({ key: nameOf(hand), problem }, 'a message cannot be delivered');
    return this.settle(hand, token, (it) => {
      const entry = it.messages[key];
      if (!entry) return it;
      const insteadKey = `${key}${insteadMark}`;
      // Whoever stands in hears of it once, however often it fails.
      const isKnown = key.endsWith(insteadMark) || insteadKey in it.messages;
      const instead = isKnown ? undefined : of.messages[entry.name]?.fallback?.(it, entry);
      const notice = { kind: 'notice', id: nameOf(hand) };
      const added: Record<string, Message> = {
        ...(of.records.kind.name !== 'notice' && {
          [`${key}-alarm-${it.rev}`]: toSay({
            name: 'open-notice',
            form: 'errand',
            to: notice,
            dueAt: now,
            about: key,
          }),
        }),
        ...(instead && { [insteadKey]: insteadOf(entry, instead, now) }),
      };
      const failed = mark(it, key, problem, now);
      return { ...failed, messages: { ...failed.messages, ...added } };
    });
  }

  /** Ours to mend: tried a few times more, for another version of CaseDesk may be starting, then shown. */
  threw(hand: Hand, entry: Message, error: unknown): Promise<boolean> {
    const { clock, log } = this.#deps;
    log.error({ err: error, key: nameOf(hand), message: entry.name }, 'a message could not be drawn');
    if (entry.refusals + 1 >= throwsBeforeFailing) return this.fail(hand, 'cannot_be_drawn', entry.token);
    const retryAt = plusMs(clock.now(), afterAThrowMs);
    return this.settle(hand, entry.token, (it) => delivery.putOff(it, hand.key, retryAt, 1));
  }

  /**
   * Writes down what became of a message, if it is still ours: under our token, or under none where none was taken and
   * it is still due. One no longer ours at a second try was settled by the first, whose reply was lost, or taken over:
   * either way the record is worth another look.
   */
  async settle(hand: Hand, token: string | undefined, next: (it: Recorded) => Recorded): Promise<boolean> {
    let tried = false;
    const { of, id, known } = hand;
    const become = (it: Recorded) => {
      const entry = it.messages[hand.key];
      if (entry?.token !== token || !entry || !dueAtOf(entry, it)) return tried ? it : undefined;
      tried = true;
      return next(it);
    };
    known.record = await of.records.update(id, become, known.record);
    this.#deps.leases.forget(nameOf(hand));
    return known.record !== undefined;
  }
}
