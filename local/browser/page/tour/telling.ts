import { computed, effect } from '@preact/signals';
import type { StepShown, Tour } from '../../protocol/shown.ts';
import { ask } from '../live.ts';
import { go } from '../route.ts';
import { nameOf, personBy } from '../shell/names.ts';
import { announce, sayError } from '../shell/notices.tsx';
import { isNarrow } from '../shell/place.ts';
import { closeSide, openSide } from '../shell/side.ts';
import { directory, tour } from '../state.ts';

export type Story = NonNullable<Tour['story']>;

/** The step to be done now, while a story is being told. */
export const currentStep = computed<StepShown | undefined>(() => {
  const { story } = tour.value;
  return story?.steps[story.at];
});

export const isMine = (step: StepShown): boolean => step.as === directory.value?.me;

/** Whether the next thing that stands there is to be read from its beginning: what was pressed for it has gone. */
let wantsFocus = false;

/** Once, after somebody pressed what then went. */
export function takeFocus(it: HTMLElement | null): void {
  if (!wantsFocus || !it) return;
  wantsFocus = false;
  it.focus();
}

function focusNext(): void {
  wantsFocus = true;
}

/** Tells a story from its first step. */
export function begin(story: string): void {
  focusNext();
  ask({ act: 'tell story', story }).catch(sayError);
}

/** The same where nobody has been chosen yet: the window becomes the one whose turn is first. */
export function beginAsFirst(story: string): void {
  ask({ act: 'tell story', story })
    .then(() => {
      const stop = effect(() => {
        const told = tour.value.story;
        const first = told?.id === story && told.at === 0 ? told.steps[0] : undefined;
        const person = first && personBy(first.as);
        if (!person) return;
        queueMicrotask(() => {
          stop();
          if (!isNarrow.peek()) openSide('tour');
          be(person.name, first.at);
        });
      });
    })
    .catch(sayError);
}

export function end(): void {
  focusNext();
  ask({ act: 'tell story', story: null }).catch(sayError);
}

/** This window is somebody else's from now on, at the place of their step. A narrow one shows that place alone. */
export function be(handle: string, at: string): void {
  if (isNarrow.peek()) closeSide();
  else focusNext();
  go({ as: handle, at, thread: undefined });
}

/** The first story after this one that has not been told to its end. */
export function nextStory({ stories }: Tour, id: string): Tour['stories'][number] | undefined {
  const at = stories.findIndex((one) => one.id === id);
  return [...stories.slice(at + 1), ...stories.slice(0, Math.max(0, at))].find(({ isDone }) => !isDone);
}

let before: Story | undefined;
effect(() => {
  const { story } = tour.value;
  const step =
    before && story?.id === before.id && story.at > before.at ? story.steps[story.at - 1] : undefined;
  if (story && step) announce(`Done: ${step.title}. ${whatFollows(story)}`);
  before = story;
});

function whatFollows({ steps, at }: Story): string {
  const next = steps[at];
  return next ? `Next, as ${nameOf(next.as)}: ${next.title}.` : 'That was the whole story.';
}
