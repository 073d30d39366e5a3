import type { HomeView } from '@slack/types';
import { z } from 'zod';
import { isRefusal } from '../domain/transition.ts';
import type { Origin } from './gate.ts';
import { homeSaying, homeView } from './home-view.ts';
import { admitted, type Counter } from './listeners.ts';
import { sentences } from './sentences.ts';

/** Draws people's Homes; never throws, for a Home can be asked for again. */
export interface Homes {
  draw(person: string, origin: Origin): Promise<void>;
  /** The same for those who have opened theirs: others would be shown what they never asked for. */
  drawAgain(person: string, origin: Origin): Promise<void>;
}

/** One drawing of a Home at a time, so that an older one never goes over a newer; all who ask meanwhile share the next. */
export function homesOf(counter: Counter): Homes {
  const drawing = new Map<string, { now: Promise<void>; next?: Promise<void> }>();
  const opened = new Set<string>();

  function draw(person: string, origin: Origin): Promise<void> {
    opened.add(person);
    const under = drawing.get(person);
    if (under) {
      under.next ??= under.now.then(() => draw(person, origin));
      return under.next;
    }
    const now = publish(counter, person, origin).finally(() => drawing.delete(person));
    drawing.set(person, { now });
    return now;
  }
  return {
    draw,
    drawAgain: async (person, origin) => {
      if (opened.has(person)) await draw(person, origin);
    },
  };
}

async function publish(counter: Counter, person: string, origin: Origin): Promise<void> {
  const { client, log } = counter;
  try {
    const view = await read(counter, person, origin);
    if (view) await client.views.publish({ user_id: person, view });
  } catch (error) {
    log.warn({ err: error }, 'a Home was not published');
  }
}

async function read(counter: Counter, person: string, origin: Origin): Promise<HomeView | undefined> {
  const { desk, clock, log, newId } = counter;
  const answer = desk.homes.get('home');
  if (!answer) return undefined;
  const at = clock.now();
  try {
    const actor = await admitted(counter, origin, person);
    return isRefusal(actor) ? homeSaying(actor.refused) : homeView(await answer({ actor, at }), at);
  } catch (error) {
    const reference = newId().slice(0, 8);
    log.error({ err: error, reference }, 'a Home was not put together');
    return homeSaying(sentences.homeNotDrawn(reference), at);
  }
}

const opened = z.looseObject({ user: z.string(), tab: z.string() });

/** A Home that is opened is acked at once: nothing is lost if it is not drawn. */
export function listenToHome({ events, inFlight }: Counter, homes: Homes): void {
  events.on('app_home_opened', async (event, { team }) => {
    const { user, tab } = opened.parse(event);
    if (tab === 'home') void inFlight.track(homes.draw(user, { team }));
  });
}
