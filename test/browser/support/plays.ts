import type { Act } from '../../../local/tour/acts.ts';
import type { Step } from '../../../local/tour/story.ts';
import type { Window } from './window.ts';

/** Does on the page what a step of a story says; `before` is asked before each act. */
export async function plays(
  window: Window,
  { acts }: Pick<Step, 'acts'>,
  before: (act: Act) => Promise<void> = async () => {},
): Promise<void> {
  for (const act of acts) {
    await before(act);
    await does(window, act);
  }
}

function does(window: Window, act: Act): Promise<void> {
  switch (act.does) {
    case 'types':
      return window.types(act.line);
    case 'fills':
      return window.fills(act.label, act.text);
    case 'chooses':
      return window.chooses(act.label, act.option);
    case 'presses':
      return window.presses(act.label, act);
    case 'confirms':
    case 'submits':
      return window.presses(act.label);
    case 'runs':
      return window.runs(act.shortcut, act);
    case 'replies':
      return window.replies(act.text, act);
    case 'opens':
      return window.goesTo(`#${act.channel}`);
    case 'opens the thread':
      return window.opensTheThread(act.of);
    case 'opens home':
      return window.goesTo('casedesk: Home');
    case 'opens messages':
      return window.goesTo('casedesk: Messages');
    case 'moves the clock':
      return window.movesTheClock(act.label);
  }
}
