import type { ColumnSpec } from './column';
import { cellReader } from './cell';

const read = (text: string, kind: ColumnSpec['kind'], more: Partial<ColumnSpec> = {}): unknown => {
  const result = cellReader({ key: 'it', names: ['It'], required: false, kind, ...more })(text);
  return 'value' in result ? result.value : [result.fault.code, result.fault.hint];
};

describe('dates', () => {
  it.each([
    ['19-10-2026', '2026-10-19'],
    ['19.10.2026', '2026-10-19'],
    ['19/10/2026', '2026-10-19'],
    ['9-1-2026', '2026-01-09'],
    ['2026-10-19', '2026-10-19'],
    ['2026/10/19', '2026-10-19'],
    ['20261019', '2026-10-19'],
    ['19-10-2026 00:00:00', '2026-10-19'],
    ['2026-10-19T12:30:00Z', '2026-10-19'],
    ['46314', '2026-10-19'],
    ['46314,75', '2026-10-19'],
    ['29-02-2028', '2028-02-29'],
  ])('“%s” is %s', (text, date) => {
    expect(read(text, 'date')).toBe(date);
  });

  it.each([
    ['30-02-2026', '28-02-2026?'],
    ['30.02.2028', '29.02.2028?'],
    ['31/04/2026', '30/04/2026?'],
    ['2026-02-30', '2026-02-28?'],
    ['10/19/2026', '19/10/2026?'],
    ['19-10-26', '19-10-2026?'],
    ['32-01-2026', null],
    ['00-10-2026', null],
    ['19-10.2026', null],
    ['19 oktober 2026', null],
    ['12', null],
    ['99999', null],
    ['morgen', null],
  ])('“%s” is refused, hint %p', (text, hint) => {
    expect(read(text, 'date')).toEqual(['NOT_A_DATE', hint]);
  });

  it('far from our time are out of range', () => {
    expect(read('19-10-0226', 'date')).toEqual(['OUT_OF_RANGE', null]);
  });
});

describe('yes and no', () => {
  it.each(['Ja', 'JA', 'j', 'Yes', 'x', 'X', '1', 'waar'])('“%s” is yes', (text) => {
    expect(read(text, 'yesNo')).toBe(true);
  });

  it.each(['Nee', 'Nei', 'Nej', 'no', 'N', '0', 'usant'])('“%s” is no', (text) => {
    expect(read(text, 'yesNo')).toBe(false);
  });

  it('is refused when it is neither, and a blank is neither', () => {
    expect(read('misschien', 'yesNo')).toEqual(['NOT_ALLOWED', 'Ja, Nee, Nei, Nej, Yes, No']);
    expect(read('', 'yesNo')).toBeNull();
  });
});

describe('a choice', () => {
  const oneOf = { 'Te koop': 'ON_SALE', Verkocht: 'SOLD' };

  it('is found whatever its case, spaces and accents', () => {
    expect(read(' te  KOOP ', { oneOf })).toBe('ON_SALE');
    expect(read('vérkocht', { oneOf })).toBe('SOLD');
  });

  it('is refused with the values there are, also when named like what every object has', () => {
    expect(read('Weg', { oneOf })).toEqual(['NOT_ALLOWED', 'Te koop, Verkocht']);
    expect(read('constructor', { oneOf })).toEqual(['NOT_ALLOWED', 'Te koop, Verkocht']);
    const many = { ...oneOf, Solgt: 'SOLD', Sold: 'SOLD' };
    expect(read('Weg', { oneOf: many })).toEqual(['NOT_ALLOWED', 'Te koop, Verkocht']);
    expect(read('Verkoct', { oneOf: many })).toEqual(['NOT_ALLOWED', 'Verkocht']);
    expect(read('Solgtt', { oneOf: many })).toEqual(['NOT_ALLOWED', 'Solgt']);
    expect(read('Jaa', 'yesNo')).toEqual(['NOT_ALLOWED', 'Ja']);
    expect(read('neee', 'yesNo')).toEqual(['NOT_ALLOWED', 'Nee']);
  });
});

describe('text', () => {
  it('is the line that a form would make of it', () => {
    expect(read('\u00a0 Oma  Pia ', 'text')).toBe('Oma Pia');
    expect(read('Jo\u0301\u200bke\u00a0de\u00adWit', 'text')).toBe('Jóke deWit');
    expect(read('\u200b\u2060', 'text')).toBeNull();
    expect(read('Laan 1\r\n 2 hoog', 'text')).toBe('Laan 1 2 hoog');
  });

  it('may be as long as the column says, counted in characters', () => {
    expect(read('🙂'.repeat(5), 'text', { maxLength: 5 })).toBe('🙂'.repeat(5));
    expect(read('🙂'.repeat(6), 'text', { maxLength: 5 })).toEqual(['TOO_LONG', null]);
  });

  it('loses the apostrophe that our own exports put before a formula', () => {
    expect(read("'+31 6 12345678", 'text')).toBe('+31 6 12345678');
    expect(read("'s-Hertogenbosch", 'text')).toBe("'s-Hertogenbosch");
  });

  it.each(['A\u0000B', 'A\u0007B', 'A\u0081B', 'A\u202eB', 'A\ufffdB'])(
    'with a control character (%j) is refused',
    (text) => {
      expect(read(text, 'text')).toEqual(['CONTROL_CHARACTER', 'AB?']);
    },
  );

  it('that is an e-mail address is in its one spelling, or says what is wrong with it', () => {
    expect(read(' Ann@XN--bcher-kva.example\u200b', 'email')).toBe('ann@bücher.example');
    expect(read('ann at example', 'email')).toEqual(['NOT_AN_EMAIL', null]);
    expect(read(`${'a'.repeat(250)}@b.nl`, 'email')).toEqual(['TOO_LONG', null]);
  });

  it('that must be there is asked for', () => {
    expect(read('  ', 'text', { required: true })).toEqual(['REQUIRED', null]);
    expect(read('  ', 'text', { required: true, mayBeBlank: true })).toBeNull();
  });
});
