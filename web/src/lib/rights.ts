import type rights from '../../../schema/rights.json';

/** What a member of staff may be given, beyond seeing; the graph decides, pages only leave out dead buttons. */
export type Right = keyof typeof rights;

/** Whether somebody with these rights may do a thing; "owner" implies everything. */
export function may(viewer: { rights: string[] } | null | undefined, right: Right): boolean {
  return viewer?.rights.some((each) => each === 'owner' || each === right) ?? false;
}
