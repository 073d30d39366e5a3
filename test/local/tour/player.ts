import { expect } from '@jest/globals';
import { type Act, begun } from '../../../local/tour/acts.ts';
import type { Step, Story } from '../../../local/tour/story.ts';
import type { TourGuide } from '../../../local/tour/tour.ts';
import type { World } from '../../support/world.ts';

/** Which step is to be done now. */
export const at = (tour: TourGuide): number | undefined => tour.shown().story?.at;

/** Does every step of the story that is being told, each of which must mark itself done, and none before. */
export async function plays(world: World, tour: TourGuide, story: Story): Promise<void> {
  for (const [index, step] of story.steps.entries()) {
    expect(at(tour)).toBe(index);
    await does(world, step, () => at(tour) !== index);
    expect({ step: index, isDone: at(tour) === index + 1 }).toEqual({ step: index, isDone: true });
  }
}

/** Follows the acts of one step, by the words on the screen. */
export async function does(world: World, { as, acts }: Step, isDone = () => true): Promise<void> {
  for (const [index, act] of acts.entries()) {
    await follows(world, as, act, isDone, acts[index + 1]);
    await world.settle();
  }
}

async function follows(world: World, as: string, act: Act, isDone: () => boolean, next?: Act): Promise<void> {
  const person = world.person(as);
  const on = 'on' in act && act.on !== undefined ? { on: begun(act.on) } : {};
  switch (act.does) {
    case 'types':
      return person.types(act.line);
    case 'fills':
      return person.fills(act.label, act.text);
    case 'chooses':
      return person.fills(act.label, act.option);
    case 'presses':
      // A button that asks first is pressed with the answer.
      expect((await person.confirmation(act.label, on)) !== undefined).toBe(next?.does === 'confirms');
      return person.presses(act.label, on);
    case 'confirms':
      return;
    case 'submits':
      expect(person.modal?.text).toContain(`[${act.label}]`);
      return person.submits();
    case 'runs':
      return person.runs(act.shortcut, on);
    case 'replies':
      return person.replies(act.text, { to: begun(act.to) });
    case 'opens':
      expect(() => person.messages(act.channel)).not.toThrow();
      return undefined;
    case 'opens the thread':
      await person.sees(begun(act.of), { only: 'message' });
      return undefined;
    case 'opens home':
      return person.opensHome();
    case 'opens messages':
      return person.opensMessages();
    case 'moves the clock': {
      expect(act.label).toBe('To the next reminder');
      for (let hours = 0; hours < 30 && !isDone(); hours += 1) await world.passes({ hours: 1 });
    }
  }
}
