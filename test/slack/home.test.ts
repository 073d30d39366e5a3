import { describe, expect, test } from '@jest/globals';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import type { Refusal } from '../../src/domain/transition.ts';
import type { Press } from '../../src/slack/desk.ts';
import { troubledStore, until } from '../support/slow-store.ts';
import { aDesk, type SmallDesk } from './small-desk.ts';

const outsider = { id: 'U9OUT', name: 'otto', realName: 'Otto Outside', teamId: 'T9OTHER' };
const members = [...sampleWorkspace.members, outsider];
const target = { kind: 'incident', id: 'i1' };

/** A desk whose Home lists one incident until it is authorised. */
async function aHome(
  authorise: (press: Press) => Promise<Refusal | undefined> = async () => undefined,
  options: Parameters<typeof aDesk>[1] = {},
) {
  const seen = { drawn: 0, authorised: false, before: async () => {} };
  const desk = await aDesk(
    (it) => {
      it.home(async ({ actor }) => {
        seen.drawn++;
        await seen.before();
        const buttons = [
          { action: 'authorise', label: 'Authorise' },
          { action: 'ask', label: 'Ask' },
          { action: 'of-another-version', label: 'Unheard of' },
        ];
        return {
          parts: [
            { face: { title: `For ${actor.id}`, lines: [[`Drawn ${seen.drawn} times.`]] } },
            ...(seen.authorised
              ? []
              : [{ face: { title: 'Incident', lines: [['Waits.']], buttons }, target }]),
          ],
        };
      });
      it.button('authorise', async (press) => {
        const refusal = await authorise(press);
        seen.authorised = !refusal;
        return refusal;
      });
      it.opens('ask', async () => ({ refused: 'It is answered already.' }));
    },
    { ...options, workspace: { members } },
  );
  return { desk, seen, tom: desk.person('tom') };
}

const published = (desk: SmallDesk) => desk.calls('views.publish').length;

describe('a Home that is opened', () => {
  test('is drawn for whoever opens it, and again each time', async () => {
    const { desk, tom } = await aHome();
    await tom.opensHome();
    await tom.sees('For U0TOM', { only: 'home' });
    await tom.sees('As it was on Monday 23 November 2026 at 10:00.');
    desk.clock.advance(60_000);
    await tom.opensHome();
    await tom.sees('As it was on Monday 23 November 2026 at 10:01.');
  });

  test('is left alone where it is the Messages tab', async () => {
    const { desk, seen } = await aHome();
    await desk.workspace.sendEvent({
      type: 'app_home_opened',
      user: 'U0TOM',
      tab: 'messages',
      channel: 'D0TOM',
    });
    await desk.settle();
    expect([seen.drawn, published(desk)]).toEqual([0, 0]);
  });

  test('is left alone where no flow draws one', async () => {
    const desk = await aDesk(() => {});
    await desk.person('tom').opensHome();
    await desk.settle();
    expect(published(desk)).toBe(0);
  });

  test('says to somebody from outside that it is not for them, and keeps nothing of them', async () => {
    const { desk, seen } = await aHome();
    const otto = desk.person('otto');
    await otto.opensHome();
    await otto.sees('CaseDesk works only for people and channels of this organisation.', { only: 'home' });
    expect(seen.drawn).toBe(0);
    expect(await desk.store.people.all()).toEqual([]);
  });

  test('says to somebody whose account is not active what to do', async () => {
    const { desk, seen } = await aHome();
    desk.workspace.deactivate('tom');
    await desk.workspace.sendEvent({ type: 'app_home_opened', user: 'U0TOM', tab: 'home', channel: 'D0TOM' });
    await desk.person('tom').sees('Ask your team leader to have it restored.', { only: 'home' });
    expect(seen.drawn).toBe(0);
  });

  test('that nobody can put together says so, and is drawn once somebody can', async () => {
    const { desk, seen, tom } = await aHome();
    seen.before = async () => {
      throw new Error('The store is down.');
    };
    await tom.opensHome();
    const { text } = await tom.sees('CaseDesk could not put this page together.', { only: 'home' });
    const { reference } = desk.log.find(({ msg }) => msg === 'a Home was not put together') ?? {};
    expect(text).toContain(`quote ${String(reference)}.`);
    seen.before = async () => {};
    await tom.presses('Refresh');
    await tom.sees('For U0TOM');
  });

  test('that Slack does not take is logged, and its event was answered', async () => {
    const { desk, tom } = await aHome();
    desk.workspace.faults.next({ method: 'views.publish', kind: 'http_500' });
    await tom.opensHome();
    await desk.settle();
    expect(desk.log.map(({ msg }) => msg)).toContain('a Home was not published');
    expect(desk.workspace.deliveries.map(({ outcome }) => outcome)).toEqual(['acknowledged']);
  });

  test('is answered at once, however long the store takes', async () => {
    const store = troubledStore();
    const { desk, seen, tom } = await aHome(undefined, { fault: store.fault });
    store.holds('find', 'people');
    await tom.opensHome();
    await store.held();
    expect(seen.drawn).toBe(0);
    store.release();
    await tom.sees('For U0TOM');
    expect(desk.workspace.deliveries.map(({ outcome }) => outcome)).toEqual(['acknowledged']);
  });

  test('more often than it can be drawn is drawn once more, after the first', async () => {
    const { desk, seen, tom } = await aHome();
    let goOn = () => {};
    const first = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    seen.before = () => first;
    await tom.opensHome();
    await until(() => seen.drawn > 0);
    for (let time = 0; time < 3; time++) await tom.opensHome();
    expect(seen.drawn).toBe(1);
    goOn();
    await tom.sees('Drawn 2 times.');
    await desk.settle();
    expect([seen.drawn, published(desk)]).toEqual([2, 2]);
  });

  test.each([{ user: 7, tab: 'home' }, { user: 'U0TOM' }])(
    'by nobody knows whom is not answered: %j',
    async (event) => {
      const { desk } = await aHome();
      expect(await desk.workspace.sendEvent({ type: 'app_home_opened', ...event })).toMatchObject({
        acked: false,
      });
      await desk.settle();
      expect(published(desk)).toBe(0);
    },
  );
});

