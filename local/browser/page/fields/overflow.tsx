import { textIn, wordsIn } from '../blocks/read.ts';
import { said } from '../blocks/said.ts';
import { Menu } from '../shell/menu.tsx';
import { useConfirming } from './confirming.tsx';
import type { ElementGiven } from './element-given.ts';
import { usePress } from './use-press.ts';

export function Overflow({ block, element, naming }: ElementGiven) {
  const { press } = usePress(block, element);
  const { whenSure, question } = useConfirming(element.confirm);
  const items = () =>
    (element.options ?? []).map((option) => ({
      words: said(option.text),
      about: said(textIn(option.description)),
      run: () =>
        whenSure(() => {
          const url = wordsIn(option.url);
          if (/^https?:/i.test(url)) open(url, '_blank', 'noreferrer,noopener');
          void press(option.value);
        }),
    }));
  return (
    <>
      <Menu
        label={naming.label ? `More options: ${naming.label}` : 'More options'}
        items={items}
        class="press press-more"
      >
        <span aria-hidden="true">⋯</span>
      </Menu>
      {question}
    </>
  );
}
