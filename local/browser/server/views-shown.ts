import type { Seat } from '../../slack/index.ts';
import type { OpenView } from '../../slack/modals.ts';
import { shownValues } from '../../slack/view-values.ts';
import type { ViewShown, Views } from '../protocol/shown.ts';

/** A person's Home and modals. */
export function viewsShown(seat: Seat): Views {
  const home = seat.home();
  return { is: 'views', ...(home && { home: viewShown(home) }), stack: seat.modals().map(viewShown) };
}

function viewShown(open: OpenView): ViewShown {
  const { title, submit, close, blocks } = open.view;
  return {
    id: open.id,
    hash: open.hash,
    ...(title && { title }),
    ...(submit && { submit }),
    ...(close && { close }),
    blocks,
    values: shownValues(open),
    errors: Object.fromEntries(open.errors),
    ...(open.trouble !== undefined && { trouble: open.trouble }),
  };
}
