import { useSignal } from '@preact/signals';
import { directory } from '../state.ts';
import { Clock } from './clock.tsx';
import { Dialog } from './dialog.tsx';
import { personBy } from './names.ts';
import { People } from './people.tsx';
import { closeSide, openSide, pane, type SidePane } from './side.ts';
import { ThemeChoice } from './theme.tsx';

/** What is true of the whole window: that it is local, whose it is, what time it is there. */
export function Strip() {
  return (
    <header class="strip">
      <h1>
        <b>Local workspace</b>
        <span>: nothing here leaves this machine</span>
      </h1>
      <Who />
      <Clock />
      <div class="strip-tools">
        <Opens which="tour">Tour</Opens>
        <Opens which="inspector">Inspector</Opens>
        <ThemeChoice />
      </div>
    </header>
  );
}

function Who() {
  const isChoosing = useSignal(false);
  const me = personBy(directory.value?.me ?? '');
  const close = () => {
    isChoosing.value = false;
  };
  return (
    <>
      <div class="who-you-are">
        {me && (
          <p title={me.job}>
            You are <b>{me.realName}</b>
            {me.job && <span class="job">, {me.job.split(/[;,:]/)[0]}</span>}
          </p>
        )}
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => {
            isChoosing.value = true;
          }}
        >
          Be somebody else
        </button>
      </div>
      {isChoosing.value && (
        <Dialog title="Who do you want to be?" close={close}>
          <p class="about">A new window puts two people side by side.</p>
          <People chosen={close} />
          <div class="dialog-buttons">
            <button type="button" onClick={close}>
              Close
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Opens({ which, children }: { which: SidePane; children: string }) {
  const isOpen = pane.value === which;
  return (
    <button
      type="button"
      aria-pressed={isOpen}
      onClick={() => {
        if (isOpen) closeSide();
        else openSide(which);
      }}
    >
      {children}
    </button>
  );
}
