import { directory } from '../state.ts';
import { Stories } from '../tour/stories.tsx';
import { Lost } from './lost.tsx';
import { Notices } from './notices.tsx';
import { People } from './people.tsx';
import { ThemeChoice } from './theme.tsx';

/** The page on which one picks somebody. */
export function Choosing() {
  return (
    <div class="choosing">
      <Lost />
      <header>
        <h1>Try CaseDesk on this machine</h1>
        <p>
          This is a local workspace with made-up people and a sample organisation{' '}
          {directory.value && `(${directory.value.workspace})`}. It looks like Slack, and it is not Slack:
          nothing leaves this machine. Do not type real client data.
        </p>
        <ThemeChoice />
      </header>
      <main>
        <section aria-labelledby="who">
          <h2 id="who">Who do you want to be?</h2>
          <p class="about">Open two people in two windows, and you have both sides of a conversation.</p>
          {directory.value ? <People /> : <p>Connecting…</p>}
        </section>
        <Stories />
      </main>
      <Notices />
    </div>
  );
}
