/** What staff may do who sell over the counter [K13]. */
export const TILL: Record<string, string> = {
  Query: 'dryRunTillSales tillImport tillImports',
  Mutation: 'recordSale undoSale startTillImport stopTillImport',
  NotOnSale: 'message unavailable',
  UnavailableLine: 'path sku soldInOrder',
};
