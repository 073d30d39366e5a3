import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ViewShown } from '../../protocol/shown.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Plain } from '../blocks/words.tsx';
import { flushed } from '../fields/flushing.ts';
import { ask } from '../live.ts';
import { Notices, sayError } from '../shell/notices.tsx';
import { TourStrip } from '../tour/tour-strip.tsx';
import { fieldsIn, focusOnError, focusOnStart, isTurned, wayBack } from './focus.ts';

export function Modal({ view }: { view: ViewShown }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [isSending, setSending] = useState(false);
  const underWay = useRef(false);
  const place = { kind: 'view', view: view.id } as const;
  const problems = Object.keys(view.errors).length;

  useLayoutEffect(() => {
    const shown = dialog.current;
    const goBack = wayBack();
    shown?.showModal();
    focusOnStart(shown);
    return () => {
      shown?.close();
      goBack(shown);
    };
  }, []);

  // What the answer to a submission leaves to look at: another page of the form, or fields to put right.
  const sentHash = useRef<string | undefined>(undefined);
  const settle = () => {
    if (sentHash.current === undefined) return;
    if (view.hash !== sentHash.current) {
      sentHash.current = undefined;
      focusOnStart(dialog.current);
    } else if (problems > 0) {
      sentHash.current = undefined;
      focusOnError(dialog.current);
    }
  };
  const latest = useRef(settle);
  latest.current = settle;
  useLayoutEffect(() => latest.current(), [view.hash, view.errors]);

  // A button in the form may turn the page, too.
  const fields = useRef<Element[]>([]);
  useLayoutEffect(() => {
    const before = fields.current;
    fields.current = fieldsIn(dialog.current);
    if (isTurned(before)) focusOnStart(dialog.current);
  }, [view.hash]);

  const submit = async () => {
    if (underWay.current || !view.submit) return;
    underWay.current = true;
    setSending(true);
    try {
      if (await flushed(`view ${view.id}`)) {
        sentHash.current = view.hash;
        await ask({ act: 'submit', view: view.id });
        latest.current();
      } else focusOnError(dialog.current);
    } catch (error) {
      sayError(error);
    } finally {
      underWay.current = false;
      setSending(false);
    }
  };
  const cancel = () => void ask({ act: 'cancel', view: view.id }).catch(sayError);

  return (
    <dialog
      ref={dialog}
      class="modal"
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault();
        cancel();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        cancel();
      }}
    >
      <form
        class="modal-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <header class="modal-head">
          <h2 id={`${id}-title`} tabIndex={-1}>
            {view.title ? <Plain of={view.title} /> : 'Form'}
          </h2>
          <button
            type="button"
            class="quiet modal-close"
            aria-label="Close"
            onClick={() => void ask({ act: 'close' }).catch(sayError)}
          >
            <span aria-hidden="true">×</span>
          </button>
        </header>
        <div class="modal-body">
          <TourStrip />
          {view.trouble && (
            <p class="modal-trouble" role="alert">
              {view.trouble}
            </p>
          )}
          <div role="alert">
            {problems > 0 && (
              <p class="modal-problems">
                {problems === 1
                  ? 'There is 1 problem. Put it right below.'
                  : `There are ${problems} problems. Put them right below.`}
              </p>
            )}
          </div>
          <Blocks place={place} blocks={view.blocks} values={view.values} errors={view.errors} />
        </div>
        <footer class="modal-foot">
          <Notices />
          <button type="button" class="press" onClick={cancel}>
            {view.close ? <Plain of={view.close} /> : view.submit ? 'Cancel' : 'Close'}
          </button>
          {view.submit && (
            <button
              type="submit"
              class="press press-primary"
              {...(isSending && { 'aria-busy': true, 'aria-disabled': true })}
            >
              {isSending ? 'Sending…' : <Plain of={view.submit} />}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}
