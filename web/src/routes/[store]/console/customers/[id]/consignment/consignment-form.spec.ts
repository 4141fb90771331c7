import { readConsignment } from './consignment-form';

const UNTOUCHED = {
  itemAllowance: '40',
  allowanceBefore: '40',
  storeSharePercent: '40',
  consignorSharePercent: '60',
  storeShareBefore: '40',
  consignorShareBefore: '60',
  charity: 'NO',
  calendarNote: 'off',
  version: '3',
};
function sent(changes: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...UNTOUCHED, ...changes })) form.set(name, value);
  return readConsignment(form);
}

describe('the two percentages of the split, without JavaScript', () => {
  it.each([
    ['the consignor’s was changed', { consignorSharePercent: '70' }, 70],
    ['the store’s was changed', { storeSharePercent: '25' }, 75],
    ['both were changed and make 100', { storeSharePercent: '30', consignorSharePercent: '70' }, 70],
    ['none was changed', {}, 60],
    ['both were emptied: the store’s default', { storeSharePercent: '', consignorSharePercent: '' }, null],
    ['typed with a sign', { consignorSharePercent: '70 %' }, 70],
    ['a third, with a comma', { consignorSharePercent: '33,33' }, 33.33],
    ['of which the store’s was a third', { storeSharePercent: '33.33' }, 66.67],
  ])('%s', (_title, changes, share) => {
    expect(sent(changes)).toMatchObject({ fields: [], input: { consignorSharePercent: share } });
  });

  it('that were the default become the consignor’s own when one is typed', () => {
    const before = {
      storeShareBefore: '',
      consignorShareBefore: '',
      storeSharePercent: '',
      consignorSharePercent: '',
    };
    expect(sent({ ...before, consignorSharePercent: '55' }).input.consignorSharePercent).toBe(55);
    expect(sent({ ...before, storeSharePercent: '55' }).input.consignorSharePercent).toBe(45);
  });

  it('after a refusal go by what was shown with it', () => {
    const shown = { storeShareBefore: '60', consignorShareBefore: '30' };
    expect(sent({ ...shown, storeSharePercent: '55', consignorSharePercent: '30' }).input).toMatchObject({
      consignorSharePercent: 45,
    });
    expect(sent({ ...shown, storeSharePercent: '60', consignorSharePercent: '40' }).input).toMatchObject({
      consignorSharePercent: 40,
    });
    expect(sent({ ...shown, storeSharePercent: '60', consignorSharePercent: '30' }).fields).toEqual([
      { path: 'consignorSharePercent', code: 'NOT_HUNDRED' },
    ]);
  });

  it('are refused where both were changed and do not make 100', () => {
    expect(sent({ storeSharePercent: '30', consignorSharePercent: '60,555' }).fields).toEqual([
      { path: 'consignorSharePercent', code: 'OUT_OF_RANGE' },
    ]);
    expect(sent({ storeSharePercent: '30', consignorSharePercent: '80' }).fields).toEqual([
      { path: 'consignorSharePercent', code: 'NOT_HUNDRED' },
    ]);
    expect(sent({ storeSharePercent: '101' }).fields).toEqual([
      { path: 'storeSharePercent', code: 'OUT_OF_RANGE' },
    ]);
  });
});

describe('the item allowance', () => {
  it('goes along only where it was changed or the next intake begins: giving it starts counting afresh', () => {
    expect(sent({}).input).not.toHaveProperty('itemAllowance');
    expect(sent({ itemAllowance: '25' }).input.itemAllowance).toBe(25);
    expect(sent({ newIntake: 'on' }).input.itemAllowance).toBe(40);
  });

  it.each(['201', '-1', 'veertig', '4.5'])('is refused as %s, and what was typed stays', (typed) => {
    const { fields, values } = sent({ itemAllowance: typed });
    expect(fields).toEqual([{ path: 'itemAllowance', code: 'OUT_OF_RANGE' }]);
    expect(values['itemAllowance']).toBe(typed);
  });
});

it('says which version was edited; a form made while the graph was away says none', () => {
  expect(sent({}).input.version).toBe(3);
  expect(sent({ version: '0' }).input.version).toBe(0);
  expect(sent({ version: '' }).input.version).toBeNull();
});
