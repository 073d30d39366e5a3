import { clockAhead } from './faults/clocks.ts';
import type { Fault } from './faults/fault.ts';
import { clocksJumpInDoubt, rescheduledOnASlowStore } from './faults/in-doubt.ts';
import { asleepAt, killedBetweenClaimAndSend } from './faults/killed.ts';
import { envelopesAgain, twoApprovers } from './faults/people.ts';
import { gatewayTimeout, repliesLost, slowAnswers, userLeft } from './faults/slack.ts';
import type { PlantedBug } from './processes/bundle.ts';

/** A mistake that one could make, and how the harness is to find it. */
export interface Planted extends PlantedBug {
  name: string;
  /** The fault that shows it. */
  shownBy: Fault;
  /** Under which of the checker's heads, or in which of its sentences. */
  as: 'lost' | 'doubled' | 'early' | RegExp;
}

export const plantedBugs: readonly Planted[] = [
  {
    name: 'the client tries again by itself',
    file: 'src/slack/clients.ts',
    words: 'retryConfig: { retries: 0 },\n    rejectRateLimitedCalls: true,',
    become: 'retryConfig: { retries: 3, minTimeout: 200 },',
    shownBy: repliesLost,
    as: 'doubled',
  },
  {
    name: 'a lease by the time of day',
    file: 'src/slack/delivery/deliverer.ts',
    words: 'new Leases(deps.leaseMs, () => deps.clock.monotonic())',
    become: 'new Leases(deps.leaseMs, () => Date.now())',
    shownBy: clocksJumpInDoubt,
    as: 'doubled',
  },
  {
    name: 'nothing is read back',
    file: 'src/slack/delivery/messenger.ts',
    words: 'ts = await readBack(client, place, nameOf(hand), since, botId);',
    become: 'ts = undefined;',
    shownBy: repliesLost,
    as: 'doubled',
  },
  {
    name: 'a claim that meets no condition',
    file: 'src/slack/delivery/messenger.ts',
    words: 'if (!entry || entry.token || !dueAtOf(entry, record)) return undefined;',
    become: 'if (!entry) return undefined;',
    shownBy: slowAnswers,
    as: 'doubled',
  },
  {
    name: 'a clock that is not corrected',
    file: 'scheduler/keep-time.ts',
    words: 'clock.correctBy?.(await storeOffset()) ?? 0',
    become: 'await storeOffset()',
    shownBy: clockAhead,
    as: 'early',
  },
  {
    name: 'what was claimed is not asked again whether it stands',
    file: 'src/slack/delivery/messenger.ts',
    words: 'if (!stands(of, claimed, entry)) return this.#ledger.cancelUnlessItStands(hand, token);',
    become: '',
    shownBy: rescheduledOnASlowStore,
    as: /was said, after an answer that it would not be/,
  },
  {
    name: 'an inbound key is not looked for',
    file: 'src/store/records.ts',
    words: 'repeated = hasSeen(before, key);',
    become: 'repeated = false;',
    shownBy: envelopesAgain,
    as: /^\d effects on/,
  },
  {
    name: 'a 5xx is taken for a refusal',
    file: 'src/slack/errors.ts',
    words: "if (error instanceof WebAPIHTTPError) return { is: 'unclear',",
    become: "if (error instanceof WebAPIHTTPError) return { is: 'wait', ms: 0,",
    shownBy: gatewayTimeout,
    as: 'doubled',
  },
  {
    name: 'nobody looks for what is being sent',
    file: 'src/domain/message.ts',
    words: "case 'sending':\n      return due;",
    become: "case 'sending':\n      return undefined;",
    shownBy: killedBetweenClaimAndSend,
    as: 'lost',
  },
  {
    name: 'a write that compares nothing',
    file: 'src/store/records.ts',
    words: 'const condition = { _id: before._id, rev: before.rev };',
    become: 'const condition = { _id: before._id };',
    shownBy: twoApprovers,
    as: /was decided \d times/,
  },
  {
    name: 'a refusal is dropped, and nobody told',
    file: 'src/slack/delivery/ledger.ts',
    words: "...(of.records.kind.name !== 'notice' && {",
    become: "...(of.records.kind.name === 'notice' && {",
    shownBy: userLeft,
    as: 'lost',
  },
  {
    name: 'whoever wakes up sends what it claimed',
    file: 'src/slack/delivery/messenger.ts',
    words: 'if (clock.monotonic() - startedAt > leaseMs / 3)',
    become: 'if (clock.monotonic() < startedAt)',
    shownBy: asleepAt('claimed'),
    as: 'doubled',
  },
];
