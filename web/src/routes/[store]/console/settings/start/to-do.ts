import type { ResultOf } from '#lib/graph/graphql.ts';
import { has } from '#lib/modules.ts';
import * as m from '#lib/paraglide/messages.js';
import type { StillToDo } from './start.operation.ts';

/** Something a new store has to see to. */
export interface ToDo {
  /** Below the console. */
  path: string;
  words: string;
  text: string;
  isDone: boolean;
}

type Known = Pick<ResultOf<typeof StillToDo>, 'store' | 'consignmentSettings' | 'customers'>;

/** All of it, in the order in which it is best done; what could not be asked is not said. */
export function toDoIn({ store, consignmentSettings, customers }: Known): ToDo[] {
  const contact = store?.contact;
  const all: (ToDo | null | undefined)[] = [
    store && {
      ...{ path: 'settings#legalName', words: m.todo_trader(), text: m.todo_trader_text() },
      isDone: [store.legalName, store.organisationNumber].every(Boolean),
    },
    contact && {
      ...{ path: 'settings#contact.street', words: m.todo_contact(), text: m.todo_contact_text() },
      isDone: [contact.street, contact.postalCode, contact.town, contact.email].every(Boolean),
    },
    store && {
      ...{ path: 'settings#portal', words: m.todo_look(), text: m.todo_look_text() },
      isDone: store.logo !== null,
    },
    store && {
      ...{ path: 'settings/hours', words: m.todo_hours(), text: m.todo_hours_text() },
      isDone: store.openingHours.days.length > 0,
    },
    store && {
      ...{ path: 'settings/pages', words: m.todo_pages() },
      text: has(store, 'REGISTRATION') ? m.todo_pages_registration() : m.todo_pages_text(),
      isDone: (['TERMS', 'PRIVACY'] as const).every((page) => store.pages.some((each) => each.page === page)),
    },
    consignmentSettings && {
      ...{ path: 'settings/consignment', words: m.todo_consignment(), text: m.todo_consignment_text() },
      isDone: consignmentSettings.version > 1,
    },
    consignmentSettings && {
      ...{ path: 'settings/consignment#payoutIban', words: m.todo_account(), text: m.todo_account_text() },
      isDone: consignmentSettings.payoutIban !== null,
    },
    customers && {
      ...(consignmentSettings ? { path: 'import' } : { path: 'customers/new' }),
      ...{ words: m.todo_customers(), text: m.todo_customers_text() },
      isDone: (customers.total?.count ?? 0) > 0,
    },
    store && {
      ...{ path: 'settings/portal', words: m.todo_open(), text: m.todo_open_text() },
      isDone: store.portalOn,
    },
  ];
  return all.filter((each) => each !== null && each !== undefined);
}
