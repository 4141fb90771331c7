/**
 * The lists of the console by their route, with the name under which a reader's choice of columns is kept: the
 * frame of the page brings the choice along, since it decides what the page asks for.
 */
export const LIST_OF_ROUTE: Readonly<Record<string, string>> = {
  '/[store]/console/customers': 'customers',
  '/[store]/console/customers/[id]/items': 'items',
  '/[store]/console/customers/[id]/sales': 'sales',
  '/[store]/console/groups': 'groups',
};
