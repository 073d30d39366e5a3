import { useState } from 'preact/hooks';
import { Choosing } from './choosing.tsx';
import type { ElementGiven } from './element-given.ts';
import { choicesIn, groupsOf, matching } from './options.ts';

export function MultiStaticSelect(given: ElementGiven) {
  const [typed, setTyped] = useState('');
  const groups = groupsOf(given.element);
  return (
    <Choosing
      {...given}
      placeholder="Choose options"
      groups={matching(groups, typed)}
      onTyped={setTyped}
      choiceFor={(value) => choicesIn(groups).find((one) => one.value === value) ?? { value, words: value }}
    />
  );
}
