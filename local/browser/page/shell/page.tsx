import { route } from '../route.ts';
import { Choosing } from './choosing.tsx';
import { Window } from './window.tsx';

export function Page() {
  return route.value.as === undefined ? <Choosing /> : <Window />;
}
