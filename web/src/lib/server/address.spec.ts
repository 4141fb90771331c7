import { isStoreId, parseAddress } from './address';

describe('the address of a store', () => {
  it.each(['30042', '00007', '10007'])('is five digits, as text: %s', (id) =>
    expect(isStoreId(id)).toBe(true),
  );

  it.each(['3004', '300420', ' 30042', '30042\n', '3004a', '٣٠٠٤٢', '', '30 42'])('is not %j', (id) =>
    expect(isStoreId(id)).toBe(false),
  );

  it('says which area a path belongs to', () => {
    expect(parseAddress('/30042/my/stock')).toEqual({ area: 'portal', asked: '30042', storeId: '30042' });
    expect(parseAddress('/30042/console/jobs')).toEqual({
      area: 'console',
      asked: '30042',
      storeId: '30042',
    });
    expect(parseAddress('/30042/consoles')).toMatchObject({ area: 'portal' });
    expect(parseAddress('/3004/my')).toEqual({ area: 'outside', asked: '3004', storeId: null });
    expect(parseAddress('/mailbox')).toEqual({ area: 'outside', asked: null, storeId: null });
  });
});
