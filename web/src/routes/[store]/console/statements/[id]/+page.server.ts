import { isId } from '#lib/list/filters.ts';
import { needModule } from '#lib/server/gate.ts';
import { wholeStatement } from '#lib/server/statement.ts';
import { StatementToPrint } from './statement.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const run = event.url.searchParams.get('run') ?? '';
  return {
    ...(await wholeStatement(event, StatementToPrint)),
    /** The run that it was opened from. */
    run: isId(run) ? run : null,
    variables: { id: event.params.id },
  };
};
