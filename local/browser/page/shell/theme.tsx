import { signal } from '@preact/signals';

const themes = { system: 'System theme', light: 'Light theme', dark: 'Dark theme' } as const;
type Theme = keyof typeof themes;

const kept = 'casedesk.theme';
const isTheme = (word: string | null): word is Theme => word !== null && word in themes;

const stored = localStorage.getItem(kept);
const theme = signal<Theme>(isTheme(stored) ? stored : 'system');
show(theme.peek());

function show(chosen: Theme): void {
  if (chosen === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

export function ThemeChoice() {
  return (
    <label class="theme">
      <span class="unseen">Theme</span>
      <select
        value={theme.value}
        onChange={({ currentTarget: { value } }) => {
          if (!isTheme(value)) return;
          theme.value = value;
          localStorage.setItem(kept, value);
          show(value);
        }}
      >
        {Object.entries(themes).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
