import fc from 'fast-check';
import { faultsOfPain } from '../testing/pain';
import { painFrame, painPayments, type PainHead } from './transfer.pain';
import { bankName, bankText, decimalOf, messageIdOf, type Transfer } from './transfer.rules';

const EURO = { name: 'De Ruilhoek', iban: 'NL91ABNA0417164300', bic: null, currency: 'EUR' };
const paid = (number: number, more: Partial<Transfer> = {}): Transfer & { reference: string } => ({
  ...{ number, holder: 'Marijke van den Berg', iban: 'NL20INGB0001234567', amountMinor: 1250 },
  ...{ ...more, reference: `afrekening ${number}, De Ruilhoek` },
});

function fileOf(transfers: ReturnType<typeof paid>[], more: Partial<PainHead> = {}): string {
  const head: PainHead = {
    ...{ messageId: messageIdOf('0192f5c4-7a30-7c2e-8f5e-3f0d2a8c1b77'), payer: EURO },
    ...{ createdAt: new Date('2026-11-22T09:30:00.123Z'), payOn: '2026-11-22', count: transfers.length },
    ...{ totalMinor: transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0), ...more },
  };
  const [before, behind] = painFrame(head);
  return before + painPayments(transfers, head.payer.currency) + behind;
}

const textsOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text]) => text ?? '');

test('a file of payments is pain.001.001.09 by its schema, in euros by SEPA and in kroner and kronor as domestic ones [L8]', async () => {
  const euros = fileOf([paid(17), paid(18, { holder: 'Noël <b>&"Ørsted"', amountMinor: 1 })]);
  expect(await faultsOfPain(euros)).toEqual([]);
  expect(textsOf(euros, 'Cd')).toEqual(['SEPA']);
  expect(textsOf(euros, 'CtrlSum')).toEqual(['12.51', '12.51']);
  expect(textsOf(euros, 'EndToEndId')).toEqual(['PAYOUT-17', 'PAYOUT-18']);
  expect(euros).not.toContain('PstlAdr');
  for (const [currency, iban, bic] of [
    ['NOK', 'NO9386011117947', 'DNBANOKKXXX'],
    ['SEK', 'SE4550000000058398257466', 'ESSESESS'],
  ] as const) {
    const payer = { name: 'Ærlig Brukt & Søn', iban, bic, currency };
    const file = fileOf([paid(1, { iban })], { payer });
    expect(await faultsOfPain(file)).toEqual([]);
    expect(textsOf(file, 'Cd')).toEqual(['NURG']);
    expect(textsOf(file, 'BICFI')).toEqual([bic]);
    expect(file).toContain(`<InstdAmt Ccy="${currency}">12.50</InstdAmt>`);
  }
  // The schema is asked in earnest: it finds what is no such file.
  expect(await faultsOfPain(euros.replace('<ChrgBr>SLEV</ChrgBr>', ''))).toEqual([]);
  expect(await faultsOfPain(euros.replace('<PmtMtd>TRF</PmtMtd>', ''))).not.toEqual([]);
  expect(await faultsOfPain(euros.replaceAll('NL20INGB0001234567', 'NL20 INGB 0001'))).not.toEqual([]);
});

test('whatever the amounts, from one cent to the most there is, the file adds up to the cent, and each is written whole', () => {
  const amount = fc.oneof(
    fc.integer({ min: 1, max: 10_000_000_000 }),
    fc.constantFrom(1, 9, 10, 99, 100, 10_000_000_000),
  );
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 60 }), (amounts) => {
      const xml = fileOf(amounts.map((amountMinor, at) => paid(at + 1, { amountMinor })));
      const cents = (text: string): bigint => {
        expect(text).toMatch(/^\d+\.\d\d$/);
        return BigInt(text.replace('.', ''));
      };
      const written = textsOf(xml, 'InstdAmt').map(cents);
      expect(written).toEqual(amounts.map(BigInt));
      const sum = written.reduce((all, each) => all + each, 0n);
      expect(textsOf(xml, 'CtrlSum').map(cents)).toEqual([sum, sum]);
      expect(textsOf(xml, 'NbOfTxs').map(Number)).toEqual([amounts.length, amounts.length]);
    }),
  );
  expect(decimalOf(5, 'EUR', ',')).toBe('0,05');
  expect(decimalOf(1234, 'ISK')).toBe('1234');
  expect(() => decimalOf(-1, 'EUR')).toThrow();
  expect(() => decimalOf(1.5, 'EUR')).toThrow();
});

test('every letter of the four languages stays in a name; others lose their marks, and what no bank reads is one sign', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz' + 'åäöæøéèëêïîíóòôöúùûüáàâçñý';
  for (const text of [letters, letters.toUpperCase()]) expect(bankName(text)).toBe(text);
  // Written in two signs, it is the same letter.
  expect(bankName('A\u030asa Bjo\u0308rk')).toBe('Åsa Björk');
  expect(bankName('Ánte Čáhci Đorđe Ŋuŋŋa Š. ŽŦ')).toBe('Ánte Cáhci Dorde Nunna S. ZT');
  expect(bankName('Ĳsbrand d’Œuvre & Zn. “De Ruil” – 2')).toBe("IJsbrand d'OEuvre + Zn. 'De Ruil' - 2");
  expect(bankName('Łukasz Nguyễn')).toBe('Lukasz Nguyen');
  expect(bankName('Иван Petrov 🎉🎉')).toBe('? Petrov ?');
  expect(bankName('🎉')).toBe('NOTPROVIDED');
  expect(bankName('a\u0000b\u200bc\td')).toBe('a?bc d');
});

test('whatever somebody is called, the file is one that the schema and every bank take', async () => {
  const texts = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), 300);
  const files = texts.map((holder, at) => ({
    ...paid(at + 1, { holder }),
    reference: `afrekening ${holder}`,
  }));
  const xml = fileOf(files);
  expect(await faultsOfPain(xml)).toEqual([]);
  const names = textsOf(xml, 'Nm').map((name) => name.replaceAll('&apos;', "'"));
  for (const name of names) {
    expect(name).toMatch(/^[A-Za-zÀ-ÖØ-öø-ÿ0-9/\-?:().,'+ ]{1,70}$/);
    expect(bankName(name)).toBe(name);
  }
  expect(bankName('å'.repeat(300))).toBe('å'.repeat(70));
  expect(bankText('å'.repeat(300))).toBe('å'.repeat(140));
});

test('of one run the bank is always told the same number, and no two runs have the same', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      expect(messageIdOf(one)).toMatch(/^[0-9a-f]{32}$/);
      expect(messageIdOf(one) === messageIdOf(other)).toBe(one === other);
    }),
  );
});
