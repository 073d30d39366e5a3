import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Person, Workspace } from './slack/index.ts';

const help = `Type what you would do in Slack:
  be NAME            act as somebody (ana, tom, amir, …)
  /incident          any slash command
  fill LABEL = TEXT  fill in a field of the open form
  submit | cancel    send or close the open form
  press LABEL        press a button
  see                show what this person sees
  quit               stop`;

/** A workspace in a terminal: one person at a time, in the words that the tests use. */
export async function terminal(
  workspace: Workspace,
  { input, output }: { input: Readable; output: Writable },
  leave: () => Promise<void>,
): Promise<void> {
  const lines = createInterface({ input, output, terminal: false });
  let person = workspace.person('ana');
  const say = (text: string) => output.write(`${text}\n`);
  say(`A local workspace: nothing leaves this machine.\n${help}`);
  for await (const line of lines) {
    const [word = '', ...rest] = line.trim().split(' ');
    if (word === 'quit') break;
    if (word === 'help') say(help);
    else if (word === 'be') person = workspace.person(rest.join(' '));
    else await act(person, word, rest.join(' ')).catch((error: unknown) => say(String(error)));
    say(person.screen());
  }
  await leave();
}

async function act(person: Person, word: string, rest: string): Promise<void> {
  if (word.startsWith('/')) await person.types(`${word} ${rest}`.trim());
  else if (word === 'press') await person.presses(rest);
  else if (word === 'submit') await person.submits();
  else if (word === 'cancel') await person.cancels();
  else if (word === 'fill') {
    const [label = '', value = ''] = rest.split(/ = (.*)/);
    await person.fills(label, value);
  } else if (word !== 'see' && word !== '') throw new Error(`"${word}" is not known here. Type help.`);
}
