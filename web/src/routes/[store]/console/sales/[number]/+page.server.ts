import { askOrKeep, found } from '#lib/server/ask.ts';
import { needModuleOrKeep } from '#lib/server/gate.ts';
import { itemNumber } from '#lib/server/item.ts';
import { save } from '#lib/server/save.ts';
import { UndoSale, WholeSale } from './sale.operation.ts';
import { askedOf, readUndo } from './undo.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModuleOrKeep(event, 'CONSIGNMENT');
  const variables = { number: itemNumber(event.params.number) };
  const answer = await askOrKeep(event, WholeSale, variables);
  // The form was sent and nobody can say what stands now: it comes back with what was chosen.
  if (!answer) return { sale: null, asked: null, variables, partial: true };
  const { data, partial } = answer;
  const sale = found(data.orderByNumber, { partial, what: 'sale', requestId: event.locals.requestId });
  return { sale, asked: askedOf(event.url.searchParams, sale.lines), variables, partial };
};

export const actions: Actions = {
  undo: (event) => {
    const { store, number } = event.params;
    return save(event, {
      right: 'commerce.sell',
      read: readUndo,
      document: UndoSale,
      variables: ({ input }) => ({ input }),
      made: 'Order',
      to: () => `/${store}/console/sales/${number}?undone=yes`,
    });
  },
};
