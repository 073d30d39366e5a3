import { useEffect, useRef } from 'preact/hooks';
import { Thread } from '../conversation/thread.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { route } from '../route.ts';
import { TourPane } from '../tour/tour-pane.tsx';
import { TourStrip } from '../tour/tour-strip.tsx';
import { conversationHere, isNarrow } from './place.ts';
import { closeSide, pane } from './side.ts';

const titles = { tour: 'Guided tour', inspector: 'Inspector', thread: 'Thread' } as const;

/** What stands beside the conversation: a thread, the tour or the inspector. */
export function SidePane() {
  const which = pane.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const { thread } = route.value;
  const here = conversationHere.value;
  const before = useRef(which);
  useEffect(() => {
    if (which !== undefined && which !== 'thread' && before.current !== which) heading.current?.focus();
    before.current = which;
  }, [which]);
  if (which === undefined) return null;
  const title = titles[which];
  // Where it stands alone, it is what the page is about.
  const Landmark = isNarrow.value ? 'main' : 'aside';
  return (
    <Landmark
      class={`side ${which}`}
      aria-label={title}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Escape' && !event.defaultPrevented) closeSide();
      }}
    >
      <header class="place-header">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" class="quiet" onClick={closeSide} aria-label={`Close ${title.toLowerCase()}`}>
          Close
        </button>
      </header>
      {which !== 'tour' && <TourStrip />}
      {which === 'tour' && (
        <div class="side-content">
          <TourPane />
        </div>
      )}
      {which === 'inspector' && (
        <div class="side-content">
          <Inspector />
        </div>
      )}
      {which === 'thread' && thread !== undefined && here && (
        <Thread key={`${here.id}/${thread}`} id={here.id} ts={thread} />
      )}
    </Landmark>
  );
}
