import { WebClient } from '@slack/web-api';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import type { Person } from '../../local/slack/index.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { aWorld, type World, type WorldOptions } from './world.ts';

export const details = {
  'Case or SR number': '1-23456789',
  'Client name': 'Jo Bloggs',
  SCIN: '1234 5678 9012',
  NINO: 'AB 12 34 56 C',
  'Procedure path and step number': 'Procedures>Pages>Client-Contact>Statement - Step 4',
  'Description of the incident': 'The assessment does not calculate after the income was changed.',
  'Actions taken to resolve': 'Read the procedure, asked Ben, tried again after signing out.',
};
export type Answers = Partial<Record<keyof typeof details, string>>;

/** Goes through the form from `/incident` to the last step; `answers` replace the usual ones. */
export async function fillsTheForm(person: Person, answers: Answers = {}): Promise<void> {
  await person.types('/incident');
  await person.submits();
  await fillsStepTwo(person, answers);
  await person.submits();
  await fillsStepThree(person, answers);
}

export async function fillsStepTwo(person: Person, answers: Answers = {}): Promise<void> {
  const given = { ...details, ...answers };
  for (const label of [
    'Case or SR number',
    'Client name',
    'SCIN',
    'NINO',
    'Procedure path and step number',
  ] as const)
    await person.fills(label, given[label]);
}

export async function fillsStepThree(person: Person, answers: Answers = {}): Promise<void> {
  const given = { ...details, ...answers };
  for (const label of ['Description of the incident', 'Actions taken to resolve'] as const)
    await person.fills(label, given[label]);
}

export async function raisesAnIncident(person: Person, answers: Answers = {}): Promise<void> {
  await fillsTheForm(person, answers);
  await person.submits();
}

/** The form in the words of someone at Special Client Records: no client field is there to fill. */
export async function raisesForSpecialClientRecords(
  person: Person,
  ticks: readonly string[],
  answers: Answers = {},
): Promise<void> {
  const given = { ...details, ...answers };
  await person.types('/incident');
  await person.fills('Special Client Records', [...ticks]);
  await person.submits();
  await person.fills('Case or SR number', given['Case or SR number']);
  await person.fills('Procedure path and step number', given['Procedure path and step number']);
  await person.submits();
  await fillsStepThree(person, answers);
  await person.submits();
}

/** The people of the stories, by name. */
export const cast = (world: World) => ({
  ana: world.person('ana'),
  ben: world.person('ben'),
  nola: world.person('nola'),
  tom: world.person('tom'),
  tess: world.person('tess'),
  amir: world.person('amir'),
  agnes: world.person('agnes'),
});

/** Ana's incident is with the Area Advice Centre as PLY00001, and everybody has been told. */
export async function anAuthorisedIncident(options: WorldOptions = {}, answers: Answers = {}) {
  const world = await aWorld(options);
  const people = cast(world);
  await raisesAnIncident(people.ana, answers);
  await isAuthorised(world);
  return { world, ...people };
}

/** Tom authorises, and everybody has been told. */
export async function isAuthorised(world: World): Promise<void> {
  await world.person('tom').presses('Authorise');
  await world.person('amir').sees('Record resolution', { in: 'aac' });
  await world.settle();
}

export const resolution = {
  'Resolved reason': 'Resolved using the Knowledge Bank',
  'How to resolve it': 'Open the income screen, save it again, then recalculate.',
  'Source of the resolution': 'Knowledge Bank',
  'How was it given?': 'In writing, here in Slack',
  'Did it work in the call?': 'Not known yet: ask the caseworker',
};
export type ResolutionAnswers = Partial<Record<keyof typeof resolution, string>>;

/** Opens the form on the adviser's card; `answers` replace the usual ones, and what is not asked is left out. */
export async function fillsTheResolution(adviser: Person, answers: ResolutionAnswers = {}): Promise<void> {
  await adviser.presses('Record resolution');
  await adviser.sees('Source of the resolution', { only: 'modal' });
  for (const [label, answer] of Object.entries({ ...resolution, ...answers }))
    if (adviser.modal?.labels.includes(label)) await adviser.fills(label, answer);
}

/** Amir records a resolution, and everybody has been told. */
export async function isResolved(world: World, answers: ResolutionAnswers = {}): Promise<void> {
  const amir = world.person('amir');
  await fillsTheResolution(amir, answers);
  await amir.submits();
  await world.settle();
}

export async function aResolvedIncident(options: WorldOptions = {}, answers: ResolutionAnswers = {}) {
  const told = await anAuthorisedIncident(options);
  await isResolved(told.world, answers);
  return told;
}

/** The caseworker says that a resolution did not work, and what was tried. */
export async function itDidNotWork(person: Person, tried: string): Promise<void> {
  await person.presses('It did not work');
  await person.fills('What did you try, and what happened?', tried);
  await person.submits();
}

/** What 'Show and copy' has ready for somebody, by label; the modal is closed again. */
export async function showsAndCopies(person: Person): Promise<Record<string, string>> {
  await person.presses('Show and copy');
  await person.sees('Note for CMS2012', { only: 'modal' });
  const values = person.modal?.values ?? {};
  await person.submits();
  return values;
}

/** What has been decided, in order. */
export const decisions = async (world: World): Promise<string[]> =>
  (await theIncident(world)).history.filter(({ version }) => version !== undefined).map(({ what }) => what);

export const slack = (world: World): WebClient =>
  new WebClient(sampleWorkspace.app.botToken, { slackApiUrl: world.workspace.apiUrl });

/** Puts a copy of a message into the AAC's channel, where others can press its buttons, as only Slack itself could. */
export async function copiesCard(world: World, holder: Person, title: string): Promise<void> {
  const { blocks } = await holder.sees(title, { only: 'message' });
  await slack(world).chat.postMessage({
    channel: 'C0AAC',
    text: `Copy of ${title}`,
    blocks: JSON.parse(JSON.stringify(blocks)),
  });
}

/** The sample's channels, with more people in the AAC's. */
export const channelsWhere = (aacAlso: readonly string[]) =>
  sampleWorkspace.channels.map((channel) =>
    channel.name === 'aac' ? { ...channel, members: [...channel.members, ...aacAlso] } : channel,
  );

/** Every document of a collection, as it lies in the store. */
export const stored = (world: World, collection: string) =>
  world.desk.store.connection.collection(collection).find({}).toArray();

/** Every incident, as CaseDesk reads it. */
export async function incidents(world: World): Promise<Incident[]> {
  const ids = (await stored(world, 'incidents')).map(({ _id }) => String(_id));
  const found = await Promise.all(ids.map((id) => world.desk.store.incidents.find(id)));
  return found.filter((it) => it !== undefined);
}

export async function theIncident(world: World): Promise<Incident> {
  const [only, ...others] = await incidents(world);
  if (!only || others.length) throw new Error(`There are ${others.length + (only ? 1 : 0)} incidents.`);
  return only;
}

/** How often the app posted a message whose text begins with these words. */
export const posts = (world: World, start: string): number =>
  world.workspace.calls.filter(
    ({ method, args }) =>
      method === 'chat.postMessage' && String(args.text).replaceAll('&amp;', '&').startsWith(start),
  ).length;
