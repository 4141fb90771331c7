import { deedsOf } from './history';

type Entry = Parameters<typeof deedsOf>[0][number];
const entry = (more: Partial<Entry>): Entry => ({
  id: Math.random().toString(36),
  at: '2026-11-22T10:00:00.000Z',
  actorKind: 'STAFF',
  actorName: 'Els de Wit',
  operation: 'UpdateCustomer',
  entity: 'customer',
  action: 'CHANGED',
  changes: [{ field: 'telephone', before: null, after: '030' }],
  ...more,
});

it('puts what one operation wrote together, newest first', () => {
  const deeds = deedsOf(
    [
      entry({
        at: '2026-11-22T10:00:00.020Z',
        entity: 'customer_group_member',
        action: 'MADE',
        changes: [{ field: 'groupId', before: null, after: 'g' }],
      }),
      entry({}),
    ],
    [
      entry({
        at: '2026-11-22T11:00:00.000Z',
        entity: 'consignor',
        operation: 'UpdateConsignor',
        changes: [{ field: 'charity', before: 'NO', after: 'YES' }],
      }),
    ],
  );
  expect(deeds.map(({ what, changes }) => [what, changes.map(({ field }) => field)])).toEqual([
    ['consignment', ['charity']],
    ['details', ['telephone', 'groupId']],
  ]);
});

it('keeps the same operation at another time, or of somebody else, apart', () => {
  const later = entry({ at: '2026-11-22T10:00:05.000Z' });
  expect(deedsOf([later, entry({}), entry({ actorName: 'Ingrid' })])).toHaveLength(3);
});

it('leaves out keys, mails, and figures copied from another part', () => {
  const copy = {
    actorKind: 'SYSTEM' as const,
    actorName: 'Kommis',
    operation: 'customers.on-consignors-changed',
  };
  const deeds = deedsOf([
    entry({ ...copy, changes: [{ field: 'charity', before: 'NO', after: 'YES' }] }),
    entry({ ...copy, entity: 'mail', action: 'MADE' }),
    entry({ changes: [{ field: 'version', before: '1', after: '2' }] }),
  ]);
  expect(deeds).toEqual([]);
});

it('calls a change of nothing but the note by its name', () => {
  const note = entry({
    changes: [
      { field: 'privateNote', before: null, after: 'x' },
      { field: 'version', before: '1', after: '2' },
    ],
  });
  expect(deedsOf([note])[0]?.what).toBe('note');
});
