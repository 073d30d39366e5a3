import type { Workspace } from '../slack/index.ts';
import type { Step } from './story.ts';
import { withTheApp } from './with-the-app.ts';

/** Where a step is done: the conversation that it opens, or Home; else it is between its person and the app. */
export function placeOf(workspace: Workspace, { as, acts }: Step): string {
  for (const act of acts) {
    if (act.does === 'opens home') return 'home';
    if (act.does !== 'opens') continue;
    const channel = workspace
      .seat(as)
      .conversations()
      .find(({ name }) => name === act.channel);
    if (channel) return channel.id;
  }
  return withTheApp(workspace, as);
}
