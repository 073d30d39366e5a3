import { useEffect, useRef } from 'preact/hooks';
import type { StepShown } from '../../protocol/shown.ts';
import { nameOf } from '../shell/names.ts';
import { BeLink } from './be-link.tsx';
import { FillIn } from './fill-in.tsx';
import { Lines } from './lines.tsx';
import { isMine, type Story, takeFocus } from './telling.ts';

/** All of a story's steps; the one to be done now stands open. */
export function Steps({ story: { steps, at } }: { story: Story }) {
  return (
    <ol class="tour-steps">
      {steps.map((step, index) => (
        <li
          key={step.title + index}
          class={index === at ? 'now' : step.isDone ? 'done' : 'later'}
          aria-current={index === at ? 'step' : undefined}
        >
          {index === at ? (
            <Now step={step} />
          ) : (
            <p class="step-title">
              {step.title} <span class="about">as {nameOf(step.as)}</span>
              {step.isDone && <span class="mark">Done</span>}
            </p>
          )}
          {index === at - 1 && step.note && <p class="note">{step.note}</p>}
        </li>
      ))}
    </ol>
  );
}

function Now({ step }: { step: StepShown }) {
  const mine = isMine(step);
  const title = useRef<HTMLHeadingElement>(null);
  // What was pressed to become its person goes with that.
  useEffect(() => takeFocus(title.current), [mine]);
  return (
    <>
      <h4 class="step-title" tabIndex={-1} ref={title}>
        {step.title} <span class="about">as {nameOf(step.as)}</span>
      </h4>
      {!mine && <BeLink step={step} />}
      <Lines lines={step.lines} />
      {mine && step.canFill && <FillIn />}
    </>
  );
}
