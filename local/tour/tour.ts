import type { Tour } from '../browser/protocol/shown.ts';
import type { Workspace } from '../slack/index.ts';
import type { Act } from './acts.ts';
import { past, type Since, upToNow } from './evidence.ts';
import { linesNow, linesOf } from './lines.ts';
import { placeOf } from './places.ts';
import { keptProgress } from './progress.ts';
import { type Asked, settling } from './settling.ts';
import { stories as allStories } from './stories.ts';
import type { Step, Story } from './story.ts';

/** Tells stories, one at a time to everybody, and sees by itself when a step has been done. */
export interface TourGuide {
  shown(): Tour;
  /** Throws a sentence for a story that there is not; null ends the telling. */
  tell(story: string | null): void;
  /** Fills in the step at hand for the person of this id, in what they have open. */
  fillIn(as: string): Promise<void>;
  /** Calls back after each change; the answer ends it. */
  subscribe(listener: () => void): () => void;
  stop(): Promise<void>;
}

/** Goes by what happens in the workspace; without a folder it forgets how far somebody came. */
export async function startTour(
  workspace: Workspace,
  { folder, stories = allStories }: { folder?: string; stories?: readonly Story[] } = {},
): Promise<TourGuide> {
  const kept = keptProgress(folder);
  const before = await kept.read();
  const done = new Set(before.done);
  const listeners = new Set<() => void>();
  let story = stories.find(({ id }) => id === before.story);
  let at = story ? Math.min(before.at, story.steps.length) : 0;
  let since = beginning(workspace, story);

  const keep = () => kept.write({ ...(story && { story: story.id }), at, done: [...done] });

  /** Marks every step that has been done by now. */
  function look(): void {
    const from = at;
    for (let step = story?.steps[at]; step; step = story?.steps[at]) {
      const next = past(workspace, step.until, since);
      if (!next) break;
      since = next;
      at += 1;
    }
    if (at === from) return;
    if (story && at === story.steps.length) done.add(story.id);
    keep();
  }

  function shown(): Tour {
    look();
    return {
      is: 'tour',
      stories: stories.map(({ id, title, about, under, minutes }) => ({
        id,
        title,
        about,
        under,
        minutes,
        isDone: done.has(id),
      })),
      ...(story && {
        story: {
          id: story.id,
          title: story.title,
          at,
          steps: story.steps.map((step, index) => ({
            title: step.title,
            as: workspace.person(step.as).id,
            at: placeOf(workspace, step),
            lines: index === at ? linesNow(workspace, step) : linesOf(step),
            ...(step.note !== undefined && { note: step.note }),
            isDone: index < at,
            canFill: index === at && fillable(workspace, step).length > 0,
          })),
        },
      }),
    };
  }

  let told = '';
  let isAsked = false;
  const tellOthers = () => {
    isAsked = false;
    if (listeners.size === 0) return;
    const now = JSON.stringify(shown());
    if (now === told) return;
    told = now;
    for (const listener of [...listeners]) listener();
  };
  const later = () => {
    if (isAsked) return;
    isAsked = true;
    setImmediate(tellOthers);
  };
  const unsubscribe = workspace.subscribe(later);

  return {
    shown,
    tell(id) {
      const asked = stories.find((one) => one.id === id);
      if (id !== null && !asked) throw new Error('There is no such story.');
      story = asked;
      at = 0;
      since = beginning(workspace, story);
      keep();
      later();
    },
    async fillIn(as) {
      look();
      const step = story?.steps[at];
      if (!step) throw new Error('No story is being told.');
      const person = workspace.person(step.as);
      if (workspace.person(as).id !== person.id) throw new Error(`Be ${person.name} for this step.`);
      const fields = fillable(workspace, step);
      if (fields.length === 0) throw new Error('Open the form first: then it can be filled in.');
      for (const { label, entry } of fields) await person.fills(label, entry);
    },
    subscribe(listener) {
      if (listeners.size === 0) told = JSON.stringify(shown());
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      unsubscribe();
      listeners.clear();
      await kept.idle();
    },
  };
}

const beginning = (workspace: Workspace, story: Story | undefined): Since =>
  upToNow(
    workspace,
    (story?.steps ?? []).flatMap(({ until }) => until),
  );

interface Entered {
  label: string;
  entry: string | string[];
}

/** What of a step's words the form that its person has open asks for. */
function fillable(workspace: Workspace, { as, acts }: Step): Entered[] {
  const { modal } = workspace.person(as);
  const entries = modal ? acts.flatMap((act) => entered(act, modal)) : [];
  return entries.filter(({ label }) => modal?.labels.includes(label));
}

function entered(act: Act, modal: Asked): Entered[] {
  switch (act.does) {
    case 'fills':
      return [{ label: act.label, entry: act.text }];
    case 'chooses':
      return [{ label: act.label, entry: act.option }];
    case 'settles':
      return settling(modal, act.answers);
    default:
      return [];
  }
}
