import { messagesInWords } from '../flows/staff/undelivered-messages.ts';
import { deliverMessages } from '../scheduler/deliver-messages.ts';
import { sendDueReminders } from '../scheduler/send-due-reminders.ts';
import type { Organisation } from './config/organisation.ts';
import type { Recorded } from './domain/record.ts';
import { type RecordShown, recordShown } from './insight/record-shown.ts';
import type { CaseDesk } from './main.ts';
import { recordIn } from './slack/delivery/record-at.ts';
import type { Records } from './store/records.ts';
import { spoken } from './wiring.ts';

/** What CaseDesk tells of itself to whoever runs it to look into it. */
export interface Insight {
  recordOf(key: string): Promise<RecordShown | undefined>;
  recordCalled(reference: string): Promise<RecordShown | undefined>;
  latest(): Promise<RecordShown | undefined>;
  nextReminderAt(): Promise<Date | undefined>;
  settle(): Promise<void>;
}

const everLater = new Date(8_640_000_000_000_000);
const mostTurns = 4;

/** What a running CaseDesk tells of its records, nothing of it more than its cards do. */
export function insight(
  { store: { kinds, connection }, ticker, idle }: CaseDesk,
  { organisation, now }: { organisation: Organisation; now(): Date },
): Insight {
  const kindsInWords = spoken(organisation);

  const shown = (records: Records, it: Recorded): RecordShown => {
    const { kind } = records;
    const inWords = kindsInWords.find((one) => one.kind.name === kind.name)?.inWords ?? {};
    return recordShown(it, { kind, inWords, messages: messagesInWords, organisation });
  };

  const earliest = async (by: 'nextDeliveryAt' | 'nextReminderAt', before: Date) => {
    const firsts = await Promise.all(kinds.map((records) => firstOf(records.due(by, before))));
    const known = firsts.flatMap((first) => (first ? [first.dueAt.getTime()] : []));
    return known.length ? new Date(Math.min(...known)) : undefined;
  };

  /** No index leads there, and no real process asks: each collection is walked, and its newest history wins. */
  const changedLast = async ({ kind, find }: Records): Promise<Recorded | undefined> => {
    const [newest] = await connection
      .collection<{ _id: string }>(kind.collection)
      .find({}, { projection: { _id: 1 } })
      .sort({ 'history.at': -1 })
      .limit(1)
      .toArray();
    return newest && find(newest._id);
  };

  return {
    async recordOf(key) {
      const target = recordIn(key);
      const records = kinds.find(({ kind }) => kind.name === target?.kind);
      const it = target && (await records?.find(target.id));
      return records && it && shown(records, it);
    },

    async recordCalled(reference) {
      const name = reference.replaceAll(/[\s-]/g, '').toUpperCase();
      for (const records of kinds) {
        const it = await records.referenced(name);
        if (it) return shown(records, it);
      }
      return undefined;
    },

    async latest() {
      const found = await Promise.all(
        kinds.map(async (records) => ({ records, it: await changedLast(records) })),
      );
      const [newest] = found
        .flatMap(({ records, it }) => (it && isMadeBySomebody(it) ? [{ records, it }] : []))
        .sort((a, b) => changedAt(b.it) - changedAt(a.it));
      return newest && shown(newest.records, newest.it);
    },

    nextReminderAt: () => earliest('nextReminderAt', everLater),

    async settle() {
      // What is under way may have begun before this instant; and what fires has something to say.
      for (let turn = 0; turn < mostTurns; turn += 1) {
        await idle();
        await ticker.tick(sendDueReminders.name);
        await idle();
        await ticker.tick(deliverMessages.name);
        await idle();
        const left = await Promise.all([
          earliest('nextReminderAt', now()),
          earliest('nextDeliveryAt', now()),
        ]);
        if (left.every((at) => at === undefined)) return;
      }
    },
  };
}

async function firstOf<Item>(all: AsyncGenerator<Item>): Promise<Item | undefined> {
  for await (const item of all) return item;
  return undefined;
}

/** A notice is the app's own. */
const isMadeBySomebody = ({ history }: Recorded): boolean => history[0]?.by !== 'casedesk';

const changedAt = ({ history, since }: Recorded): number => (history.at(-1)?.at ?? since).getTime();
