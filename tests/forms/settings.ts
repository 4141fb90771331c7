import { CONSOLE, type Form } from './honest';

/** Every action of the store's settings, sent by somebody who means it. */
export const SETTINGS: Record<string, Form> = {
  '[store]/console/settings store': () => [
    `${CONSOLE}/settings?/store`,
    {
      ...{ name: 'De Ruilhoek', legalName: 'De Ruilhoek B.V.', organisationNumber: 'KvK 30184457' },
      ...{ vatNumber: 'NL123456789B13', country: 'NL', timeZone: 'Europe/Amsterdam' },
      ...{ 'contact.street': 'Voorstraat 41', 'contact.postalCode': '3512 AJ', 'contact.town': 'Utrecht' },
      ...{ 'contact.email': 'winkel@ruilhoek.example.test', 'contact.telephone': '030 231 44 90' },
      ...{ language: 'nl', languages: 'nl', sortsPastPrefixes: 'on' },
    },
  ],
  '[store]/console/settings/modules default': () => [
    `${CONSOLE}/settings/modules`,
    { modules: 'CONSIGNMENT' },
  ],
  '[store]/console/settings/passwords default': () => [
    `${CONSOLE}/settings/passwords`,
    { minimumPasswordLength: '13' },
  ],
  '[store]/console/settings/start default': () => [`${CONSOLE}/settings/start`, {}],
};
