import { home } from '../route.ts';
import { directory } from '../state.ts';
import { BackToList } from './back.tsx';
import { addressHere, appMessages, follow } from './place.ts';

/** The app's name, and its two tabs. */
export function AppHeader({ at }: { at: string }) {
  const app = directory.value?.app;
  const messages = appMessages.value;
  if (!app) return null;
  const tabs = [
    ...(app.hasHome ? [{ to: home, words: 'Home' }] : []),
    ...(app.hasMessages && messages ? [{ to: messages.id, words: 'Messages' }] : []),
  ];
  return (
    <header class="place-header">
      <BackToList />
      <h2 tabIndex={-1}>{app.name}</h2>
      <nav class="tabs" aria-label={app.name}>
        {tabs.map(({ to, words }) => (
          <a
            key={to}
            href={addressHere(to)}
            aria-current={to === at ? 'page' : undefined}
            onClick={(event) => follow(event, to)}
          >
            {words}
          </a>
        ))}
      </nav>
    </header>
  );
}
