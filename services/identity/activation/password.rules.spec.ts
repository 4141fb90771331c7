import { commonPasswords } from './common-passwords';
import { passwordProblem, type PasswordProblem } from './password.rules';

const context = {
  minimumLength: 12,
  email: 'marijke.vandenberg@example.nl',
  storeName: 'De Ruilhoek',
  common: commonPasswords(),
};
const problem = (password: string, more: Partial<typeof context> = {}): PasswordProblem | null =>
  passwordProblem(password, { ...context, ...more });

describe('a password', () => {
  it.each([
    'zeven paarse olifanten',
    'fietsbel-onder-tafel',
    'aaaabbbbccccddddeeee x',
    'åtte små bjørner',
    'x'.repeat(3) + 'yzq'.repeat(3) + 'plof9',
    'correct horse battery staple',
  ])('is accepted without capitals, digits or signs: %s', (password) => expect(problem(password)).toBeNull());

  it('is at least as long as the store asks, 12 characters or down to 8', () => {
    expect(problem('plofkip tien')).toBeNull();
    expect(problem('plofkip tie')).toBe('TOO_SHORT');
    expect(problem('plofkip9', { minimumLength: 8 })).toBeNull();
    expect(problem('plofkip', { minimumLength: 8 })).toBe('TOO_SHORT');
  });

  it('may be 64 and more long, up to 200', () => {
    const words = 'dertien kippen lopen langs de oude sluis en zingen zacht over regen ';
    expect(problem(words)).toBeNull();
    expect(problem(words.repeat(3).slice(0, 200))).toBeNull();
    expect(problem(words.repeat(3).slice(0, 201))).toBe('TOO_LONG');
  });

  it('counts characters as people do: an emoji is one', () => {
    expect(problem('🐘🐫🦒🐅🐇🐈🐍🦆🦉')).toBe('TOO_SHORT');
    expect(problem('🐘🐫🦒🐅🐇🐈🐍🦆🦉🐌🐝🦋')).toBeNull();
  });

  it.each([
    'password1234',
    'Welkom123456!',
    'QWERTYUIOPAS',
    'passord2026!!',
    'administrator',
    'aaaaaaaaaaaa',
    '123123123123',
    'abcabcabcabcabc',
    '123456789012',
    '987654321098',
    'abcdefghijkl',
    'qwertyuiop1234',
    'unbelievable',
  ])('everybody tries first is refused: %s', (password) => expect(problem(password)).toBe('TOO_COMMON'));

  it.each([
    ...[
      'Wachtwoord2026',
      'zomer&vakantie1',
      'welkomthuis12',
      'stroopwafel01',
      'Feyenoord1908!',
      'lieveschatje',
      'geheimgeheim1',
    ],
    ...[
      'Sommerferie2026',
      'passordpassord',
      'fotballsommer',
      'rosenborg 1917',
      'hemmelighet!!',
      'velkommen2026',
      'potetgull123',
    ],
    ...[
      'kalleanka1234',
      'Sommarlov2026',
      'lösenord12345',
      'djurgården1891',
      'hejsanhoppsan',
      'välkommen hej1',
      'köttbullar123',
    ],
  ])('of one or two words that people here use is refused, in all three languages: %s [R-ID5]', (password) =>
    expect(problem(password)).toBe('TOO_COMMON'),
  );

  it.each([
    'stroopwafel 83920174652',
    'vakantie op de maan',
    'sommer på en fjelltopp',
    'kalleanka äter sylt',
  ])('of such a word and something of one’s own is accepted: %s', (password) =>
    expect(problem(password)).toBeNull(),
  );

  it.each([
    'marijke.vandenberg',
    'vandenberg1975',
    'de ruilhoek 1',
    'marijke.vandenberg@example.nl',
    'ruilhoek2026!',
  ])("of little more than the own address or the store's name is refused: %s", (password) =>
    expect(problem(password)).toBe('TOO_COMMON'),
  );

  it("may hold the store's name among words of its own", () =>
    expect(problem('ruilhoek met zeven olifanten')).toBeNull());
});
