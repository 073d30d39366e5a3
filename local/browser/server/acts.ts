import type { Insight } from '../../insight.ts';
import type { Handle } from '../../slack/person/seat-places.ts';
import type { Act, Place } from '../protocol/acts.ts';
import type { Parts } from './parts.ts';
import { recordShown } from './record.ts';
import type { Window } from './window.ts';

/** What an act is done with. */
export interface Around {
  window: Window;
  parts: Parts;
  /** Throws a sentence until the app runs. */
  insight(): Insight;
}

type Acts = { [Name in Act['act']]: Extract<Act, { act: Name }> };

/** Does what the page asks; the value is its answer. Throws a sentence where it cannot be done. */
export const perform = (ask: Act, around: Around): unknown => performNamed(ask.act, ask, around);

const performNamed = <Name extends keyof Acts>(name: Name, ask: Acts[Name], around: Around): unknown =>
  table[name](ask, around);

const table: { [Name in keyof Acts]: (ask: Acts[Name], around: Around) => unknown } = {
  open: ({ conversation }, { window }) => window.open(conversation),
  older: ({ conversation }, { window }) => window.older(conversation),
  thread: ({ conversation, ts }, { window }) => window.thread(conversation, ts),
  read: ({ conversation, thread, ts }, { window }) => window.seat.read(conversation, ts, thread),
  home: (_, { window }) => window.seat.openHome(),
  messages: (_, { window }) => window.seat.openMessages(),
  post: ({ conversation, ...said }, { window }) => window.seat.post(conversation, said),
  command: ({ conversation, line, thread }, { window }) => window.seat.command(conversation, line, thread),
  edit: ({ conversation, ts, text }, { window }) => window.seat.edit(conversation, ts, text),
  delete: ({ conversation, ts }, { window }) => window.seat.delete(conversation, ts),
  react: ({ conversation, ts, emoji }, { window }) => window.seat.react(conversation, ts, emoji),
  dismiss: ({ ts }, { window }) => window.seat.dismiss(ts),
  press: ({ option, ...touched }, { window }) => window.seat.press(handleOf(touched), option),
  enter: ({ entry, isEnter, ...touched }, { window }) => window.seat.enter(handleOf(touched), entry, isEnter),
  suggest: ({ typed, ...touched }, { window }) => window.seat.suggest(handleOf(touched), typed),
  submit: ({ view }, { window }) => window.seat.submit(view),
  cancel: ({ view }, { window }) => window.seat.cancel(view),
  close: (_, { window }) => window.seat.closeAll(),
  shortcut: ({ shortcut, on }, { window }) => window.seat.shortcut(shortcut, on),
  'move clock': ({ to }, { parts }) => parts.time.move(to),
  'watch traffic': ({ on }, { window }) => window.watchTraffic(on),
  payload: ({ id }, { parts }) => parts.traffic.payload(id),
  record: ({ of }, { window, insight }) => recordShown(of, () => window.seat, insight()),
  'tell story': ({ story }, { parts }) => parts.tour.tell(story),
  'fill in': (_, { window, parts }) => parts.tour.fillIn(window.seat.id),
};

const handleOf = ({ place, block, action }: { place: Place; block: string; action: string }): Handle => ({
  place,
  block,
  action,
});
