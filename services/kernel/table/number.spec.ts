import fc from 'fast-check';
import type { ColumnSpec } from './column';
import { cellReader } from './cell';

const column = (more: Partial<ColumnSpec>): ColumnSpec => ({
  key: 'it',
  names: ['It'],
  required: false,
  kind: 'amount',
  ...more,
});
const read = (text: string, more: Partial<ColumnSpec> = {}): unknown => {
  const result = cellReader(column(more))(text);
  return 'value' in result ? result.value : [result.fault.code, result.fault.hint];
};

describe('amounts', () => {
  it.each([
    ['42,50', 4250],
    ['42.5', 4250],
    ['12', 1200],
    ['0,05', 5],
    ['1.500,00', 150_000],
    ['1,500.00', 150_000],
    ['1.250.000', 125_000_000],
    ['1.250.000,5', 125_000_050],
    ['10 000,00', 1_000_000],
    ['10\u00a0000,00', 1_000_000],
    ['10\u202f000,00', 1_000_000],
    ["10'000.00", 1_000_000],
    ['€ 12,50', 1250],
    ['€12,50', 1250],
    ['12,50 €', 1250],
    ['EUR 12,50', 1250],
    ['12,-', 1200],
    ['12,--', 1200],
    ['€ 1.250,-', 125_000],
    ['-12,50', -1250],
    ['\u221212,50', -1250],
    ['€ -12,50', -1250],
    ['- € 12,50', -1250],
    ['12,50-', -1250],
    ['1,2-', -120],
    ['12,5000', 1250],
    ['0,00', 0],
    ['-0', 0],
    [' 7 ', 700],
  ])('“%s” is %d cents', (text, cents) => {
    expect(read(text)).toBe(cents);
  });

  it.each([
    ['1.250.00', '1250,00?'],
    ['1,250,00', '1250,00?'],
    ['1.500', '1500? 1,50?'],
    ['1,500', '1500? 1,50?'],
    ['0.500', '0,50?'],
    ['1.234,567,8', '1234567,80?'],
    ['12,345', '12345?'],
    ['12,3456', null],
    ['10 00,00', '1000,00?'],
    ['gratis', null],
    ['12,5O', null],
    ['12,50 per stuk', null],
    ['1E+05', null],
    ['--5', null],
    ['€', null],
    ['€ 12 €', null],
  ])('“%s” is refused, hint %p', (text, hint) => {
    expect(read(text)).toEqual(['NOT_AN_AMOUNT', hint]);
  });

  it('have the decimals of the currency', () => {
    expect(read('1 250', { currency: 'ISK' })).toBe(1250);
    expect(read('12,50', { currency: 'ISK' })).toEqual(['NOT_AN_AMOUNT', null]);
    expect(read('1250,00 kr', { currency: 'NOK' })).toBe(125_000);
    expect(read('kr. 99,50', { currency: 'SEK' })).toBe(9_950);
  });

  it('with the sign of another currency are refused', () => {
    expect(read('€ 12,50', { currency: 'NOK' })).toEqual(['NOT_AN_AMOUNT', null]);
    expect(read('12,50 kr', { currency: 'EUR' })).toEqual(['NOT_AN_AMOUNT', null]);
  });

  it('keep to the bounds of the column, and to what can be counted', () => {
    expect(read('-0,01', { min: 0 })).toEqual(['OUT_OF_RANGE', null]);
    expect(read('100,01', { max: 10_000 })).toEqual(['OUT_OF_RANGE', null]);
    expect(read('99999999999999999999')).toEqual(['OUT_OF_RANGE', null]);
  });

  it('read back what any of our countries writes', () => {
    const styles = ['nl-NL', 'nb-NO', 'sv-SE', 'da-DK', 'en-GB', 'de-CH'].map(
      (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999, max: 99_999_999 }),
        fc.constantFrom(...styles),
        (cents, style) => {
          expect(read(style.format(cents / 100).replace('’', "'"))).toBe(cents);
        },
      ),
    );
  });
});

describe('whole numbers', () => {
  it.each([
    ['2054', 2054],
    ['002054', 2054],
    ['="002054"', 2054],
    ['12,00', 12],
    ['12.0', 12],
    ['10 000', 10_000],
    ['-5', -5],
  ])('“%s” is %d', (text, value) => {
    expect(read(text, { kind: 'integer' })).toBe(value);
  });

  it.each([
    ['2,5', 'NOT_A_NUMBER', null],
    ['1.000', 'NOT_A_NUMBER', '1000?'],
    ['20A', 'NOT_A_NUMBER', null],
    ['0x10', 'NOT_A_NUMBER', null],
    ['2147483648', 'OUT_OF_RANGE', null],
  ])('“%s” is refused: %s', (text, code, hint) => {
    expect(read(text, { kind: 'integer' })).toEqual([code, hint]);
  });
});

describe('percentages', () => {
  it.each([
    ['40', 40],
    ['40 %', 40],
    ['40,00%', 40],
    ['0', 0],
    ['100', 100],
  ])('“%s” is %d', (text, value) => {
    expect(read(text, { kind: 'percent' })).toBe(value);
  });

  it('may have decimals only where the column says so', () => {
    expect(read('62,5', { kind: 'percent', decimals: 1 })).toBe(62.5);
    expect(read('62,5', { kind: 'percent' })).toEqual(['NOT_A_NUMBER', null]);
  });

  it('written as a fraction, as a spreadsheet does, are refused with the percentage', () => {
    expect(read('0,4', { kind: 'percent' })).toEqual(['NOT_A_NUMBER', '40?']);
    expect(read('0,55', { kind: 'percent' })).toEqual(['NOT_A_NUMBER', '55?']);
  });

  it('of more decimals than the column has are offered only where that one can be read', () => {
    expect(read('0.3333', { kind: 'percent' })).toEqual(['NOT_A_NUMBER', null]);
    expect(read('0.3333', { kind: 'percent', decimals: 2 })).toEqual(['NOT_A_NUMBER', '33.33?']);
  });

  it('beyond 0 to 100 are out of range', () => {
    expect(read('101', { kind: 'percent' })).toEqual(['OUT_OF_RANGE', null]);
    expect(read('-1', { kind: 'percent' })).toEqual(['OUT_OF_RANGE', null]);
  });
});
