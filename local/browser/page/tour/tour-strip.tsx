import { nameOf } from '../shell/names.ts';
import { tour, views } from '../state.ts';
import { BeLink } from './be-link.tsx';
import { FillIn } from './fill-in.tsx';
import { Lines } from './lines.tsx';
import { currentStep, isMine } from './telling.ts';

const isWide = (): boolean => matchMedia('(min-width: 40rem)').matches;

/** The step at hand where the tour's own pane cannot be reached or has given way, as in a modal. */
export function TourStrip() {
  const step = currentStep.value;
  const { story } = tour.value;
  if (!step || !story) return null;
  const mine = isMine(step);
  // An open form is to be seen to before one becomes somebody else.
  if (!mine && views.value.stack.length > 0) return null;
  const title = `Tour, step ${story.at + 1} of ${story.steps.length}: ${step.title}`;
  return (
    <section class="tour-strip" aria-label="Guided tour">
      {mine ? (
        <details open={isWide()}>
          <summary>{title}</summary>
          <Lines lines={step.lines} />
        </details>
      ) : (
        <div>
          <b>{title}</b> <span>as {nameOf(step.as)}</span>
          <BeLink step={step} />
        </div>
      )}
      {mine && step.canFill && <FillIn />}
    </section>
  );
}
