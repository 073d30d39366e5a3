import { refusals } from '../../src/domain/call-back/refusals.ts';
import { leads } from '../../src/domain/call-back/who.ts';
import { mayLook } from '../../src/domain/call-back/who-may-look.ts';
import { saidTime } from '../../src/domain/said-times.ts';
import { isRefusal, type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Showing, Typed } from '../../src/slack/desk.ts';
import type { Face } from '../../src/slack/face.ts';
import type { Deps } from '../deps.ts';
import { concerning } from './at-home.ts';
import { openBooking } from './book.ts';
import { awayButton, bookButton } from './buttons.ts';
import { cardForPerson } from './cards.ts';
import { openAway } from './going-away.ts';
import { mine, team, today, whereInCms2012 } from './lists.ts';

/** `/call-back`: alone and with `book` it books one; everything else is answered privately. In Home, both have buttons. */
export function command(deps: Deps): void {
  deps.desk.opens(bookButton.action, (press) => openBooking(deps, press));
  deps.desk.opens(awayButton.action, (press) => openAway(deps, press));
  deps.desk.command('/call-back', async (typed) => {
    const { actor, at } = typed;
    const [asked = '', ...rest] = typed.text.toLowerCase().split(/\s+/);
    const words = [asked, ...rest].join(' ');
    if (asked === '') return openBooking(deps, typed);
    if (asked === 'book') return openBooking(deps, typed, rest.length ? { when: rest.join(' ') } : {});
    const [, digits] = /^cb[ -]?(\d{1,9})$/.exec(words) ?? [];
    if (digits) return byReference(deps, `CB${digits.padStart(5, '0')}`, typed);
    switch (words) {
      case 'mine':
        return { show: mine(await concerning(deps, actor), actor) };
      case 'today':
        return { show: today(await concerning(deps, actor), actor, at) };
      case 'team':
        return leads(actor) ? { show: team(await concerning(deps, actor), actor) } : refuse(refusals.noTeam);
      case 'away':
        return openAway(deps, typed);
      case 'help':
        return { show: help };
      default:
        // A time alone books, too: who is on the phone leaves words out.
        if (!isRefusal(saidTime(words, { now: at }))) return openBooking(deps, typed, { when: words });
        return { show: { ...help, title: 'CaseDesk does not know that one' } };
    }
  });
}

async function byReference(
  { callBacks }: Deps,
  reference: string,
  { actor }: Typed,
): Promise<Showing | Refusal> {
  const it = await callBacks.referenced(reference);
  // The same words whether it is not there or not theirs: a reference alone tells nothing.
  if (!it || !mayLook(it, actor)) return refuse(refusals.noSuchReference);
  return { show: cardForPerson(it, actor), target: { kind: 'call-back', id: it._id } };
}

const help: Face = {
  title: '/call-back',
  lines: [
    [
      { code: '/call-back' },
      ' books a call-back; so does ',
      { code: '/call-back fri 2pm' },
      ', with the time filled in.',
    ],
    [{ code: '/call-back mine' }, ' lists what waits for you and what you wait for.'],
    [{ code: '/call-back today' }, ' lists the calls that you have to make today, by time.'],
    [
      { code: '/call-back team' },
      " lists your team's, for a team leader: first promise, next call, attempts, whether reminded.",
    ],
    [{ code: '/call-back CB00001' }, ' shows the call-back with that reference, and its buttons.'],
    [{ code: '/call-back away' }, ' hands over what falls due while you are away.'],
    [{ code: '/call-back help' }, ' shows this.'],
    [whereInCms2012],
  ],
};
