import type { Fault as SlackFault } from '../../../local/slack/index.ts';
import { people } from '../scene.ts';
import { comesTrue, leaseMs } from '../stage.ts';
import type { Fault } from './fault.ts';

/** However busy the machine. */
const strikesWithinMs = 10_000;
const aMoment = (ms: number) => comesTrue(() => false, ms);

/** Everybody whom no other of these faults meets. */
const personOf = (index: number): string => people[index % people.length] ?? '';

/** Slack answers one person's messages like this, some of them. */
const slackAnswers = (name: string, index: number, kind: SlackFault): Fault => ({
  name,
  keepsToItself: true,
  async strikes({ stage, random, book }) {
    const owner = personOf(index);
    let struck = 0;
    stage.workspace.faults.next({
      method: 'chat.postMessage',
      user: owner,
      times: random.whole(2, 4),
      when: () => ++struck > 0,
      kind,
    });
    await book({ owner, count: 3 });
    if (!(await comesTrue(() => struck > 0, strikesWithinMs))) throw new Error('It did not strike.');
    await aMoment(1_700);
  },
});

export const tooMany = slackAnswers('Slack: 429, Retry-After', 0, { ratelimited: 1 });
export const serverError = slackAnswers('Slack: 5xx', 1, 'http_500');
// After posting: a gateway has not waited for the answer.
export const gatewayTimeout = slackAnswers('Slack: 504, having posted', 7, 'http_504');
export const hangs = slackAnswers('Slack hangs', 2, 'hang');
export const repliesLost = slackAnswers('Slack: reply lost', 3, 'lost-reply');
// After the sender has given up, and before anybody may take it over.
export const postsLate = slackAnswers('Slack posts late, inside LEASE', 4, { late: leaseMs / 3 });
export const internalError = slackAnswers('Slack: internal_error', 5, { error: 'internal_error' });

/** Both workers have the same messages in line, as they were before the other took them up. */
export const slowAnswers: Fault = {
  name: 'Slack answers slowly, in one conversation',
  keepsToItself: true,
  async strikes({ stage, book }) {
    const owner = personOf(8);
    let struck = 0;
    stage.workspace.faults.next({
      method: 'chat.postMessage',
      user: owner,
      times: 99,
      when: () => ++struck > 0,
      kind: { slow: leaseMs / 15 },
    });
    await book({ owner, count: 5, within: [500, 550] });
    if (!(await comesTrue(() => struck > 0, strikesWithinMs))) throw new Error('It did not strike.');
    await aMoment(2_000);
  },
};

/** Nobody is there to hear it: parked, and somebody else is told. */
export const userLeft: Fault = {
  name: 'user left',
  onlyCaseDesk: true,
  keepsToItself: true,
  async strikes({ stage, random, book, found }) {
    stage.workspace.faults.next({
      method: 'chat.postMessage',
      user: personOf(6),
      times: 99,
      kind: { error: random.one(['user_disabled', 'is_archived', 'channel_not_found']) },
    });
    const ids = await book({ owner: personOf(6), count: 3 });
    const areParked = async () => {
      // Another fault may keep the store from answering.
      const all = await Promise.all(ids.map(found)).catch(() => []);
      return (
        all.length > 0 &&
        all.every(({ messages }) => Object.values(messages).some(({ state }) => state === 'failed'))
      );
    };
    if (!(await comesTrue(areParked, strikesWithinMs))) throw new Error('It did not strike.');
  },
};

export const socketsRefreshed: Fault = {
  name: 'sockets refreshed',
  onlyCaseDesk: true,
  meets: 'processes',
  async strikes({ stage, random, book, sees, press }) {
    const [id = ''] = await book({ owner: 'U0EVE' });
    await sees('U0EVE', id);
    stage.workspace.refreshSockets(random.one(['refresh_requested', 'warning']));
    await press('U0EVE', 'Calling now', id);
  },
};

export const socketsCut: Fault = {
  name: 'sockets cut',
  onlyCaseDesk: true,
  meets: 'processes',
  async strikes({ stage, book, sees, press, found }) {
    const [id = ''] = await book({ owner: 'U0EVE' });
    await sees('U0EVE', id);
    stage.workspace.cutSockets();
    const isHeard = async () => (await found(id)).history.some(({ what }) => what === 'calling-now');
    // A press that nobody heard is pressed again, once somebody is there.
    for (let tries = 0; tries < 4 && !(await isHeard()); tries++) {
      await comesTrue(() => stage.workspace.sockets() > 0, 5_000);
      await press('U0EVE', 'Calling now', id);
    }
  },
};
