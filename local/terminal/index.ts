import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Workspace } from '../slack/index.ts';
import { act, help } from './commands.ts';
import type { Session } from './session.ts';
import type { Somebody } from './somebody.ts';
import { View } from './view.ts';

/**
 * A workspace in a terminal: one person at a time, in words. What arrives shows at once. Lines may also be piped in:
 * each is then done in turn, and the end of them is the end of the session.
 */
export async function terminal(
  workspace: Workspace,
  people: readonly Somebody[],
  { input, output }: { input: Readable; output: Writable },
  leave: () => Promise<void>,
): Promise<void> {
  const isLive = 'isTTY' in output && output.isTTY === true && 'isTTY' in input && input.isTTY === true;
  const lines = createInterface({ input, output, terminal: isLive });
  const first = people[0]?.name ?? '';
  // Somebody who looks on hears soon of a slip; lines that are piped in have nobody to try again.
  for (const { name } of people) workspace.person(name).patience = isLive ? 2_000 : 5_000;
  const view = new View(workspace, people, isLive, (text) => output.write(text));
  const session: Session = {
    workspace,
    people,
    person: workspace.person(first),
    name: first,
    say: (text) => view.say(text),
    see: () => view.draw(session.person),
  };
  const prompt = () => `${session.name}> `;
  view.after = () => {
    if (!isLive) return;
    lines.setPrompt(prompt());
    lines.prompt(true);
  };

  const unsubscribe = workspace.subscribe(() => view.changed(session.person));
  view.say(`A local workspace: nothing leaves this machine.\n\n${help}\n\nYou are ${first}.`);
  view.after();
  for await (const line of lines) {
    if (!isLive) output.write(`${prompt()}${line}\n`);
    if (/^\s*(quit|exit)\s*$/.test(line)) break;
    view.begin();
    await act(session, line.trim());
    view.settled(session.person);
  }
  await workspace.quiet();
  await leave();
  unsubscribe();
}
