import type { Act } from './acts.ts';

/** What to do, in a line. */
export function inWords(act: Act): string {
  switch (act.does) {
    case 'types':
      return `Type ${act.line} as a message and send it.`;
    case 'looks up':
      return `Type ${act.command}, a space and the last reference on '${act.on}', two letters and five digits, and send it.`;
    case 'fills':
      return `Fill in '${act.label}': ${act.text}`;
    case 'chooses':
      return `Choose in '${act.label}': ${act.option}`;
    case 'presses':
      return act.on ? `Press '${act.label}' on '${act.on}'.` : `Press '${act.label}'.`;
    case 'chooses in the menu':
      return `In 'More options' (⋯) on '${act.on}', choose '${act.entry}'.`;
    case 'confirms':
      return `Confirm with '${act.label}'.`;
    case 'submits':
      return `Press '${act.label}' at the foot of the form.`;
    case 'settles':
      return `Press '${act.label}' at the foot of the form. If it says 'Next' there, answer what is still to be settled, then press '${act.label}'.`;
    case 'attaches':
      return `In '${act.label}', choose any small file of yours, such as ${act.file}.`;
    case 'runs':
      return act.on
        ? `In 'More actions' (⋯) on the message '${act.on}', choose '${act.shortcut}'.`
        : `In 'Shortcuts', under the box to write in, choose '${act.shortcut}'.`;
    case 'replies':
      return `In 'More actions' (⋯) on '${act.to}', choose 'Reply in thread', and send: ${act.text}`;
    case 'opens':
      return `Open #${act.channel}.`;
    case 'opens the thread':
      return `In 'More actions' (⋯) on '${act.of}', choose 'Reply in thread'.`;
    case 'opens home':
      return "Under casedesk, open 'Home'.";
    case 'opens messages':
      return "Under casedesk, open 'Messages'.";
    case 'moves the clock':
      return `Press the clock at the top, then '${act.label}'. If something else was due first, do it again.`;
  }
}
