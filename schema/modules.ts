/**
 * What a store may have beside its customers, each with the sentence the graph has for it. A new one is one line here:
 * the stores that have it are told by event (`StoreState.modules`), and who owns what belongs to it refuses and hides
 * it elsewhere [N21].
 */
export const modules = {
  CONSIGNMENT:
    'Goods brought in to be sold for their owners: consignors, what is agreed with them, items, sales and balances.',
} as const;

/** The name of a module. */
export type StoreModule = keyof typeof modules;
