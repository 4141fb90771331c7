import { CONSOLE, versionAt, type Form } from './honest';

/** A form of which all counts that is not sent too, with the version of its page. */
const whole =
  (area: string, fields: Record<string, string>, action = ''): Form =>
  async (shop) => {
    const path = `${CONSOLE}/settings${area && `/${area}`}`;
    return [path + action, { ...fields, version: await versionAt(shop, path) }];
  };

/** Every action of the store's settings, sent by somebody who means it. */
export const SETTINGS: Record<string, Form> = {
  '[store]/console/settings store': whole(
    '',
    {
      ...{ name: 'De Ruilhoek', legalName: 'De Ruilhoek B.V.', organisationNumber: 'KvK 30184457' },
      ...{ vatNumber: 'NL123456789B13', country: 'NL', timeZone: 'Europe/Amsterdam' },
      ...{ 'contact.street': 'Voorstraat 41', 'contact.postalCode': '3512 AJ', 'contact.town': 'Utrecht' },
      ...{ 'contact.email': 'winkel@ruilhoek.example.test', 'contact.telephone': '030 231 44 90' },
      ...{ language: 'nl', languages: 'nl', sortsPastPrefixes: 'on' },
    },
    '?/store',
  ),
  '[store]/console/settings/modules default': async (shop) => {
    const path = `${CONSOLE}/settings/modules`;
    const has = ['CONSIGNMENT', 'SELF_ENTRY', 'MARKDOWN', 'REGISTRATION', 'COMPANY_APPROVAL'].map(
      (module): [string, string] => ['modules', module],
    );
    return [path, [...has, ['version', await versionAt(shop, path)]]];
  },
  '[store]/console/settings/footer default': whole('footer', {
    ...{
      'payments.0.code': '',
      'payments.0.ownName': 'Pin',
      'carriers.0.code': 'BRING',
      'carriers.0.on': 'on',
    },
  }),
  '[store]/console/settings/hours default': whole('hours', {
    ...{ 'days.MONDAY.periods.0.opensAt': '10:00', 'days.MONDAY.periods.0.closesAt': '17:00', note: '' },
  }),
  '[store]/console/settings/pages/[page]/[language] default': whole('pages/about/sv', { text: '## Om oss' }),
  '[store]/console/settings/mail save': whole(
    'mail',
    { 'mail.senderName': 'De Ruilhoek', 'mail.nl.greeting': 'Dag {name},' },
    '?/save',
  ),
  '[store]/console/settings/mail test': () => [
    `${CONSOLE}/settings/mail?/test`,
    { to: 'iemand@example.test' },
  ],
  '[store]/console/settings/passwords default': () => [
    `${CONSOLE}/settings/passwords`,
    { minimumPasswordLength: '13' },
  ],
  '[store]/console/settings/start default': () => [`${CONSOLE}/settings/start`, {}],
};
