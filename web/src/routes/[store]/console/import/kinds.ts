import { may, type Right } from '#lib/rights.ts';

/** The files people import. */
export const KINDS = ['consignors', 'stock', 'till'] as const;
export type ImportKind = (typeof KINDS)[number];

/** What staff need to import a kind of file. */
export const RIGHT_OF: Readonly<Record<ImportKind, Right>> = {
  consignors: 'import',
  stock: 'import',
  till: 'commerce.sell',
};

/** The kinds of file that somebody may import. */
export function kindsFor(viewer: Parameters<typeof may>[0]): ImportKind[] {
  return KINDS.filter((kind) => may(viewer, RIGHT_OF[kind]));
}
