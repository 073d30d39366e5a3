import type { KnownBlock, View } from '@slack/types';
import type { Organisation } from '../../src/config/organisation.ts';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { noteText } from '../../src/domain/call-back/note-text.ts';
import { statusInWords } from '../../src/domain/call-back/refusals.ts';
import { itself } from '../../src/domain/call-back/who.ts';
import { look, type Sight, sightOf } from '../../src/domain/call-back/who-may-look.ts';
import { type Actor, isRefusal } from '../../src/domain/transition.ts';
import { type Line, richText } from '../../src/slack/text.ts';
import { copyBlocks } from '../../src/slack/text-to-copy.ts';
import type { Deps } from '../deps.ts';
import { saved } from '../saved.ts';
import { times } from './about.ts';
import { showButton } from './buttons.ts';
import { stepLines } from './steps.ts';
import { textsToEnter } from './texts-to-enter.ts';
import { toRing } from './to-ring.ts';

const detailsView = 'call-back-details';

/**
 * Shows what someone may see of a call-back, ready to copy: what it takes to ring the client, the texts for CMS2012 and for
 * mailboxes, and what came of it (CB-08, CB-40, Q26). Each look goes into its history.
 */
export function show(deps: Deps): void {
  const { desk, callBacks, directory, organisation } = deps;
  desk.readOnly(detailsView);
  desk.opens(showButton.action, async ({ actor, target, key, at }) => {
    const looked = await saved(() => callBacks.change(target.id, key, (it) => look(it, actor, { at, key })));
    if (isRefusal(looked)) return looked;
    const { record } = looked;
    const names = await namesIn(record, (id) => directory.name(id));
    return { view: details(record, actor, (id) => names.get(id) ?? 'a colleague', organisation) };
  });
}

async function namesIn(it: CallBack, nameOf: (id: string) => Promise<string>): Promise<Map<string, string>> {
  const byPeople = it.history.filter(({ by }) => by !== itself.id);
  const people = new Set(byPeople.flatMap(({ by, facts }) => (facts?.to ? [by, facts.to] : [by])));
  return new Map(await Promise.all([...people].map(async (id) => [id, await nameOf(id)] as const)));
}

function details(
  it: CallBack,
  actor: Actor,
  nameOf: (person: string) => string,
  { links }: Pick<Organisation, 'links'>,
): View {
  // Whoever has just looked may; a press that is sent twice is answered as the first time.
  const sight = sightOf(it, actor) ?? 'outcome';
  const note = noteText(it, nameOf, { words: sight === 'whole' });
  const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });
  const blocks: KnownBlock[] = [
    richText(whatThisIs(it, actor, sight)),
    ...(sight === 'whole' ? toRing(it) : []),
    ...(sight === 'outcome' ? [] : textsToEnter(it)),
    ...(sight === 'outcome' ? [] : stepsSoFar(it)),
    ...copyBlocks('note', 'What came of it, for the contact notes or the SR notes', note),
    ...pagesNamed(links),
  ];
  return {
    type: 'modal',
    callback_id: detailsView,
    title: plain(it.reference ? `Call-back ${it.reference}` : 'Call-back details'),
    submit: plain('Done'),
    close: plain('Close'),
    blocks,
  };
}

/** What stands above it all; who was passed the details views them, and does not act on the case (CB-43). */
function whatThisIs(it: CallBack, { id }: Actor, sight: Sight): Line[] {
  if (sight === 'outcome')
    return [['The contact number and the SCIN are shown to whoever makes the call, and to who leads them.']];
  if (sight === 'to-enter') return [['These texts are yours to enter in CMS2012, or to send.']];
  const isPassedOn = it.viewers.includes(id) && id !== it.owner && id !== it.answerable;
  return [
    ...(isPassedOn ? [['To view. Whoever has it records what comes of it.']] : []),
    ...times(it),
    [`Status: ${statusInWords(it)}.`],
  ];
}

function stepsSoFar(it: CallBack): KnownBlock[] {
  const lines = stepLines(it);
  return lines.length ? [richText([[{ bold: 'Steps in CMS2012' }], ...lines])] : [];
}

const pageNames = [
  'Call - Overview',
  'Telephony Overview',
  'Terminology Changes',
  'Work Management',
] as const;

/** CB-48: the pages that the procedure names, as far as the organisation file says where they are. */
function pagesNamed(links: Organisation['links']): KnownBlock[] {
  const pages = pageNames.flatMap((name): Line[] => {
    const link = links[name];
    return link ? [[{ link, words: name }]] : [];
  });
  return pages.length ? [richText([['With clients, use the new terms. Pages that help:'], ...pages])] : [];
}