describe('a press in a Home', () => {
  async function inHome(...options: Parameters<typeof aHome>) {
    const home = await aHome(...options);
    await home.tom.opensHome();
    await home.tom.sees('Waits.');
    return home;
  }

  test('has its effect, and the Home is drawn again', async () => {
    const presses: Press[] = [];
    const { desk, tom } = await inHome(async (press) => void presses.push(press));
    await tom.presses('Authorise');
    await tom.sees('Drawn 2 times.');
    tom.seesNot('Waits.');
    expect(presses).toMatchObject([
      { actor: { id: 'U0TOM' }, target, key: expect.stringMatching(/^U0TOM\//) },
    ]);
    expect(desk.workspace.problems()).toEqual([]);
  });

  test('that is refused says so in a modal of its own', async () => {
    const { desk, tom } = await inHome(async () => ({ refused: 'Somebody has already authorised it.' }));
    await tom.presses('Authorise');
    await tom.sees('Somebody has already authorised it.', { only: 'modal' });
    await desk.settle();
    expect([desk.calls('views.open').length, desk.calls('views.push').length]).toEqual([1, 0]);
    await tom.sees('Drawn 2 times.', { only: 'home' });
  });

  test('that opens nothing says why in a modal of its own', async () => {
    const { desk, tom } = await inHome();
    await tom.presses('Ask');
    await tom.sees('It is answered already.', { only: 'modal' });
    await desk.settle();
    await tom.sees('Drawn 2 times.', { only: 'home' });
  });

  test('on a button that there is not any more says so, and the Home is drawn again', async () => {
    const { desk, tom } = await inHome();
    await tom.presses('Unheard of');
    await tom.sees('This page was out of date and is being drawn again.', { only: 'modal' });
    await desk.settle();
    await tom.sees('Drawn 2 times.', { only: 'home' });
  });

  test('that is saved late draws the Home once it is saved', async () => {
    let save = () => {};
    const saving = new Promise<undefined>((resolve) => {
      save = () => resolve(undefined);
    });
    let began = false;
    const { desk, seen, tom } = await inHome(() => {
      began = true;
      return saving;
    });
    const press = tom.presses('Authorise');
    await until(() => began);
    desk.clock.advance(2_000);
    await press;
    await tom.sees('Not confirmed yet. Press again: nothing is entered twice.', { only: 'modal' });
    expect(seen.drawn).toBe(1);
    save();
    await desk.settle();
    await tom.sees('Drawn 2 times.', { only: 'home' });
    tom.seesNot('Waits.');
  });

  test('that fails draws it again too', async () => {
    const { desk, tom } = await inHome(async () => {
      throw new Error('The store is down.');
    });
    await tom.presses('Authorise');
    await tom.sees('CaseDesk could not finish that.', { only: 'modal' });
    await desk.settle();
    await tom.sees('Drawn 2 times.', { only: 'home' });
  });
});
