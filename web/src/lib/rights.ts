import type rights from '../../../schema/rights.json';

/** What a member of staff may be given, beyond seeing; the graph decides, pages only leave out dead buttons. */
export type Right = keyof typeof rights;

/** Whether somebody with these rights, as the graph names them, may do a thing. */
export function may(viewer: { rights: string[] } | null | undefined, right: Right): boolean {
  const named = right.replace('.', '_').toUpperCase();
  return viewer?.rights.some((each) => each === 'EVERY_RIGHT' || each === named) ?? false;
}

/** What the reader may do with customers. */
export interface CustomerRights {
  edit: boolean;
  users: boolean;
}

/** The rights of a member of staff that pages about customers look at. */
export function customerRights(viewer: { rights: string[] } | null | undefined): CustomerRights {
  return { edit: may(viewer, 'customers.edit'), users: may(viewer, 'users.edit') };
}
