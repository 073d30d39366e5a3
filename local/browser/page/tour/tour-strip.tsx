import { tour } from '../state.ts';
import { FillIn } from './fill-in.tsx';
import { Lines } from './lines.tsx';
import { currentStep, isMine } from './telling.ts';

const isWide = (): boolean => matchMedia('(min-width: 40rem)').matches;

/** The step at hand where the tour's own pane cannot be reached or has given way, as in a modal. */
export function TourStrip() {
  const step = currentStep.value;
  const { story } = tour.value;
  if (!step || !story || !isMine(step)) return null;
  return (
    <section class="tour-strip" aria-label="Guided tour">
      <details open={isWide()}>
        <summary>
          Tour, step {story.at + 1} of {story.steps.length}: {step.title}
        </summary>
        <Lines lines={step.lines} />
      </details>
      {step.canFill && <FillIn />}
    </section>
  );
}
