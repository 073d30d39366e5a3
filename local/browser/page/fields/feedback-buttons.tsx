import { looseOf, textIn, wordsIn } from '../blocks/read.ts';
import { Plain } from '../blocks/words.tsx';
import type { ElementGiven } from './element-given.ts';
import { usePress } from './use-press.ts';

export function FeedbackButtons({ block, element }: ElementGiven) {
  const { isBusy, press } = usePress(block, element);
  return (
    <span class="feedback">
      {[element.positive_button, element.negative_button].map(looseOf).map((one) => {
        const text = textIn(one.text);
        const spoken = wordsIn(one.accessibility_label);
        return (
          <button
            key={wordsIn(one.value)}
            type="button"
            class="press"
            {...(spoken && { 'aria-label': spoken })}
            {...(isBusy && { 'aria-busy': true, 'aria-disabled': true })}
            onClick={() => void press(wordsIn(one.value))}
          >
            {text && <Plain of={text} />}
          </button>
        );
      })}
    </span>
  );
}
