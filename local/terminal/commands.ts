import type { Person } from '../slack/index.ts';
import { type Command, labelled, type Session, withPlace } from './session.ts';
import { writing } from './writing.ts';

const commands: Record<string, Command> = {
  people: { usage: 'people', does: 'who there is, and what they do', run: tellPeople },
  be: { usage: 'be NAME', does: 'be somebody else', run: be },
  fill: { usage: 'fill LABEL = TEXT', does: 'fill in a field of the open form', run: fill },
  choose: { usage: 'choose LABEL = OPTION', does: 'choose in a menu; several with ; between', run: choose },
  press: { usage: 'press LABEL', does: 'press a button; the newest, or: press LABEL on "TEXT"', run: press },
  submit: {
    usage: 'submit',
    does: 'send the open form, or go to its next step',
    run: ({ person }) => person.submits(),
  },
  back: { usage: 'back', does: 'go back a step in the open form', run: (session) => press(session, 'Back') },
  cancel: { usage: 'cancel', does: 'close the open form', run: cancel },
  ...writing,
  run: { usage: 'run NAME', does: 'run a shortcut; on a message: run NAME on "WORDS"', run: runShortcut },
  home: { usage: 'home', does: "open the app's Home tab", run: ({ person }) => person.opensHome() },
  messages: {
    usage: 'messages',
    does: 'go back to your messages',
    run: ({ person }) => person.opensMessages(),
  },
  see: { usage: 'see', does: 'show all that you see', run: ({ see }) => see() },
  wait: { usage: 'wait TEXT', does: 'wait until you see it', run: wait },
  help: { usage: 'help', does: 'these lines', run: ({ say }) => say(help) },
};

const listed = [
  ['/incident', 'a slash command, as in Slack'],
  ...Object.values(commands).map(({ usage, does }) => [usage, does]),
  ['quit', 'stop'],
];

export const help = `Type what you would do in Slack:
${listed.map(([usage = '', does = '']) => `  ${usage.padEnd(24)}${does}`).join('\n')}`;

/** Does what a line says. A mistake is answered by one sentence and changes nothing. */
export async function act(session: Session, line: string): Promise<void> {
  if (line === '') return;
  const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
  try {
    if (word.startsWith('/')) return await session.person.types(line);
    const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
    if (!command) return session.say(`There is no "${word}" here. Type help to see what there is.`);
    await command.run(session, rest);
  } catch (error) {
    session.say(sentence(error));
  }
}

/** The people's own errors go on to show the whole screen, which stands below anyway. */
const sentence = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\. They see:[\s\S]*$/, '.');

function tellPeople({ people, say }: Session): void {
  say(people.map(({ name, realName, job }) => `  ${name.padEnd(8)}${realName.padEnd(14)}${job}`).join('\n'));
}

function be(session: Session, name: string): void {
  const known = session.people.find((one) =>
    [one.name, one.realName.toLowerCase()].includes(name.toLowerCase()),
  );
  if (!known) {
    const names = session.people.map((one) => one.name).join(', ');
    session.say(`There is no "${name}" here. There are ${names}.`);
    return;
  }
  session.name = known.name;
  session.person = session.workspace.person(known.name);
  session.see();
}

async function fill(session: Session, rest: string): Promise<void> {
  const given = labelled(rest);
  if (!given) return session.say('Write fill LABEL = TEXT, for example: fill Client name = Jo Bloggs');
  await session.person.fills(given.label, given.text).catch((error: unknown) => {
    throw session.person.modal ? error : new Error('No form is open. Type /incident to open one.');
  });
}

async function choose(session: Session, rest: string): Promise<void> {
  const given = labelled(rest);
  if (!given) return session.say('Write choose LABEL = OPTION, for example: choose Area = Plymouth');
  const { person } = session;
  const several = given.text.split(/\s*;\s*/);
  const entry = several.length > 1 ? several : given.text;
  await (person.modal ? person.fills(given.label, entry) : person.chooses(given.label, entry));
}

async function press(session: Session, rest: string): Promise<void> {
  const { person, say } = session;
  const { words: typed, how } = withPlace(rest);
  if (!typed) return say('Write press and the words on the button, for example: press Authorise');
  const label = await sighted(person, typed);
  if (label === undefined) {
    const there = inSight(person).join(', ');
    return say(`You see no button "${typed}". ${there ? `There are: ${there}.` : 'There is none at all.'}`);
  }
  const [close, send] = person.modal ? inBrackets(person.modal.text).slice(-2) : [];
  if (label === send) return person.submits();
  if (label === close) return person.cancels();
  const asks = await person.confirmation(label, how);
  if (asks) say(`Slack asks: ${asks.replace('\n', ' ')}\nYou say yes.`);
  await person.presses(label, how);
}

async function runShortcut({ person, say }: Session, rest: string): Promise<void> {
  const { words, how } = withPlace(rest);
  if (!words)
    return say('Write run and the name of a shortcut, for example: run Raise an incident on "WORDS"');
  await person.runs(words, how);
}

async function cancel({ person, say }: Session): Promise<void> {
  if (!person.modal) return say('No form is open.');
  await person.cancels();
}

async function wait({ person, say }: Session, text: string): Promise<void> {
  if (!text) return say('Write wait and what you wait for, for example: wait Your incident number');
  await person.sees(text);
}

/** Buttons, and the entries of menus, which stand there as [… This / That]. */
const inBrackets = (text: string): string[] =>
  [...text.matchAll(/\[(… )?([^\]▾…]+)\]/g)].flatMap(([, menu, label = '']) =>
    menu ? label.split(' / ') : [label],
  );

/** The words on a button as they stand there, once it is in sight; capitals do not matter. */
async function sighted(person: Person, typed: string): Promise<string | undefined> {
  const escaped = typed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  await person.sees(new RegExp(`(\\[|… | / )${escaped}(\\]| / )`, 'i')).catch(() => undefined);
  return inSight(person).find((one) => one.toLowerCase() === typed.toLowerCase());
}

const inSight = (person: Person): string[] => [...new Set(inBrackets(person.screen()))];
