import fc from 'fast-check';
import { plainLine } from '../text/text';
import { neutralised, writeCsv } from './csv';
import { readTable } from './table';

const written = (...cells: Parameters<typeof writeCsv>[0][number]): string =>
  writeCsv([cells]).toString('utf8').slice(1).replace(/\r\n$/, '');

describe('a CSV export', () => {
  it('opens in a spreadsheet of our countries: mark, semicolons, decimal comma, CRLF', () => {
    expect(
      writeCsv([
        ['Zoë', 12.5, null],
        ['x', true, undefined],
      ]).toString('utf8'),
    ).toBe('\ufeffZoë;12,5;\r\nx;true;\r\n');
  });

  it('quotes what would otherwise break its rows', () => {
    expect(written('a;b', 'a"b', 'a\nb', ' a')).toBe('"a;b";"a""b";"a\nb";" a"');
  });

  it.each([
    '=1+1',
    '+31612345678',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '＝1',
    "=cmd|' /C calc'!A0",
    '-',
  ])('makes text of %j', (text) => {
    expect(neutralised(text)).toBe(`'${text}`);
  });

  it.each(['-12,50', '-5', '12,50', 'a=b', "'s-Gravenhage", '', '#1'])('leaves %j as it is', (text) => {
    expect(neutralised(text)).toBe(text);
  });

  it('writes numbers as numbers, below zero too', () => {
    expect(written(-12.5, -3, 0)).toBe('-12,5;-3;0');
  });

  it('is read back by our own import as it was, whatever is in it', () => {
    const columns = [{ key: 'it', names: ['It'], required: true, kind: 'text' }] as const;
    // Texts as they are kept: nothing is exported that did not come through the cleaner.
    const kept = fc.string().filter((text) => text !== '' && plainLine(text) === text);
    fc.assert(
      fc.property(fc.array(kept, { minLength: 1, maxLength: 5 }), (texts) => {
        // An apostrophe before a sign is ours to take off, also where somebody typed it.
        fc.pre(texts.every((text) => !/^'\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^="/.test(text)));
        const back = readTable(writeCsv([['It', 'Other'], ...texts.map((text) => [text, 'x'])]), columns);
        expect(back.ok && back.rows.map((row) => row.values.it)).toEqual(texts);
      }),
    );
  });
});
