import type { JoinedColumn } from '../../kernel/table/column';

/*
 * Columns that some programs keep apart and we keep in one: a Dutch surname has its prefix, and an address its number, in
 * a column of their own.
 */

/** What is part of a first name, or stands in for it. */
export const firstNameParts: readonly JoinedColumn[] = [
  { key: 'middleName', place: 'AFTER', names: ['Mellomnavn', 'Mellemnavn', 'Mellannamn', 'Middle name'] },
  {
    key: 'initials',
    place: 'INSTEAD',
    names: ['Voorletters', 'Voorletter(s)', 'Initialen', 'Initialer', 'Initials'],
  },
];

/** What stands before a surname. */
export const lastNameParts: readonly JoinedColumn[] = [
  {
    key: 'surnamePrefix',
    place: 'BEFORE',
    names: [
      ...['Tussenvoegsel', 'Tussenvoegsels', 'Tussenvoegsel(s)', 'Tussenv.', 'Tussenv', 'Tv', 'Voorvoegsel'],
      ...[
        'Voorvoegsels',
        'Voorv.',
        'Navneforstavelse',
        'Namnprefix',
        'Prefix',
        'Surname prefix',
        'Name prefix',
      ],
    ],
  },
];

/** What stands behind a street. */
export const streetParts: readonly JoinedColumn[] = [
  {
    key: 'houseNumber',
    place: 'AFTER',
    names: [
      ...[
        'Huisnummer',
        'Huisnr',
        'Huisnr.',
        'Huis nr',
        'Husnummer',
        'Husnr',
        'Gatenummer',
        'Gatenr',
        'Gatunummer',
      ],
      ...['Gatunr', 'House number', 'House no', 'Street number', 'Street no'],
    ],
  },
  {
    key: 'houseLetter',
    place: 'AFTER',
    names: ['Huisletter', 'Husbokstav', 'Bokstav', 'Oppgang', 'Uppgång', 'House letter'],
  },
  {
    key: 'houseAddition',
    place: 'AFTER',
    names: [
      ...['Toevoeging', 'Toev.', 'Toevoegsel', 'Huisnummertoevoeging', 'Huisnr. toev.', 'Huisnrtoevoeging'],
      ...[
        'Huisnummer toev',
        'Tillegg',
        'Tillägg',
        'Leilighet',
        'Leilighetsnr',
        'Lägenhet',
        'Lägenhetsnr',
        'Lgh',
      ],
      ...['Addition', 'House number addition', 'Number addition', 'Suffix', 'Unit', 'Apartment', 'Apt'],
    ],
  },
  {
    key: 'addressLine2',
    place: 'AFTER',
    names: [
      ...['Adres 2', 'Adresregel 2', 'Adresse 2', 'Adresselinje 2', 'Adress 2', 'Adressrad 2', 'Address 2'],
      ...['Address line 2'],
    ],
  },
];

/** Other telephones: the first that is there is kept. */
export const telephoneParts: readonly JoinedColumn[] = [
  {
    key: 'mobile',
    place: 'INSTEAD',
    names: [
      ...[
        'Mobiel',
        'Mobiele telefoon',
        'Mobiel nummer',
        'Mobiele nummer',
        'Mobielnr',
        'Mobiel nr',
        'Telefoon mobiel',
      ],
      ...[
        'Tel. mobiel',
        'Mob.',
        'GSM',
        'GSM-nummer',
        '06',
        '06-nummer',
        'Mobil',
        'Mobiltelefon',
        'Mobilnummer',
      ],
      ...[
        'Mobilnr',
        'Mobiltlf',
        'Mobilen',
        'Telefon mobil',
        'Mobile',
        'Mobile phone',
        'Mobile number',
        'Mobile no',
      ],
      ...['Cell', 'Cell phone'],
    ],
  },
  {
    key: 'telephone2',
    place: 'INSTEAD',
    names: [
      ...[
        'Telefoon 2',
        'Telefoonnummer 2',
        'Telefoonnr. 2',
        'Tel. 2',
        'Telefon 2',
        'Telefonnummer 2',
        'Tlf. 2',
      ],
      ...['Phone 2', 'Telephone 2', 'Telefoon werk', 'Telefon arbeid', 'Telefon arbete', 'Work phone'],
    ],
  },
];
