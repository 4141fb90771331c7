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
    ['1-okt-26', '2026-10-01'],
    ['1 okt 2026', '2026-10-01'],
    ['1. okt. 2026', '2026-10-01'],
    ['01-Oct-2026', '2026-10-01'],
    ['19 oktober 2026', '2026-10-19'],
    ['maandag 19 oktober 2026', '2026-10-19'],
    ['torsdag 1. oktober 2026', '2026-10-01'],
    ['den 3 mars 2026', '2026-03-03'],
    ['7-mrt-26', '2026-03-07'],
    ['1-mei-2026', '2026-05-01'],
    ['17. mai 2026', '2026-05-17'],
    ['6-maj-26', '2026-05-06'],
    ['24.des.2026', '2026-12-24'],
    ['October 1, 2026', '2026-10-01'],
    ['Oct 1, 2026', '2026-10-01'],
    ['2026-okt-01', '2026-10-01'],
    ['1 okt 2026 13:45', '2026-10-01'],
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
    ['12', null],
    ['99999', null],
    ['morgen', null],
    ['31-feb-2026', '28-02-2026?'],
    ['1-okt-98', null],
    ['okt-26', null],
    ['1-okt-2026-3', null],
    ['1 ok 2026', null],
  ])('“%s” is refused, hint %p', (text, hint) => {
    expect(read(text, 'date')).toEqual(['NOT_A_DATE', hint]);
  });

  it.each([
    ['2026-10-18T22:00:00Z', '2026-10-19'],
    ['2026-10-18T21:59:59Z', '2026-10-18'],
    ['2026-10-31T23:00:00.000Z', '2026-11-01'],
    ['2026-10-31T22:59:59.999Z', '2026-10-31'],
    ['2026-10-18 22:00:00+00', '2026-10-19'],
    ['2026-10-19T00:30:00+02:00', '2026-10-19'],
    ['2026-10-18T19:30:00-0300', '2026-10-19'],
    ['2026-10-18 10:00 PM UTC', '2026-10-19'],
    ['18-10-2026 22:00Z', '2026-10-19'],
    // A time that says nothing of where it is that time is the store's.
    ['2026-10-18T23:59:00', '2026-10-18'],
  ])('an instant is the day of the store: “%s” is %s in Amsterdam', (text, date) => {
    expect(read(text, 'date', { timeZone: 'Europe/Amsterdam' })).toBe(date);
  });

  it('an instant without a time of day that exists is none', () => {
    expect(read('2026-10-18T25:00:00Z', 'date')).toEqual(['NOT_A_DATE', null]);
  });

  it('to come are refused where nothing of the future can be meant, by the store’s day', () => {
    const upToToday = { timeZone: 'Europe/Amsterdam', latest: '2026-11-22' };
    expect(read('22-11-2026', 'date', upToToday)).toBe('2026-11-22');
    expect(read('23-11-2026', 'date', upToToday)).toEqual(['IN_FUTURE', null]);
    expect(read('10-10-2062', 'date', upToToday)).toEqual(['IN_FUTURE', null]);
    expect(read('2026-11-22T23:00:00Z', 'date', upToToday)).toEqual(['IN_FUTURE', null]);
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

describe('a telephone number', () => {
  it.each([
    '0612345678',
    '06 12345678',
    '+31 6 12345678',
    '0031612345678',
    '22 33 44 55',
    '22334455',
    '112',
    '0600',
  ])('“%s” is kept as it was typed', (text) => {
    expect(read(text, 'telephone')).toBe(text);
  });

  it.each([
    ['612345678', '0612345678?'],
    ['201234567', '0201234567?'],
    ['701234567', '0701234567?'],
    ['612345678,00', '0612345678?'],
    ['31612345678', '+31612345678?'],
    ['4722334455', '+4722334455?'],
    ['46701234567', '+46701234567?'],
  ])('“%s” has lost its beginning: %s', (text, hint) => {
    expect(read(text, 'telephone')).toEqual(['LOST_ZERO', hint]);
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

  it.each(['A\u0000B', 'A\u0007B', 'A\u202eB'])('with a control character (%j) is refused', (text) => {
    expect(read(text, 'text')).toEqual(['CONTROL_CHARACTER', 'AB?']);
  });

  it('with a byte that was taken for a letter is refused, with the letter and not without it', () => {
    expect(read('M\u0081ller', 'text')).toEqual(['CONTROL_CHARACTER', 'Müller?']);
    expect(read('B\u0081B', 'text')).toEqual(['CONTROL_CHARACTER', expect.not.stringMatching(/^BB/)]);
  });

  it('of which a letter was lost is refused, and nothing is offered in its place', () => {
    expect(read('Ren\ufffd', 'text')).toEqual(['DAMAGED_TEXT', null]);
  });

  it.each([
    ...['#N/B', '#VERW!', '#REF!', '#NAAM?', '#DEEL/0!', '#WAARDE!', '#GETAL!', '#LEEG!', '#OVERLOOP!'],
    ...['#N/A', '#NAME?', '#DIV/0!', '#VALUE!', '#NUM!', '#NULL!', '#SPILL!', '#CALC!', '#GETTING_DATA'],
    ...['#I/T', '#NAVN?', '#VERDI!', '#SAKNAS!', '#REFERENS!', '#NAMN?', '#DIVISION/0!', '#VÄRDEFEL!'],
    ...['#OGILTIGT!', '#SKÄRNING!', '########', 'Err:502', 'Fout:522'],
  ])('that a spreadsheet shows for an error (%s) is refused in a column of any kind', (text) => {
    for (const kind of [
      'text',
      'telephone',
      'email',
      'integer',
      'amount',
      'percent',
      'date',
      'yesNo',
    ] as const)
      expect(read(text, kind)).toEqual(['SPREADSHEET_ERROR', null]);
  });

  it.each(['#7800', 'Nr. #1!', '#tof', 'Wow!'])('is no error for a sign in it (%s)', (text) => {
    expect(read(text, 'text')).toBe(text);
  });

  it.each(['6,12346E+08', '6.12E+08', '1E+05', '-3,1e+10'])('that was rounded (%s) is refused', (text) => {
    for (const kind of ['text', 'telephone', 'email'] as const)
      expect(read(text, kind)).toEqual(['ROUNDED_NUMBER', null]);
    expect(read(text, 'integer')).toEqual(['NOT_A_NUMBER', null]);
    expect(read(text, 'amount')).toEqual(['NOT_AN_AMOUNT', null]);
  });

  it.each([
    ["'0612345678", '0612345678'],
    ["'06-12 34 56 78", '06-12 34 56 78'],
    ["'3512 AJ", '3512 AJ'],
    ["'80", '80'],
    ["'80s jas", "'80s jas"],
    ["''80", "'80"],
    ["'t Hof", "'t Hof"],
  ])('loses the apostrophe that makes text of a number: “%s” is “%s”', (text, value) => {
    expect(read(text, 'text')).toBe(value);
  });

  it('of HTML is in letters, however often they were written as such', () => {
    expect(read('Ren&eacute; van &#039;t Hof', 'text')).toBe("René van 't Hof");
    expect(read('H&amp;amp;M &lt;3 &quot;nieuw&quot; &#x20AC; 5', 'text')).toBe('H&M <3 "nieuw" € 5');
    expect(read('H&M; Tom&Jerry', 'text')).toBe('H&M; Tom&Jerry');
    expect(read('A&#8238;B', 'text')).toEqual(['CONTROL_CHARACTER', 'AB?']);
    expect(read('Kast 12&quot', 'text')).toEqual(['DAMAGED_TEXT', null]);
  });

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
