import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ConfirmDialog } from '../../protocol/block-kit.ts';
import { Plain, Words } from '../blocks/words.tsx';

/** Does it at once, or after the question that the element asks. `question` is to be rendered. */
export function useConfirming(confirm: ConfirmDialog | undefined) {
  const [asked, setAsked] = useState<{ run(): void }>();
  const whenSure = (run: () => void) => (confirm ? setAsked({ run }) : run());
  const answer = (isSure: boolean) => {
    setAsked(undefined);
    if (isSure) asked?.run();
  };
  return { whenSure, question: asked && confirm && <Question of={confirm} answer={answer} /> };
}

function Question({ of, answer }: { of: ConfirmDialog; answer(isSure: boolean): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const isDanger = 'style' in of && of.style === 'danger';
  return (
    <dialog
      ref={dialog}
      class="question"
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        answer(false);
      }}
    >
      <h2 id={`${id}-title`}>
        <Plain of={of.title} />
      </h2>
      <div id={`${id}-text`}>
        <Words of={of.text} />
      </div>
      <div class="question-answers">
        <button type="button" class="press" onClick={() => answer(false)}>
          <Plain of={of.deny} />
        </button>
        <button
          type="button"
          class={isDanger ? 'press press-danger' : 'press press-primary'}
          onClick={() => answer(true)}
        >
          <Plain of={of.confirm} />
        </button>
      </div>
    </dialog>
  );
}
