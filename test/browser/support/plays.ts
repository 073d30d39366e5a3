import type { Act, Answer } from '../../../local/tour/acts.ts';
import type { Step } from '../../../local/tour/story.ts';

/** Whoever does by hand what a step says, by whichever means. */
export interface Hands {
  types(line: string): Promise<void>;
  fills(label: string, text: string): Promise<void>;
  chooses(label: string, option: string): Promise<void>;
  presses(label: string, how?: { on?: string }): Promise<void>;
  runs(shortcut: string, how?: { on?: string }): Promise<void>;
  replies(text: string, how: { to: string }): Promise<void>;
  opensTheThread(of: string): Promise<void>;
  goesTo(place: string): Promise<void>;
  movesTheClock(how: string, isDone: () => Promise<boolean>): Promise<void>;
}

/** What the keyboard's hands have not learnt. */
interface MoreHands extends Hands {
  looksUp(command: string, how: { on: string }): Promise<void>;
  choosesInTheMenu(entry: string, how: { on: string }): Promise<void>;
  settles(label: string, answers: readonly Answer[], before: () => Promise<void>): Promise<void>;
  attaches(label: string, file: string): Promise<void>;
}

function learnt(hands: Hands | MoreHands): MoreHands {
  if ('looksUp' in hands) return hands;
  throw new Error('These hands have not learnt that.');
}

interface Watching {
  /** Before each act, and each further page of a form. */
  before?(act: Act): Promise<void>;
  /** Whether the step is done, for what is to be done as often as it takes. */
  isDone?(): Promise<boolean>;
}

/** Does on the page what a step of a story says. */
export async function plays(
  hands: Hands,
  { acts }: Pick<Step, 'acts'>,
  { before = async () => {}, isDone = async () => true }: Watching = {},
): Promise<void> {
  for (const act of acts) {
    await before(act);
    await does(hands, act, { before, isDone });
  }
}

function does(hands: Hands, act: Act, { before, isDone }: Required<Watching>): Promise<void> {
  switch (act.does) {
    case 'types':
      return hands.types(act.line);
    case 'looks up':
      return learnt(hands).looksUp(act.command, act);
    case 'fills':
      return hands.fills(act.label, act.text);
    case 'chooses':
      return hands.chooses(act.label, act.option);
    case 'presses':
      return hands.presses(act.label, act);
    case 'chooses in the menu':
      return learnt(hands).choosesInTheMenu(act.entry, act);
    case 'settles':
      return learnt(hands).settles(act.label, act.answers, () => before(act));
    case 'attaches':
      return learnt(hands).attaches(act.label, act.file);
    case 'confirms':
    case 'submits':
      return hands.presses(act.label);
    case 'runs':
      return hands.runs(act.shortcut, act);
    case 'replies':
      return hands.replies(act.text, act);
    case 'opens':
      return hands.goesTo(`#${act.channel}`);
    case 'opens the thread':
      return hands.opensTheThread(act.of);
    case 'opens home':
      return hands.goesTo('casedesk: Home');
    case 'opens messages':
      return hands.goesTo('casedesk: Messages');
    case 'moves the clock':
      return hands.movesTheClock(act.label, isDone);
  }
}
