import { expect, test } from '@jest/globals';
import { cast, details, fillsStepTwo, raisesAnIncident, stored } from '../support/incidents.ts';
import { aWorld } from '../support/world.ts';

const secrets = {
  name: 'Jo Bloggs',
  nino: 'AB123456C',
  ninoAsTyped: 'AB 12 34 56 C',
  scin: '123456789012',
  scinAsTyped: '1234 5678 9012',
  caseNumber: '1-23456789',
  description: details['Description of the incident'],
  actions: details['Actions taken to resolve'],
  question: 'Was the income of the other parent changed as well?',
  answer: 'Yes, on the same day, after a call.',
  localAction: 'Sign in at another desk and try again.',
  report: 'The other desk shows the same.',
};

test('INC-17: what was typed about a client or the case is readable neither at rest, in messages nor in logs', async () => {
  const world = await aWorld();
  const { ana, ben, tom, amir } = cast(world);
  await raisesAnIncident(ana);
  await tom.presses('More information');
  await tom.fills('What do you need to know?', secrets.question);
  await tom.submits();
  await ana.presses('Give information');
  await ana.fills('Your answer', secrets.answer);
  await ana.submits();
  await tom.sees('Incident to decide');
  await tom.presses('Further local action');
  await tom.fills('What should be done locally first?', secrets.localAction);
  await tom.submits();
  await ana.presses('Report back');
  await ana.fills('Did it help?', 'No, the problem is still there');
  await ana.fills('What happened?', secrets.report);
  await ana.submits();
  await tom.sees('The local action did not help');
  await tom.presses('Authorise');
  await amir.sees('Talk about PLY00001 here', { in: 'aac' });
  await amir.presses('Show and copy');
  await amir.sees(secrets.name);
  await amir.cancels();
  await ben.types('/incident');
  await ben.submits();
  await fillsStepTwo(ben);
  await ben.closesAll();
  await world.passes({ hours: 5 });

  const collections = ['incidents', 'drafts', 'notices', 'people', 'settings'];
  const documents = await Promise.all(collections.map((name) => stored(world, name)));
  expect(documents[0]).toHaveLength(1);
  expect(documents[1]).toHaveLength(1);
  const messages = world.workspace.calls.filter(({ method }) => method.startsWith('chat.'));
  const screens = [ana, ben, tom, amir].map((person) => person.screen());
  const said = {
    'at rest': JSON.stringify(documents),
    'in messages': JSON.stringify([messages, screens]),
    'in the log': JSON.stringify(world.log),
  };
  for (const [where, text] of Object.entries(said))
    for (const [what, secret] of Object.entries(secrets))
      expect(text.includes(secret) ? `${what} ${where}` : '').toBe('');
});
