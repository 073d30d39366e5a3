import { wordsIn } from '../blocks/read.ts';
import { Plain } from '../blocks/words.tsx';
import { useConfirming } from './confirming.tsx';
import type { ElementGiven } from './element-given.ts';
import { usePress } from './use-press.ts';

const styles: Record<string, string> = { primary: ' press-primary', danger: ' press-danger' };

export function Button({ block, element, naming }: ElementGiven) {
  const { isBusy, press } = usePress(block, element);
  const { whenSure, question } = useConfirming(element.confirm);
  const url = /^https?:/i.test(wordsIn(element.url)) ? wordsIn(element.url) : undefined;
  const spoken = wordsIn(element.accessibility_label);
  const shared = {
    id: naming.id,
    'data-action': element.action_id,
    class: `press${styles[wordsIn(element.style)] ?? ''}`,
    ...(spoken && { 'aria-label': spoken }),
    ...(isBusy && { 'aria-busy': true as const, 'aria-disabled': true as const }),
  };
  const words = element.text && <Plain of={element.text} />;
  if (url && !element.confirm)
    return (
      <a {...shared} href={url} target="_blank" rel="noreferrer noopener" onClick={() => void press()}>
        {words}
      </a>
    );
  const go = () => {
    if (url) open(url, '_blank', 'noreferrer,noopener');
    void press();
  };
  return (
    <>
      <button type="button" {...shared} onClick={() => whenSure(go)}>
        {words}
      </button>
      {question}
    </>
  );
}
