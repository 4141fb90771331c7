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
    to: () => runAt(store, id),
  });
}
