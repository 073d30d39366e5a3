import { directory } from '../state.ts';

export function Page() {
  return <p>{directory.value?.workspace ?? 'Connecting…'}</p>;
}
