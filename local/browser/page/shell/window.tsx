import { useEffect } from 'preact/hooks';
import { Conversation } from '../conversation/conversation.tsx';
import { hasGone, home, route } from '../route.ts';
import { directory } from '../state.ts';
import { TourStrip } from '../tour/tour-strip.tsx';
import { Home } from '../views/home.tsx';
import { Modals } from '../views/modals.tsx';
import { AppHeader } from './app-header.tsx';
import { followPlace } from './follow.ts';
import { Lost } from './lost.tsx';
import { clearNotices, Notices } from './notices.tsx';
import { conversationHere, isNarrow, onlyPane, place } from './place.ts';
import { pane } from './side.ts';
import { SidePane } from './side-pane.tsx';
import { Sidebar } from './sidebar.tsx';
import { SkipLinks } from './skip-links.tsx';
import { Strip } from './strip.tsx';
import { followTitle } from './title.ts';
import { followToday } from './today.ts';

/** One person's window. */
export function Window() {
  const { as } = route.value;
  useEffect(followPlace, []);
  useEffect(followTitle, []);
  useEffect(followToday, []);
  // Again whenever the person changes.
  useEffect(clearNotices, [as]);
  useEffect(focusOnPane, [onlyPane.value, as, conversationHere.value === undefined]);
  return (
    <div class="window" data-pane={onlyPane.value} data-side={pane.value}>
      {(!isNarrow.value || onlyPane.value === 'main') && <SkipLinks />}
      <Strip />
      <Lost />
      <div class="list" role={isNarrow.value && onlyPane.value === 'list' ? 'main' : undefined}>
        <Sidebar />
      </div>
      <main class="main" aria-label="Conversation">
        {isNarrow.value && <TourStrip />}
        <Middle />
      </main>
      <SidePane />
      <Modals />
      <Notices />
    </div>
  );
}

/** Where one pane, or one person, gives way to another, the focus goes along. */
function focusOnPane(): void {
  const { activeElement: focused } = document;
  const isKept = focused !== null && focused !== document.body && focused.checkVisibility();
  // A window that has just been loaded begins at its top.
  if (isKept || !(isNarrow.peek() || hasGone.peek())) return;
  const panes = { list: '.sidebar h2', main: '.main h2', side: '.side h2' };
  document.querySelector<HTMLElement>(panes[isNarrow.peek() ? onlyPane.peek() : 'main'])?.focus();
}

function Middle() {
  const here = conversationHere.value;
  if (directory.value === undefined) return <p class="waiting">Connecting…</p>;
  if (place.value === home)
    return (
      <>
        <AppHeader at={home} />
        <div class="home-place">
          <Home />
        </div>
      </>
    );
  if (here) return <Conversation key={here.id} id={here.id} />;
  return <p class="waiting">Choose a conversation.</p>;
}
