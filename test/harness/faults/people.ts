import type { Fault } from './fault.ts';
import { outOfOrder } from './out-of-order.ts';

const [eve, sam] = ['U0EVE', 'U0SAM'];

export const doubleClick: Fault = {
  name: 'double click',
  onlyCaseDesk: true,
  synthetic: true,
  async strikes(scene) {
    const { stage, book, sees, raise } = scene;
    const [id = ''] = await book({ count: 1, deciders: [eve] });
    await sees(eve, id);
    await stage.workspace.person(eve).pressesTwice('Approve', { on: `Appointment ${id}` });
    await raise();
    const tom = stage.workspace.person('U0TOM');
    await tom.sees('Incident to decide', { within: 5_000 });
    await tom.pressesTwice('Authorise');
  },
};

export const twoApprovers: Fault = {
  name: 'two approvers',
  onlyCaseDesk: true,
  synthetic: true,
  async strikes({ book, sees, press, mustBeTold }) {
    for (const id of await book({ count: 3, deciders: [eve, sam] })) {
      await Promise.all([sees(eve, id), sees(sam, id)]);
      await Promise.all([press(eve, 'Approve', id), press(sam, 'Approve', id)]);
      mustBeTold.push({ record: id, person: eve }, { record: id, person: sam });
    }
  },
};

export const approveAgainstCancel: Fault = {
  name: 'approve against cancel',
  onlyCaseDesk: true,
  synthetic: true,
  async strikes({ book, sees, press, mustBeTold }) {
    for (const id of await book({ count: 3, deciders: [eve, sam] })) {
      await Promise.all([sees(eve, id), sees(sam, id)]);
      await Promise.all([press(eve, 'Approve', id), press(sam, 'Cancel', id)]);
      mustBeTold.push({ record: id, person: eve }, { record: id, person: sam });
    }
  },
};

/** Moved and cancelled just as they fall due: each is said, or answered as cancelled, and not both. */
export const rescheduledInTheClaimWindow: Fault = {
  name: 'rescheduled in the claim window',
  onlyCaseDesk: true,
  synthetic: true,
  async strikes({ stage, random, book, sees, press, found }) {
    const ids = await book({ count: 6, within: [900, 900], deciders: [eve] });
    await Promise.all(ids.map((id) => sees(eve, id)));
    await Promise.all(
      ids.map(async (id) => {
        const [first] = Object.values((await found(id)).reminders);
        const untilDue = (first?.dueAt.getTime() ?? 0) - stage.now();
        await new Promise((resolve) => setTimeout(resolve, untilDue + random.whole(-40, 60)));
        await press(eve, random.one(['Move', 'Move', 'Cancel']), id);
      }),
    );
  },
};

/** Slack may bring anything again, and in any order. */
export const envelopesAgain: Fault = {
  name: 'envelopes two to four times, out of order',
  onlyCaseDesk: true,
  synthetic: true,
  async strikes({ stage, random, book, sees, press }) {
    const ids = await book({ count: 3, deciders: [eve, sam] });
    await Promise.all(ids.flatMap((id) => [sees(eve, id), sees(sam, id)]));
    const ends = outOfOrder({ stage, random });
    for (const id of ids) {
      await press(eve, 'Move', id);
      await Promise.all([press(eve, 'Approve', id), press(sam, 'Move', id)]);
    }
    ends();
  },
};

export const modalTwice: Fault = {
  name: 'modal submitted twice',
  onlyCaseDesk: true,
  async strikes({ stage, raise }) {
    await raise();
    const tom = stage.workspace.person('U0TOM');
    await tom.sees('Incident to decide', { within: 5_000 });
    await tom.presses('More information');
    await tom.fills('What do you need to know?', 'Which browser?', { within: 5_000 });
    await tom.submitsTwice();
  },
};
