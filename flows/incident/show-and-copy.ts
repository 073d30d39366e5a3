import type { KnownBlock, View } from '@slack/types';
import { stillSaid } from '../../src/domain/incident/conversation.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { latestLines, noteText } from '../../src/domain/incident/note-text.ts';
import { look } from '../../src/domain/incident/who-may-look.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { isRefusal } from '../../src/domain/transition.ts';
import { copyBlocks } from '../../src/slack/text-to-copy.ts';
import type { Deps } from '../deps.ts';
import { saved } from '../saved.ts';
import { showButton } from './buttons.ts';

const detailsView = 'incident-details';

/** Shows an incident whole, ready to copy, to those who may; each look goes into its history. */
export function show(deps: Deps): void {
  const { desk, incidents, directory } = deps;
  desk.readOnly(detailsView);
  desk.opens(showButton.action, async ({ actor, target, key, at }) => {
    const looked = await saved(() => incidents.change(target.id, key, (it) => look(it, actor, { at, key })));
    if (isRefusal(looked)) return looked;
    const names = await namesIn(looked.record, (id) => directory.name(id));
    return { view: details(looked.record, (id) => names.get(id) ?? 'a colleague') };
  });
}

async function namesIn(it: Incident, nameOf: (id: string) => Promise<string>): Promise<Map<string, string>> {
  const people = [...new Set(it.history.map(({ by }) => by))];
  return new Map(await Promise.all(people.map(async (id) => [id, await nameOf(id)] as const)));
}

const mostBlocks = 40;

/** How each decision that has words is told. */
const speech: Record<string, string> = {
  'ask-for-information': 'asked',
  'give-information': 'answered',
  advise: 'advised',
  'confirm-advice': 'reported that the advice worked',
  'report-advice-failed': 'reported that the advice did not help',
  'send-to-advice-and-guidance': 'sent it to Advice & Guidance under SR',
  'report-advice-and-guidance-resolved': 'reported the answer of Advice & Guidance, which helped',
  'report-advice-and-guidance-failed': 'reported the answer of Advice & Guidance, which did not help',
  'name-local-action': 'named local action',
  'report-local-action': 'reported that it did not help',
  'report-resolved': 'reported that it helped',
  resolve: 'recorded a resolution',
  'report-not-worked': 'reported that the resolution did not work',
  say: 'wrote',
  reword: 'wrote',
};

function details(it: Incident, nameOf: (person: string) => string): View {
  const said = it.history
    .filter((entry) => stillSaid(it, entry))
    .flatMap(({ by, at, what, said: words }) =>
      words && speech[what] ? [`${nameOf(by)} ${speech[what]} on ${dateAndTime(at)}:\n${words}`] : [],
    );
  const latest = latestLines(it, nameOf);
  // A view holds a hundred blocks and 250 kB; each label says how many parts there are.
  const blocks: KnownBlock[] = [
    ...(latest ? copyBlocks('latest', 'To add to the note: the latest step', latest) : []),
    ...copyBlocks('note', 'Note for CMS2012', noteText(it, nameOf)),
    ...(said.length
      ? copyBlocks('said', 'What has been said, latest first', said.reverse().join('\n\n'))
      : []),
  ];
  const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });
  return {
    type: 'modal',
    callback_id: detailsView,
    title: plain(it.reference ? `Incident ${it.reference}` : 'Incident details'),
    submit: plain('Done'),
    close: plain('Close'),
    blocks: blocks.slice(0, mostBlocks),
  };
}
