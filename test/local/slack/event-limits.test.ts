import { expect, test } from '@jest/globals';
import { EventLimits } from '../../../local/slack/delivery/event-limits.ts';
import { State } from '../../../local/slack/state.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { workspaceOptions } from './small-app.ts';

test('Thirty thousand events go in an hour, and no more', () => {
  const clock = new HandClock('2026-11-22T09:00:00Z');
  const limits = new EventLimits(new State(workspaceOptions({ clock })));
  const verdicts = () => Array.from({ length: 30_002 }, () => limits.next());
  const hour = [...Array(30_000).fill('goes'), 'tell', 'waits'];
  expect(verdicts()).toEqual(hour);
  clock.advance(3_600_000);
  expect(verdicts()).toEqual(hour);
});
