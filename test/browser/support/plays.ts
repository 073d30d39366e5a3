import type { Act } from '../../../local/tour/acts.ts';
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
  movesTheClock(how: string): Promise<void>;
}

/** Does on the page what a step of a story says; `before` is asked before each act. */
export async function plays(
  hands: Hands,
  { acts }: Pick<Step, 'acts'>,
  before: (act: Act) => Promise<void> = async () => {},
): Promise<void> {
  for (const act of acts) {
    await before(act);
    await does(hands, act);
  }
}

function does(hands: Hands, act: Act): Promise<void> {
  switch (act.does) {
    case 'types':
      return hands.types(act.line);
    case 'fills':
      return hands.fills(act.label, act.text);
    case 'chooses':
      return hands.chooses(act.label, act.option);
    case 'presses':
      return hands.presses(act.label, act);
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
      return hands.movesTheClock(act.label);
  }
}
