import { signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { RecordTab } from './record-tab.tsx';
import { TrafficTab } from './traffic-tab.tsx';

const tabs = [
  { id: 'record', label: 'Record', Panel: RecordTab },
  { id: 'traffic', label: 'Traffic', Panel: TrafficTab },
] as const;

const chosen = signal<(typeof tabs)[number]['id']>('record');

/** What the app keeps of a record, and what goes to and fro between it and the workspace. */
export function Inspector() {
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const at = tabs.findIndex(({ id }) => id === chosen.value);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[
      event.key
    ];
    const next = to === undefined ? undefined : tabs[to % tabs.length];
    if (!next) return;
    event.preventDefault();
    chosen.value = next.id;
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  }

  return (
    <div>
      <div class="inspector-tabs" role="tablist" aria-label="Inspector" ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={chosen.value === id}
            aria-controls={`panel-${id}`}
            tabIndex={chosen.value === id ? 0 : -1}
            onClick={() => {
              chosen.value = id;
            }}
          >
            {label}
          </button>
        ))}
      </div>
      {tabs.map(({ id, Panel }) => (
        <div
          key={id}
          class="inspector-panel"
          role="tabpanel"
          id={`panel-${id}`}
          aria-labelledby={`tab-${id}`}
          hidden={chosen.value !== id}
        >
          {chosen.value === id && <Panel />}
        </div>
      ))}
    </div>
  );
}
