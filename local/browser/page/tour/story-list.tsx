import { counted } from '../shell/names.ts';
import { tour } from '../state.ts';

interface Given {
  begin(story: string): void;
}

/** The stories there are, to begin one, each kind of work under its own heading. */
export function StoryList({ begin }: Given) {
  const headings = [...new Set(tour.value.stories.map(({ under }) => under))];
  return (
    <>
      {headings.map((heading) => (
        <section key={heading} class="stories-under" aria-label={`Stories: ${heading}`}>
          <h3>{heading}</h3>
          <Under heading={heading} begin={begin} />
        </section>
      ))}
    </>
  );
}

function Under({ heading, begin }: Given & { heading: string }) {
  return (
    <ul class="stories">
      {tour.value.stories
        .filter(({ under }) => under === heading)
        .map(({ id, title, about, minutes, isDone }) => (
          <li key={id} class="story">
            <h4>{title}</h4>
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
