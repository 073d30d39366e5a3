import type { Person } from '../../local/slack/index.ts';
import { details } from '../support/incidents.ts';
import type { World } from '../support/world.ts';

/** One thing that somebody does, and what they then see if it went through. */
export interface Act {
  words: string;
  who: Person;
  does(): Promise<void>;
  done(): boolean;
}

/** What somebody waits to see before they go on. */
export interface Wait {
  words: string;
  who: Person;
  seen(): boolean;
}

const first = ['Case or SR number', 'Client name', 'SCIN', 'NINO', 'Procedure path and step number'] as const;
const second = ['Description of the incident', 'Actions taken to resolve'] as const;

/** The conversation from `/incident` to the card in the AAC's channel, with a question and its answer on the way. */
export function conversation({ person }: World): (Act | Wait)[] {
  const [ana, tom, amir] = [person('ana'), person('tom'), person('amir')];
  const at = (who: Person, label: string) => who.modal?.labels.includes(label) ?? false;
  const reads = (who: Person, text: string, where?: string): Wait => ({
    words: `${who.name} reads "${text}"`,
    who,
    seen: () => who.messages(where).some((line) => line.includes(text)),
  });
  const fills = async (who: Person, answers: Record<string, string>) => {
    for (const [label, answer] of Object.entries(answers))
      if (who.modal?.values[label] !== answer) await who.fills(label, answer);
  };
  const answersOf = (labels: readonly (keyof typeof details)[]) =>
    Object.fromEntries(labels.map((label) => [label, details[label]]));
  const opens = (who: Person, button: string): Act => ({
    words: `${who.name} presses ${button}`,
    who,
    does: () => who.presses(button),
    done: () => who.modal?.title === button,
  });
  const says = (who: Person, words: string): Act => ({
    words: `${who.name} submits "${words}"`,
    who,
    does: async () => {
      await fills(who, { [who.modal?.labels[0] ?? '']: words });
      await who.submits();
    },
    done: () => who.modal === undefined,
  });

  return [
    {
      words: 'Ana types /incident',
      who: ana,
      does: () => ana.types('/incident'),
      done: () => at(ana, 'Area'),
    },
    {
      words: 'Ana goes on to the second page',
      who: ana,
      does: () => ana.submits(),
      done: () => at(ana, first[0]),
    },
    {
      words: 'Ana fills the second page',
      who: ana,
      does: async () => {
        await fills(ana, answersOf(first));
        await ana.submits();
      },
      done: () => at(ana, second[0]),
    },
    {
      words: 'Ana fills the third page and sends it',
      who: ana,
      does: async () => {
        await fills(ana, answersOf(second));
        await ana.submits();
      },
      done: () => ana.modal === undefined,
    },
    reads(tom, '[More information]'),
    opens(tom, 'More information'),
    says(tom, 'Which calculation is it?'),
    reads(ana, 'needs more information'),
    reads(ana, '[Give information]'),
    opens(ana, 'Give information'),
    says(ana, 'The one of 3 November.'),
    reads(tom, 'Your question has been answered'),
    reads(tom, '[Authorise]'),
    {
      words: 'Tom presses Authorise',
      who: tom,
      does: () => tom.presses('Authorise'),
      done: () => tom.messages().some((line) => line.includes('authorised and with')),
    },
    reads(ana, 'Your incident number is'),
    reads(amir, 'Talk about PLY', 'aac'),
  ];
}
