import type { Answer, Shop } from './shop';

/** The faults a dry run lists; the import of the same file must refuse just as many, and write nothing. */
export async function refusedFaults(
  shop: Shop,
  kind: 'Stock' | 'ConsignorSettings',
  content: string,
): Promise<object[]> {
  const written = () =>
    shop.world.database.admin(
      `SELECT (SELECT count(*) FROM consignment.item) AS items, (SELECT count(*) FROM consignment.audit) AS changes,
              (SELECT count(*) FROM consignment.imported_row) AS remembered`,
    );
  const before = await written();
  const dryRun = await shop.dryRun(kind, content);
  expect(await shop.import(kind, content)).toEqual({
    __typename: 'ImportFaulty',
    faultCount: dryRun['faultCount'],
  });
  expect(await written()).toEqual(before);
  return (dryRun['faults'] as Answer[]).map(({ row, column, code, value }) => ({ row, column, code, value }));
}
