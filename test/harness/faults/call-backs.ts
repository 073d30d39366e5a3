import type { Scene } from '../scene.ts';
import type { Fault } from './fault.ts';
import { outOfOrder } from './out-of-order.ts';

const [eve, sam, gina, nia] = ['U0EVE', 'U0SAM', 'U0GINA', 'U0NIA'];
/** Sam makes the call that Eve booked. */
const between = { owner: sam, booker: eve };

const until = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** So long until the reminder of each is due, give or take the moments in which it is claimed and said. */
async function theClaimWindow({ stage, random, found }: Scene, id: string): Promise<void> {
  const [first] = Object.values((await found(id)).reminders);
  await until((first?.dueAt.getTime() ?? 0) - stage.now() + random.whole(-40, 60));
}

export const doneTwice: Fault = {
  name: 'call-back: done, pressed twice',
  onlyCaseDesk: true,
  async strikes({ stage, book, sees, raise }) {
    const [id = ''] = await book({ ...between, count: 1 });
    await sees(sam, id);
    await stage.workspace.person(sam).pressesTwice('Done', { on: id });
    await raise();
    const tom = stage.workspace.person('U0TOM');
    await tom.sees('Incident to decide', { within: 5_000 });
    await tom.pressesTwice('Authorise');
  },
};

export const doneAgainstRangFirst: Fault = {
  name: 'call-back: done against client rang first',
  onlyCaseDesk: true,
  async strikes({ book, sees, press, mustBeTold }) {
    for (const id of await book({ ...between, count: 3, within: [8_000, 9_000] })) {
      await Promise.all([sees(eve, id), sees(sam, id)]);
      await Promise.all([press(sam, 'Done', id), press(eve, 'Client rang first', id)]);
      mustBeTold.push({ record: id, person: eve }, { record: id, person: sam });
    }
  },
};

/** The loser is told, or the client rang after it was allocated: then it is closed all the same. */
export const allocatedAgainstRangFirst: Fault = {
  name: 'call-back: allocated against client rang first',
  onlyCaseDesk: true,
  async strikes({ stage, book, sees, press }) {
    const asked = { kind: 'new-application', owner: '', booker: gina } as const;
    for (const id of await book({ ...asked, count: 2, within: [4_000, 5_000] })) {
      const allocator = stage.workspace.person(nia);
      await Promise.all([sees(nia, id), sees(gina, id)]);
      await allocator.presses('Allocate', { on: id });
      await allocator.fills('New Applications Caseworker', 'Ned Fox: 0 calls', { within: 5_000 });
      await Promise.all([allocator.submits(), press(gina, 'Client rang first', id)]);
      // A form that was refused stays open; one that was taken closes, perhaps at this moment.
      if (allocator.modal) await allocator.closesAll().catch(() => undefined);
    }
  },
};

/** Done just as they fall due, and some of it taken back: then each is reminded of once, as if nothing had been. */
export const closedInTheClaimWindow: Fault = {
  name: 'call-back: closed in the claim window, and taken back',
  onlyCaseDesk: true,
  async strikes(scene) {
    const { random, book, sees, press } = scene;
    const ids = await book({ ...between, count: 6, within: [1_500, 1_500] });
    await Promise.all(ids.map((id) => sees(sam, id)));
    await Promise.all(
      ids.map(async (id, index) => {
        await theClaimWindow(scene, id);
        await press(sam, 'Done', id);
        await until(random.whole(0, 300));
        // On a busy machine its moment may have gone by.
        if (index % 2) await press(sam, 'Take it back', id).catch(() => undefined);
      }),
    );
  },
};

export const rescheduledInTheClaimWindow: Fault = {
  name: 'call-back: rescheduled in the claim window',
  onlyCaseDesk: true,
  async strikes(scene) {
    const { stage, book, sees } = scene;
    await Promise.all(
      [eve, sam, 'U0FINN', 'U0SOL'].map(async (owner) => {
        const [id = ''] = await book({ owner, count: 1, within: [6_000, 6_000] });
        await sees(owner, id);
        const person = stage.workspace.person(owner);
        await person.presses('Reschedule', { on: id });
        await person.fills('When is the client to be rung?', '2h', { within: 5_000 });
        await person.submits();
        await person.fills('Why does the time change?', 'The client asked for it.', { within: 5_000 });
        await theClaimWindow(scene, id);
        await person.submits();
      }),
    );
  },
};

/** Slack may bring anything again, and in any order. */
export const envelopesAgain: Fault = {
  name: 'call-back: envelopes two to four times, out of order',
  onlyCaseDesk: true,
  async strikes({ stage, random, book, sees, press }) {
    const ids = await book({ ...between, count: 3 });
    await Promise.all(ids.flatMap((id) => [sees(eve, id), sees(sam, id)]));
    const ends = outOfOrder({ stage, random });
    for (const id of ids) {
      await press(sam, 'Calling now', id);
      await Promise.all([press(sam, 'Done', id), press(eve, 'Client rang first', id)]);
    }
    ends();
  },
};
