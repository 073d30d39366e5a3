/** One thing that a person does, by the words that stand on the screen. A text that ends in … stands for how it begins. */
export type Act =
  | { does: 'types'; line: string }
  | { does: 'looks up'; command: string; on: string }
  | { does: 'fills'; label: string; text: string }
  | { does: 'chooses'; label: string; option: string }
  | { does: 'presses'; label: string; on?: string }
  | { does: 'chooses in the menu'; entry: string; on: string }
  | { does: 'confirms'; label: string }
  | { does: 'submits'; label: string }
  | { does: 'settles'; label: string; answers: readonly Answer[] }
  | { does: 'attaches'; label: string; file: string }
  | { does: 'runs'; shortcut: string; on?: string }
  | { does: 'replies'; text: string; to: string }
  | { does: 'opens'; channel: string }
  | { does: 'opens the thread'; of: string }
  | { does: 'opens home' }
  | { does: 'opens messages' }
  | { does: 'moves the clock'; label: string };

/** What to say to a question that may be asked, and may not. */
export interface Answer {
  label: string;
  /** Those of them that are offered; of a field to write in, the words. */
  options: readonly string[];
}

export const types = (line: string): Act => ({ does: 'types', line });

/** The record whose reference stands last on the newest message with those words, by a command. */
export const looksUp = (command: string, { on }: { on: string }): Act => ({ does: 'looks up', command, on });

/** A reference as records of every kind have it. */
export const references = /\b[A-Z]{2,3}\d{5}\b/g;

export const fills = (label: string, text: string): Act => ({ does: 'fills', label, text });

export const chooses = (label: string, option: string): Act => ({ does: 'chooses', label, option });

/** A button: the newest of that name, or the one on the newest message with those words. */
export const presses = (label: string, how: { on?: string } = {}): Act => ({
  does: 'presses',
  label,
  ...how,
});

/** An entry of the menu that the newest message with those words has beside its buttons. */
export const choosesInTheMenu = (entry: string, { on }: { on: string }): Act => ({
  does: 'chooses in the menu',
  entry,
  on,
});

/** In the dialog that a button shows first. */
export const confirms = (label: string): Act => ({ does: 'confirms', label });

/** The button that sends a form. */
export const submits = (label: string): Act => ({ does: 'submits', label });

/** The button that sends a form which asks more at some hours and days than at others. */
export const settles = (label: string, answers: readonly Answer[]): Act => ({
  does: 'settles',
  label,
  answers,
});

/** Whichever file one has at hand. */
export const attaches = (label: string, file: string): Act => ({ does: 'attaches', label, file });

/** A shortcut, from anywhere or on a message. */
export const runs = (shortcut: string, how: { on?: string } = {}): Act => ({
  does: 'runs',
  shortcut,
  ...how,
});

export const replies = (text: string, { to }: { to: string }): Act => ({ does: 'replies', text, to });

export const opens = (channel: string): Act => ({ does: 'opens', channel });

/** The thread of the newest message with those words. */
export const opensTheThread = (of: string): Act => ({ does: 'opens the thread', of });

export const opensHome = (): Act => ({ does: 'opens home' });

/** The direct messages with the app. */
export const opensMessages = (): Act => ({ does: 'opens messages' });

/** By one of the moves that the clock offers; as often as it takes, where something else is due before. */
export const movesTheClock = (label: string): Act => ({ does: 'moves the clock', label });

/** The words to look for, where … stands for what follows them. */
export const begun = (words: string): string => words.replace(/…$/, '');
