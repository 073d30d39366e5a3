import { tour } from '../state.ts';
import { BeLink } from './be-link.tsx';
import { StoryList } from './story-list.tsx';
import { beginAsFirst, currentStep } from './telling.ts';

/** The stories on the page where one picks somebody. */
export function Stories() {
  const { story, stories } = tour.value;
  const step = currentStep.value;
  if (stories.length === 0) return null;
  return (
    <section class="tour-choosing" aria-labelledby="stories">
      <h2 id="stories">Or follow a story</h2>
      <p class="about">
        Each step says who to be and what to press, and marks itself done once it has happened.
      </p>
      {story && step && (
        <div class="going-on">
          <p>
            <b>{story.title}</b> is at step {story.at + 1} of {story.steps.length}: {step.title}.
          </p>
          <BeLink step={step} />
        </div>
      )}
      <StoryList begin={beginAsFirst} />
    </section>
  );
}
