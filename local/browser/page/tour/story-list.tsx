import { counted } from '../shell/names.ts';
import { tour } from '../state.ts';

/** The stories there are, to begin one. */
export function StoryList({ begin }: { begin(story: string): void }) {
  return (
    <ul class="stories">
      {tour.value.stories.map(({ id, title, about, minutes, isDone }) => (
        <li key={id} class="story">
          <h3>{title}</h3>
          <p>{about}</p>
          <p class="about">
            About {counted(minutes, 'minute')}
            {isDone && <span class="mark">Done</span>}
          </p>
          <button
            type="button"
            aria-label={`${isDone ? 'Begin again' : 'Begin'}: ${title}`}
            onClick={() => begin(id)}
          >
            {isDone ? 'Begin again' : 'Begin'}
          </button>
        </li>
      ))}
    </ul>
  );
}
