import { useEffect } from 'preact/hooks';
import { Conversation } from '../conversation/conversation.tsx';
import { home, route } from '../route.ts';
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
  return (
    <div class="window" data-pane={onlyPane.value} data-side={pane.value}>
      <SkipLinks />
      <Strip />
      <Lost />
      <Sidebar />
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
