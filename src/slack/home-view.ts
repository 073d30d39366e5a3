import type { HomeView, KnownBlock } from '@slack/types';
import { dateAndTime } from '../domain/times.ts';
import type { Home } from './desk.ts';
import { drawn } from './private-answer.ts';
import { richText, withMentions } from './text.ts';

/** Never renamed: Homes that stand in Slack carry it. */
export const refreshAction = 'home-refresh';

// Slack's limits of a view, with room for what stands around the blocks.
const mostBlocks = 100;
const mostBytes = 240_000;

/** As many parts as Slack takes, each whole, in their order; the records not shown are counted in a last line. */
export function homeView({ parts }: Home, at: Date): HomeView {
  // Each part is a block at least, and of thousands only those that fit are worth drawing.
  const all = parts
    .slice(0, mostBlocks)
    .map(({ face: show, target }) => drawn({ show, ...(target && { target }) }).blocks);
  const top = asOf(at);
  const isWhole = all.length === parts.length && fits([top, ...all.flat()]);
  const shown = isWhole ? all.length : howMany(all, top);
  const left = parts.slice(shown).filter(({ target }) => target).length;
  const last = left ? [richText([[`${left} more not shown here.`]])] : [];
  return homeOf([top, ...all.slice(0, shown).flat(), ...last]);
}

/** A Home that only says something; with `at` it can be drawn again. */
export const homeSaying = (sentence: string, at?: Date): HomeView =>
  homeOf([...(at ? [asOf(at)] : []), richText([withMentions(sentence)])]);

const homeOf = (blocks: KnownBlock[]): HomeView => ({ type: 'home', blocks });

const asOf = (at: Date): KnownBlock => ({
  type: 'section',
  text: { type: 'plain_text', text: `As it was on ${dateAndTime(at)}.`, emoji: false },
  accessory: {
    type: 'button',
    action_id: refreshAction,
    text: { type: 'plain_text', text: 'Refresh', emoji: false },
  },
});

const fits = (blocks: readonly KnownBlock[]): boolean =>
  blocks.length <= mostBlocks && Buffer.byteLength(JSON.stringify(blocks)) <= mostBytes;

/** How many of the parts fit between the first line and a last. */
function howMany(all: readonly (readonly KnownBlock[])[], top: KnownBlock): number {
  const next = all.findIndex((_, index) => !fits([top, top, ...all.slice(0, index + 1).flat()]));
  return next < 0 ? all.length : next;
}
