import type { Incident } from '../../src/domain/incident/incident.ts';
import { refusals } from '../../src/domain/incident/refusals.ts';
import { mayLook } from '../../src/domain/incident/who-may-look.ts';
import { standingFor } from '../../src/domain/incident/whose.ts';
import { type Actor, type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Showing, Typed } from '../../src/slack/desk.ts';
import type { Face } from '../../src/slack/face.ts';
import type { Line } from '../../src/slack/text.ts';
import type { Deps } from '../deps.ts';
import { concerning } from './at-home.ts';
import { type IncidentCards, incidentCards } from './cards.ts';
import { openRaising } from './raise.ts';

// Two lists of the longest lines fit the 10,000 characters that Slack takes of a message.
const most = 15;

/** `/incident`: alone it raises one; `mine`, a number and `help` are answered privately. */
export function command(deps: Deps): void {
  const cards = incidentCards(deps.organisation);
  deps.desk.command('/incident', async (typed) => {
    const asked = typed.text.toLowerCase();
    if (asked === '') return openRaising(deps, typed);
    if (asked === 'mine') return { show: mine(cards, typed.actor, await concerning(deps, typed.actor)) };
    const [, area, digits] = /^([a-z]{2,4})[ -]?(\d{5})$/.exec(asked) ?? [];
    if (area && digits) return byNumber(deps, cards, `${area.toUpperCase()}${digits}`, typed);
    return { show: asked === 'help' ? help : { ...help, title: 'CaseDesk does not know that one' } };
  });
}

async function byNumber(
  { incidents }: Deps,
  cards: IncidentCards,
  reference: string,
  { actor }: Typed,
): Promise<Showing | Refusal> {
  const it = await incidents.referenced(reference);
  // The same words whether it is not there or not theirs: a number alone tells nothing.
  if (!it || !mayLook(it, actor)) return refuse(refusals.noSuchNumber);
  return { show: cards.forPerson(it, actor), target: { kind: 'incident', id: it._id } };
}

function mine(cards: IncidentCards, actor: Actor, all: readonly Incident[]): Face {
  const listed = (standing: 'to do' | 'waited for', title: string, none: string): Line[] => {
    const own = all.filter((it) => standingFor(it, actor) === standing);
    return [
      [{ bold: title }],
      ...(own.length ? own.slice(0, most).map((it) => cards.inALine(it, actor)) : [[none]]),
      ...(own.length > most ? [[`and ${own.length - most} more. Your Home in CaseDesk has them.`]] : []),
    ];
  };
  return {
    title: 'Your incidents',
    lines: [
      ...listed('to do', 'Waiting for you', 'Nothing waits for you.'),
      ...listed('waited for', 'You are waiting for', 'You are waiting for nothing.'),
      ["Your Home in CaseDesk has the buttons; '/incident' and a number shows one of them."],
    ],
  };
}

const help: Face = {
  title: '/incident',
  lines: [
    [{ code: '/incident' }, ' raises an incident. Your team leader is asked first, then it goes to the AAC.'],
    [{ code: '/incident mine' }, ' lists what waits for you and what you wait for.'],
    [{ code: '/incident PLY12345' }, ' shows the incident with that number.'],
    [{ code: '/incident help' }, ' shows this.'],
  ],
};
