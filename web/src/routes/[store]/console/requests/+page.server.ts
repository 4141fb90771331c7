import { ask } from '#lib/server/ask.ts';
import { needModule } from '#lib/server/gate.ts';
import { openList } from '#lib/server/list.ts';
import { REQUESTS } from './request-list.ts';
import { ItemRequests } from './requests.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const { page, variables } = openList(REQUESTS, event);
  const { data, partial } = await ask(event, ItemRequests, variables);
  const { nodes, ...list } = data.itemRequests;
  const listed = nodes.map((node) => ({ ...node, id: node.item.id }));
  return { list: page({ ...list, nodes: listed }), variables, partial };
};
