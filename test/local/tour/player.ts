import { expect } from '@jest/globals';
import { type Act, begun, references } from '../../../local/tour/acts.ts';
import { settling } from '../../../local/tour/settling.ts';
import type { Step, Story } from '../../../local/tour/story.ts';
import type { TourGuide } from '../../../local/tour/tour.ts';
import { insight } from '../../../src/insight.ts';
import { sampleOrganisation } from '../../support/sample-organisation.ts';
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
    case 'looks up':
      return person.types(
        `${act.command} ${(await person.sees(begun(act.on))).text.match(references)?.at(-1)}`,
      );
    case 'fills':
      return person.fills(act.label, act.text);
    case 'chooses':
      return person.fills(act.label, act.option);
    case 'presses':
      // A button that asks first is pressed with the answer.
      expect((await person.confirmation(act.label, on)) !== undefined).toBe(next?.does === 'confirms');
      return person.presses(act.label, on);
    case 'chooses in the menu':
      return person.presses(act.entry, on);
    case 'confirms':
      return;
    case 'submits':
      expect(person.modal?.text).toContain(`[${act.label}]`);
      return person.submits();
    case 'settles':
      return settled(world, as, act);
    case 'attaches':
      await world.workspace.bringFile(as, { name: act.file, type: '', bytes: Buffer.from('filled in') });
      return person.fills(act.label, [act.file]);
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
    case 'moves the clock':
      expect(act.label).toBe('To the next reminder');
      return toTheReminder(world, isDone);
  }
}

const mostPages = 4;
const mostReminders = 40;

/** Page by page, whatever each asks, until the form has been taken. */
async function settled(
  world: World,
  as: string,
  { label, answers }: Act & { does: 'settles' },
): Promise<void> {
  const person = world.person(as);
  for (let page = 0; person.modal && page < mostPages; page += 1) {
    for (const { label: asked, entry } of settling(person.modal, answers)) await person.fills(asked, entry);
    expect(person.modal.text).toMatch(/\[Next\]/.test(person.modal.text) ? /\[Next\]/ : `[${label}]`);
    await person.submits();
    await world.settle();
  }
  expect(person.modal?.text).toBeUndefined();
}

/** As the page moves its clock: from one reminder to the next, as often as it takes. */
async function toTheReminder(world: World, isDone: () => boolean): Promise<void> {
  const now = () => world.clock.now();
  const told = insight(world.desk, { organisation: sampleOrganisation(), now });
  for (let reminders = 0; reminders < mostReminders && !isDone(); reminders += 1) {
    const next = await told.nextReminderAt();
    if (next === undefined) return;
    // A person takes a moment, in which Slack tells of what has just come.
    await world.passes({ seconds: 1 });
    world.clock.advance(Math.max(0, next.getTime() - now().getTime()));
    await told.settle();
    await world.settle();
  }
}
