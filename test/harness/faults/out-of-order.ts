import type { Scene } from '../scene.ts';

/** From now on Slack brings everything two to four times, in any order, until what is given back is called. */
export const outOfOrder = ({ stage, random }: Pick<Scene, 'stage' | 'random'>): (() => void) =>
  stage.workspace.disorder({
    seed: random.whole(1, 1_000_000),
    copies: [2, 4],
    spreadMs: 400,
    interactions: true,
  });
