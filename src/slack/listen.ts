import { listenToCommands } from './commands.ts';
import { homesOf, listenToHome } from './home.ts';
import type { Counter } from './listeners.ts';
import { listenToMessages } from './messages.ts';
import { listenToPresses } from './presses.ts';
import { listenToShortcuts } from './shortcuts.ts';
import { listenToSubmissions } from './submissions.ts';

/** Everything that comes in from Slack, to whatever flows have put on the desk. */
export function listen(counter: Counter): void {
  const homes = homesOf(counter);
  listenToCommands(counter);
  listenToShortcuts(counter);
  listenToPresses(counter, homes);
  listenToSubmissions(counter, homes);
  listenToHome(counter, homes);
  listenToMessages(counter);
}
