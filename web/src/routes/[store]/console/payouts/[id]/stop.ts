import type { RequestEvent } from '@sveltejs/kit';
import { save } from '#lib/server/save.ts';
import { runAt } from '../start.ts';
import { StopPayoutRun } from './run.operation.ts';

/** Asks the run of this page to go on no further. */
export function stopRun(event: RequestEvent) {
  const { id = '', store = '' } = event.params;
  return save(event, {
    right: 'consignment.payout',
    read: () => ({ values: {}, input: { id } }),
    document: StopPayoutRun,
    variables: ({ input }) => ({ input }),
    made: 'PayoutRun',
    // Where it had ended before it heard of it, the page says what was done.
    to: () => `${runAt(store, id)}?made=yes`,
  });
}
