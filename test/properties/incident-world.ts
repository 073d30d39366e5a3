import { expect } from '@jest/globals';
import { incidentMessages } from '../../flows/incident/messages.ts';
import * as delivery from '../../src/domain/delivery.ts';
import { fireDue } from '../../src/domain/fire-due.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { whatFires } from '../../src/domain/incident/reminders.ts';
import { incidents } from '../../src/store/kinds/incidents.ts';
import { minutesAfter } from '../support/builders.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';
import { expectSound, isStale } from './invariants.ts';
import { commanding, hearing, looking, type Next, Operation } from './operations.ts';
import { PocketDeliverer } from './pocket-deliverer.ts';
import { type Difference, PocketStore } from './pocket-store.ts';
import { actors, asks, type Step } from './steps.ts';

const messages = incidentMessages(sampleOrganisation());

/** An incident, everyone who may touch it, and a Slack and a store that fail at the worst moments. */
export class IncidentWorld {
  readonly #store: PocketStore<Incident>;
  readonly #deliverer: PocketDeliverer<Incident>;
  readonly #open: Operation<Incident>[] = [];
  #minutes = 0;
  #numbers = 0;
  #remarks = 0;

  constructor(first: Incident, difference?: Difference<Incident>) {
    this.#store = new PocketStore(incidents, first, difference);
    this.#deliverer = new PocketDeliverer(
      { kind: incidents, messages },
      this.#store,
      (operation) => void this.#open.push(operation),
    );
  }

  take(step: Step): void {
    const before = this.#store.read();
    this.#do(step);
    expectSound(this.#store, this.#deliverer, before);
  }

  /** Lets everything that waits come to its end, found by the two instants alone; then nothing is left unsaid. */
  comesToRest(): void {
    this.take({ do: 'crash' });
    for (let round = 0; this.#isDue(); round++) {
      if (round > 400) throw new Error('It never comes to rest.');
      this.take({ do: 'wait', minutes: 240 });
      if (this.#store.dueAt('nextReminderAt') <= this.#now.getTime()) this.take({ do: 'remind' });
      this.#finish();
      this.take({ do: 'deliver', which: round, fate: 'said' });
      this.#finish();
    }
    const it = this.#store.read();
    for (const [key, entry] of Object.entries(it.messages)) {
      const stand = this.#deliverer.standing.filter((said) => said.key === key);
      expect([key, entry.state]).toEqual([key, expect.stringMatching(/^(sent|cancelled|failed)$/)]);
      if (entry.state !== 'sent') continue;
      expect([key, isStale(it, entry)]).toEqual([key, false]);
      expect(stand.map(({ ts }) => ts)).toEqual([entry.posted?.ts]);
    }
  }

  #finish(): void {
    while (this.#open.length) this.take({ do: 'write', which: 0, replyIsLost: false });
  }

  #isDue(): boolean {
    return [this.#store.dueAt('nextDeliveryAt'), this.#store.dueAt('nextReminderAt')].some(Number.isFinite);
  }

  #do(step: Step): void {
    switch (step.do) {
      case 'calm':
        for (let round = 0; round < 6; round++) {
          this.#finish();
          this.take({ do: 'deliver', which: 0, fate: 'said' });
        }
        break;
      case 'deliver':
        this.#deliverer.deliver(step.which, step.fate, this.#now);
        break;
      case 'write': {
        const which = step.which % this.#open.length;
        if (this.#open[which]?.tryOnce(step.replyIsLost)) this.#open.splice(which, 1);
        break;
      }
      case 'wait':
        this.#minutes += step.minutes;
        break;
      case 'crash':
        this.#open.length = 0;
        this.#deliverer.die();
        break;
      default:
        this.#open.push(new Operation(this.#store, this.#wanted(step)));
    }
  }

  #wanted(step: Extract<Step, { do: 'ask' | 'hear' | 'look' | 'send again' | 'remind' }>): Next<Incident> {
    const at = this.#now;
    switch (step.do) {
      case 'ask': {
        const commands = asks[step.what]?.commands ?? (() => []);
        const when = { at, key: `press/${step.key}` };
        return commanding(commands, actors[step.by], when, () => ++this.#numbers);
      }
      case 'hear': {
        const asOf = `${Math.max(0, ++this.#remarks - step.late)}.000001`;
        return hearing({ ...step.remarked, asOf }, actors[step.by], { at, key: `event/${step.key}` });
      }
      case 'look':
        return looking(actors[step.by], { at, key: `press/${step.key}` });
      case 'send again':
        return (it) => {
          const failed = Object.keys(it.messages).filter((key) => it.messages[key]?.state === 'failed');
          return delivery.tryAgain(it, failed[step.which % failed.length] ?? '');
        };
      case 'remind':
        return (it) => fireDue(it, at, (record, key, reminder) => whatFires(record, key, reminder, at));
    }
  }

  get #now(): Date {
    return minutesAfter(this.#minutes);
  }
}
