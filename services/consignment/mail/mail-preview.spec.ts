import { languages } from '../../kernel/language/language';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf, testWorld } from '../../kernel/testing/open';
import { consignment } from '../main';

const world = forAllTests(() => testWorld([consignment]));
const manager = { ...staffOf('30042'), rights: ['store.settings'] };
const told = { name: 'De Ruilhoek', colour: '#8a2f63', country: 'NL', currency: 'EUR', language: 'nl' };

interface Preview {
  kind: string;
  from: string;
  text: string;
  html: string;
}
const previews = (language: string, actor = manager): Promise<Preview[]> =>
  world.ask<Preview[]>(
    'consignment',
    actor,
    'query ($language: LanguageCode!) { consignmentMailPreviews(language: $language) { kind from text html } }',
    { language },
  );
const arrives = (version: number, more: object = {}) =>
  world.tell('consignment.on-store-changed', {
    storeId: '30042',
    version,
    data: {
      ...{
        id: '30042',
        ...told,
        timeZone: 'Europe/Amsterdam',
        modules: ['CONSIGNMENT'],
        sortsPastPrefixes: true,
      },
      ...{ legalName: 'Ruilhoek B.V.', organisationNumber: '12345678', vatNumber: '' },
      contact: {
        email: 'winkel@ruilhoek.example',
        telephone: '',
        street: '',
        postalCode: '',
        town: 'Utrecht',
      },
      mail: {
        senderName: 'Els',
        replyTo: '',
        wordings: { sv: { greeting: 'Tjena {name}!', signature: '' } },
      },
      ...more,
    },
  });

it.each(languages)(
  'each mail about consignment is shown in %s, with goods that are made up',
  async (language) => {
    await arrives(1);
    const shown = await previews(language);
    expect(shown.map(({ kind }) => kind).sort()).toEqual([
      ...['BANK_ACCOUNT', 'DAC7_COPY', 'INTAKE_RECEIPT', 'RETURN_REMINDER', 'STATEMENT'],
    ]);
    for (const { text, html, from } of shown) {
      expect(from).toBe('Els');
      expect(text).toContain('\nRuilhoek B.V., Utrecht\n');
      expect(text).toMatch(language === 'sv' ? /^Tjena Astrid!\n/ : /^(Beste|Hei|Hello) \S+,\n/);
      expect(html).toContain('background:#8a2f63');
    }
  },
);

it('what is told of a store later is in its mails from then on, in whatever order it comes', async () => {
  await arrives(9, { mail: { senderName: 'Nieuw', replyTo: '', wordings: {} } });
  await arrives(5, { mail: { senderName: 'Oud', replyTo: '', wordings: {} } });
  expect((await previews('nl'))[0]?.from).toBe('Nieuw');
});

it('a store that was told of before its mails were has them with its name', async () => {
  await world.database.admin('UPDATE consignment.store SET mail_sender = NULL');
  expect((await previews('nl'))[0]).toMatchObject({
    from: 'De Ruilhoek',
    html: expect.stringContaining('#8a2f63'),
  });
});

it('a store without consignment has none', async () => {
  await arrives(20, { modules: [] });
  expect(await previews('nl')).toEqual([]);
});
