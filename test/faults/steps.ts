import type { Person } from '../../local/slack/index.ts';
import type { World } from '../support/world.ts';

/** One thing that somebody does or waits for, and what is then to be seen. */
export interface Step {
  words: string;
  who: Person;
  does?(): Promise<void>;
  /** Whether they do it again where nothing came of it: what is said in a thread, nobody says twice. */
  again?: boolean;
  done(): boolean;
}

export type Answers = Record<string, string>;

/** Whether somebody can read this now, in their direct messages or in a channel. */
export const canRead = (who: Person, text: string, where?: string): boolean =>
  who.messages(where).some((line) => line.includes(text));

/** What people do, and how it is seen that it went through. */
export function steps(world: World) {
  const reads = (who: Person, text: string, where?: string): Step => ({
    words: `${who.name} reads "${text}"`,
    who,
    done: () => canRead(who, text, where),
  });
  const fills = async (who: Person, answers: Answers) => {
    for (const [label, answer] of Object.entries(answers))
      if (who.modal?.values[label] !== answer) await who.fills(label, answer);
  };
  return {
    reads,

    types: (who: Person, line: string, label: string): Step => ({
      words: `${who.name} types ${line}`,
      who,
      does: () => who.types(line),
      again: true,
      done: () => who.modal?.labels.includes(label) ?? false,
    }),

    opens: (who: Person, button: string, title = button): Step => ({
      words: `${who.name} presses ${button}`,
      who,
      does: () => who.presses(button),
      again: true,
      done: () => who.modal?.title === title,
    }),

    shortcut: (who: Person, name: string, on: string, where: string, title: string): Step => ({
      words: `${who.name} runs "${name}" on "${on}"`,
      who,
      does: () => who.runs(name, { on, in: where }),
      again: true,
      done: () => who.modal?.title === title,
    }),

    /** A page of a form, and the field that the next one has; without it, the form closes. */
    submits: (who: Person, answers: Answers, next?: string): Step => ({
      words: `${who.name} submits ${Object.keys(answers).join(', ') || 'the page'}`,
      who,
      does: async () => {
        await fills(who, answers);
        await who.submits();
      },
      again: true,
      done: () =>
        next === undefined ? who.modal === undefined : (who.modal?.labels.includes(next) ?? false),
    }),

    presses: (who: Person, button: string, text: string): Step => ({
      words: `${who.name} presses ${button}`,
      who,
      does: () => who.presses(button),
      again: true,
      done: () => canRead(who, text),
    }),

    replies: (who: Person, text: string, to: string, where?: string): Step => ({
      words: `${who.name} replies "${text}"`,
      who,
      does: () => who.replies(text, { to, ...(where && { in: where }) }),
      done: () => true,
    }),

    edits: (who: Person, text: string, to: string, where: string): Step => ({
      words: `${who.name} makes "${to}" read "${text}"`,
      who,
      does: () => who.edits(text, { to, in: where }),
      done: () => true,
    }),

    later: (who: Person, hours: number, text: string): Step => ({
      words: `${hours} hours later ${who.name} reads "${text}"`,
      who,
      does: async () => {
        world.clock.advance(hours * 3_600_000);
        await ticks(world.desk);
      },
      done: () => canRead(who, text),
    }),
  };
}

/** What an interval asks for, in this process. */
export async function ticks({ ticker }: World['desk']): Promise<void> {
  for (const job of ['keep-time', 'send-due-reminders', 'deliver-messages']) await ticker.tick(job);
}
