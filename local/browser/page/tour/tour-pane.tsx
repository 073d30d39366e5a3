import { tour } from '../state.ts';
import { Steps } from './steps.tsx';
import { StoryList } from './story-list.tsx';
import { begin, end, nextStory, type Story, takeFocus } from './telling.ts';

/** The guided tour beside the conversation: the stories, or the one that is being told. */
export function TourPane() {
  const { story } = tour.value;
  return <div class="tour-pane">{story ? <Told key={story.id} story={story} /> : <Offered />}</div>;
}

function Offered() {
  return (
    <>
      <p class="about" tabIndex={-1} ref={takeFocus}>
        Short stories. Each step says who to be and what to press, and marks itself done once it has happened.
      </p>
      <StoryList begin={begin} />
    </>
  );
}

function Told({ story }: { story: Story }) {
  const { title, steps, at } = story;
  const isOver = at >= steps.length;
  return (
    <>
      <h3>{title}</h3>
      <p class="about">
        {isOver ? `All ${steps.length} steps are done.` : `Step ${at + 1} of ${steps.length}`}
      </p>
      <Steps story={story} />
      {isOver && <ThatWasIt story={story} />}
      <div class="ending">
        {!isOver && (
          <p class="about">
            Gone another way? End the story, and begin it anew: it is then about a new incident or call-back.
          </p>
        )}
        <button type="button" onClick={end}>
          {isOver ? 'All stories' : 'End this story'}
        </button>
      </div>
    </>
  );
}

function ThatWasIt({ story }: { story: Story }) {
  const next = nextStory(tour.value, story.id);
  return (
    <div class="that-was-it">
      <p>
        <b>That was it.</b>{' '}
        {next
          ? 'Everything you did stays: go on as you like, or with the next story.'
          : 'You have seen every story.'}
      </p>
      {next && (
        <button type="button" onClick={() => begin(next.id)}>
          Next: {next.title}
        </button>
      )}
    </div>
  );
}
