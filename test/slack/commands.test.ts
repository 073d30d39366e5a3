import { expect, test } from '@jest/globals';
import type { Showing, Typed } from '../../src/slack/desk.ts';
import { until } from '../support/slow-store.ts';
import { aDesk } from './small-desk.ts';

const target = { kind: 'incident', id: 'i1' };
const showing: Showing = {
  show: {
    title: 'Incident PLY00001',
    lines: [['Waits for ', { person: 'U0TOM' }, '.']],
    buttons: [{ action: 'authorise', label: 'Authorise' }],
  },
  target,
};

async function looking(before: () => Promise<void> = async () => {}, answer = showing) {
  const typed: Typed[] = [];
  const pressed: unknown[] = [];
  const desk = await aDesk((it) => {
    it.command('/note', async (one) => {
      typed.push(one);
      await before();
      return answer;
    });
    it.button('authorise', async (press) => void pressed.push(press.target));
  });
  return { desk, typed, pressed, ana: desk.person('ana') };
}

test('a face is shown to whoever asked alone, with buttons that work', async () => {
  const { desk, pressed, ana } = await looking();
  await ana.types('/note PLY00001', { in: 'general' });
  const { text } = await ana.sees('Incident PLY00001', { only: 'ephemeral', in: 'general' });
  expect(text).toContain('Waits for @Tom Hughes.');
  desk.person('tom').seesNot('Incident PLY00001');
  expect(desk.calls('response_url')[0]?.args).toMatchObject({
    response_type: 'ephemeral',
    replace_original: false,
    text: 'Incident PLY00001\nWaits for <@U0TOM>.',
  });
  await ana.presses('Authorise');
  expect(pressed).toEqual([target]);
});

test('a face that comes late is shown in the modal that stands already', async () => {
  let come = () => {};
  const { desk, typed, pressed, ana } = await looking(
    () =>
      new Promise((resolve) => {
        come = resolve;
      }),
  );
  await ana.types('/note PLY00001');
  await until(() => typed.length > 0);
  desk.clock.advance(800);
  await ana.sees('One moment: CaseDesk is fetching the form.');
  come();
  await ana.sees('Incident PLY00001', { only: 'modal' });
  await ana.presses('Authorise');
  expect(pressed).toEqual([target]);
});

test('what is typed comes with a key of its own, and with people as Slack writes them', async () => {
  const { desk, typed, ana } = await looking();
  for (let time = 0; time < 2; time++) await ana.types('/note  for @tom ');
  await desk.settle();
  const triggers = desk.workspace.deliveries.flatMap(({ kind, payload }) =>
    kind === 'slash_commands' ? [String(payload.trigger_id)] : [],
  );
  expect(typed.map(({ text, key }) => [text, key])).toEqual(
    triggers.map((trigger) => ['for <@U0TOM>', `U0ANA/${trigger}`]),
  );
  expect(new Set(triggers).size).toBe(2);
});

test('buttons about nothing are a mistake that is not shown', async () => {
  const { desk, ana } = await looking(undefined, { show: showing.show });
  await ana.types('/note PLY00001');
  await desk.settle();
  ana.seesNot('Incident PLY00001');
  expect(desk.log.map(({ msg }) => msg)).toContain('a private answer was not delivered');
});
