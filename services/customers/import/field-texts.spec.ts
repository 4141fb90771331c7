import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { forAllTests, forEachTest } from '../../kernel/testing/for-all-tests';
import { ImportingStore } from '../testing/importing';
import { customersWorld, type Answer } from '../testing/world';

// Files as people had them; they lie beside the project, not in it.
const FIELD = resolve(process.cwd(), '../shared/data/field');
const withFiles = existsSync(FIELD) ? describe : describe.skip;
const field = (name: string): Buffer => readFileSync(resolve(FIELD, name));

const world = forAllTests(() => customersWorld());
const store = forEachTest(() => ImportingStore.open(world));

const run = async (file: Buffer): Promise<Answer> => store.run(await store.upload(file));
const dryRun = async (file: Buffer): Promise<Answer> => store.dryRun(await store.upload(file));

interface Stored {
  id: string;
  version: number;
  number: number;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  telephone: string | null;
}
const stored = async (): Promise<Stored[]> => {
  const list = `{ customers(first: 50, sort: NUMBER, direction: ASC) { nodes { id version number firstName lastName email telephone } } }`;
  return (await world.ask<{ nodes: Stored[] }>(store.staff, list)).nodes;
};

/** The form as it stands, sent without a change. */
async function saveUnchanged({ number: _number, ...input }: Stored): Promise<void> {
  const save = `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename ... on Customer { version } } }`;
  const answer = await world.ask(store.staff, save, { input: { kind: 'PRIVATE', ...input } });
  expect(answer).toMatchObject({ __typename: 'Customer' });
}

withFiles('texts of other people’s files', () => {
  test.each([
    ['nbsp-in-names.csv', [['Jan Pieter', 'van den Berg', 'jp@example.test']]],
    [
      'invisible-in-email.csv',
      [
        ['Ivo', 'Kuipers', 'ivo.kuipers@example.test'],
        ['Lena', 'Kok', 'lena.kok@example.test'],
        ['Sofie', 'Prins', 'sofie@example.test'],
        ['\u0130rem', 'Y\u0131lmaz', 'irem@example.test'],
        ['Jet', 'Vis', 'jet@example.test'],
      ],
    ],
  ])(
    '%s is read as people mean it; saved unchanged and imported again, it changes nothing',
    async (name, expected) => {
      const file = field(name);
      expect(await run(file)).toMatchObject({ created: expected.length });
      const rows = await stored();
      expect(rows.map(({ firstName, lastName, email }) => [firstName, lastName, email])).toEqual(expected);
      for (const each of rows) await saveUnchanged(each);
      const saved = await stored();
      expect(await dryRun(file)).toMatchObject({
        unchanged: expected.length,
        toUpdate: 0,
        faultCount: 0,
        faults: [],
      });
      expect(await run(file)).toMatchObject({ updated: 0, unchanged: expected.length });
      expect(await stored()).toEqual(saved);
    },
  );

  test('email-idn.csv: both spellings are one address, which the second row cannot have, and each finds its customer', async () => {
    const file = field('email-idn.csv');
    expect(await dryRun(file)).toMatchObject({
      faultCount: 1,
      faults: [{ row: 3, column: 'E-mail', value: 'bo@xn--kse-qla.test' }],
    });
    const [header = '', first = '', second = ''] = file.toString().split('\r\n');
    expect(await run(Buffer.from([header, first, ''].join('\r\n')))).toMatchObject({ created: 1 });
    const again = await dryRun(Buffer.from([header, second, ''].join('\r\n')));
    expect(again).toMatchObject({ faults: [{ row: 2, column: 'E-mail', code: 'TAKEN' }] });
    // The other spelling of one's own address is no change.
    const same = second.replace('8801', '8800').replace('Puny', 'K\u00e4se');
    expect(await dryRun(Buffer.from([header, same, ''].join('\r\n')))).toMatchObject({
      unchanged: 1,
      faultCount: 0,
    });
    for (const email of ['bo@k\u00e4se.test', 'bo@xn--kse-qla.test', 'Bo@KA\u0308SE.test\u200b']) {
      const found = await world.ask(
        ...([
          store.staff,
          'query ($email: String!) { customerByEmail(email: $email) { number } }',
          { email },
        ] as const),
      );
      expect(found).toEqual({ number: 8800 });
    }
  });
});
