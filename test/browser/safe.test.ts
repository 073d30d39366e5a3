import { expect } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { test } from './support/browser.ts';
import { aBrowserWorld } from './support/world.ts';

const general = 'C0GENERAL';

const odd: [what: string, text: string][] = [
  ['markup', '<script>document.title = "taken"</script><img src=x onerror="document.title=\'taken\'">'],
  ['a word without end', 'Donaudampfschifffahrt'.repeat(40)],
  ['right to left', 'שלום עולם, مرحبا بالعالم'],
  ['emoji', '👩🏽‍💻 🏳️‍🌈 :no_such_emoji: 🇬🇧'],
  ['marks that turn the direction', 'safe\u202Etxt.exe'],
  ['entities', '&lt;b&gt; &amp;amp; <b>'],
];

test('whatever people type is shown as they typed it, and does nothing', async () => {
  const world = await aBrowserWorld();
  const ana = await world.window('ana', { at: general });
  const tom = await world.window('tom', { at: general, width: 360, height: 740 });
  for (const [, text] of odd) {
    await ana.types(text);
    for (const window of [ana, tom]) await window.main.getByText(text, { exact: true }).waitFor();
  }
  expect(await tom.page.title()).not.toBe('taken');
  expect(await tom.main.locator('script, img, iframe, object').count()).toBe(0);
  expect(await tom.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('a link leads nowhere but to the web and to mail, and in a tab that knows nothing of this one', async () => {
  const world = await aBrowserWorld();
  const ana = await world.window('ana');
  const { apiUrl } = world.running.workspace;
  await new WebClient(sampleWorkspace.app.botToken, { slackApiUrl: apiUrl }).chat.postMessage({
    channel: 'U0ANA',
    text: '<javascript:document.title="taken"|press> <data:text/html,taken|here> <https://a.example/x|there> <mailto:ana@a.example|write>',
  });
  await ana.sees('there');
  const links = ana.main.getByRole('article').getByRole('link');
  const found = await links.evaluateAll((all) =>
    all.map((it) => [it.getAttribute('href'), it.getAttribute('target'), it.getAttribute('rel')]),
  );
  expect(found.length).toBeGreaterThan(1);
  for (const [href, target, rel] of found) {
    expect(href).toMatch(/^(https?:|mailto:)/);
    expect([target, rel]).toEqual(['_blank', 'noreferrer noopener']);
  }
});

test('another page in the same browser reaches nothing here', async () => {
  const world = await aBrowserWorld();
  const ana = await world.window('ana', { at: general });
  await ana.sees('This is the beginning of #general.');
  const stranger = await ana.page.context().newPage();
  ana.forgives(/./);
  // A page of nobody's, whose origin is none of the workspace's.
  await stranger.goto('data:text/html,<p>elsewhere</p>');
  const { url } = world.running;
  const reached = await stranger.evaluate(async (address) => {
    const socket = new WebSocket(`${address.replace('http', 'ws')}live?as=ana`);
    const isOpen = await new Promise((resolve) => {
      socket.onopen = () => resolve(true);
      socket.onerror = () => resolve(false);
    });
    const read = await fetch(address).then(
      () => true,
      () => false,
    );
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
    await new Promise((resolve) => {
      frame.onload = resolve;
    });
    return { isOpen, read };
  }, url);
  expect(reached).toEqual({ isOpen: false, read: false });
  const framed = stranger.frames().at(-1);
  expect(await framed?.getByText('Try CaseDesk').count()).toBe(0);
});
