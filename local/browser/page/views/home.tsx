import { Blocks } from '../blocks/blocks.tsx';
import { directory, views } from '../state.ts';

/** What the app shows this person on its Home tab. */
export function Home() {
  const { home } = views.value;
  if (!home)
    return (
      <p class="home-empty">{`${directory.value?.app.name ?? 'The app'} has put nothing on its Home tab for you yet.`}</p>
    );
  return (
    <div class="home">
      <Blocks
        key={home.id}
        place={{ kind: 'view', view: home.id }}
        blocks={home.blocks}
        values={home.values}
        errors={home.errors}
      />
    </div>
  );
}
