import { effect, signal } from '@preact/signals';
import type { Act } from '../../protocol/acts.ts';
import type { RecordShown } from '../../protocol/shown.ts';
import { ask, isLive } from '../live.ts';
import { announce } from '../shell/notices.tsx';
import { inspected } from '../shell/side.ts';
import { loaded, sidebar, time, views } from '../state.ts';

type Which = Extract<Act, { act: 'record' }>['of'];

/** What has been found: a record, that there is none, or why it cannot be told. */
export type Found = { record: RecordShown } | { none: true } | { why: string };

/** The reference that somebody asks for; it goes before a message that was chosen. */
export const reference = signal('');
export const found = signal<Found | undefined>(undefined);

const soonMs = 300;
const againMs = 1_500;

export const which = (): Which => {
  if (reference.value) return { reference: reference.value };
  return inspected.value ?? 'latest';
};

/** Looks at the record, and again soon after anything changes; the answer ends it. */
export function look(): () => void {
  let turn = 0;
  let timer = 0;
  let asked = '';
  let told = '';

  async function read(): Promise<void> {
    const own = ++turn;
    const of = which();
    const now = await ask({ act: 'record', of }).then(asFound, asSorry);
    if (own !== turn) return;
    found.value = now;
    if (told !== asked) announce(inWords(now));
    told = asked;
    if (isUnderWay(now)) soon(againMs);
  }

  function soon(ms: number): void {
    clearTimeout(timer);
    timer = window.setTimeout(read, ms);
  }

  const end = effect(() => {
    const of = JSON.stringify(which());
    for (const piece of [sidebar, loaded, views]) piece.value;
    if (!isLive.value || time.value.isMoving) return;
    const isAnother = of !== asked;
    asked = of;
    if (isAnother) found.value = undefined;
    soon(isAnother ? 0 : soonMs);
  });
  // A message chosen later goes before a reference asked for earlier.
  const follow = inspected.subscribe((message) => {
    if (message) reference.value = '';
  });
  return () => {
    turn += 1;
    clearTimeout(timer);
    end();
    follow();
  };
}

const asFound = (value: unknown): Found => (isRecord(value) ? { record: value } : { none: true });

const asSorry = (error: unknown): Found => ({ why: error instanceof Error ? error.message : String(error) });

/** The answer to what was asked, in a sentence. */
export function inWords(now: Found): string {
  if ('record' in now) return now.record.title;
  if ('why' in now) return now.why;
  const asked = which();
  if (asked === 'latest') return 'There is no record yet. Raise an incident: type /incident.';
  return 'reference' in asked
    ? 'There is no record of that reference. Check it: it stands on the cards, like PLY00001.'
    : 'This message is about no record.';
}

const isRecord = (value: unknown): value is RecordShown =>
  typeof value === 'object' && value !== null && 'facts' in value && 'history' in value;

/** What is being said is said before long. */
const isUnderWay = (now: Found): boolean =>
  'record' in now && now.record.messages.some(({ state }) => state === 'being sent');
