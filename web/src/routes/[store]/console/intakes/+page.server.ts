import { ask } from '#lib/server/ask.ts';
import { needModule } from '#lib/server/gate.ts';
import { openList } from '#lib/server/list.ts';
import { INTAKE_FILTERS, INTAKES } from './intake-list.ts';
import { Intakes } from './intakes.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const { page, filters, ...list } = openList(INTAKES, event);
  const wanted = INTAKE_FILTERS.find(({ filter }) => filter === (filters.state ?? ''));
  const variables = { state: wanted?.state ?? null, ...list.variables };
  const { data, partial } = await ask(event, Intakes, variables);
  return { list: page(data.intakes), variables, partial };
};
