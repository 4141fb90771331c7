import { LARGEST_CUSTOMER_NUMBER, OWN_NUMBER } from '../../../schema/files/customer-number';
import type { FileWanted } from '../../kernel/import/laid-file';
import type { ColumnSpec, JoinedColumn } from '../../kernel/table/column';
import { firstNameParts, lastNameParts, streetParts, telephoneParts } from './consignors.joined';

const text = <const Key extends string>(
  key: Key,
  maxLength: number,
  names: readonly string[],
  joins: readonly JoinedColumn[] = [],
) => ({ key, names, required: false, kind: 'text', maxLength, joins }) as const;

/** What the customers service reads of a consignors file [I1]; consignment reads the rest of the same file. */
export const consignorColumns = [
  {
    key: 'number',
    names: OWN_NUMBER,
    required: true,
    kind: 'integer',
    min: 1,
    max: LARGEST_CUSTOMER_NUMBER,
  },
  text(
    'firstName',
    80,
    [
      'Voornaam',
      'Voornamen',
      'Roepnaam',
      'Fornavn',
      'Förnamn',
      'Tilltalsnamn',
      'First name',
      'Given name',
      'Forename',
    ],
    firstNameParts,
  ),
  text(
    'lastName',
    80,
    [
      ...['Naam', 'Achternaam', 'Familienaam', 'Etternavn', 'Efternavn', 'Efternamn', 'Surname', 'Last name'],
      ...['Family name'],
    ],
    lastNameParts,
  ),
  text(
    'street',
    120,
    [
      ...[
        'Adres',
        'Straat',
        'Straatnaam',
        'Adresregel 1',
        'Adres 1',
        'Adresse',
        'Adresse 1',
        'Adresselinje 1',
        'Gate',
      ],
      ...[
        'Gateadresse',
        'Vei',
        'Adress',
        'Adress 1',
        'Adressrad 1',
        'Gata',
        'Gatuadress',
        'Address',
        'Address 1',
      ],
      ...['Address line 1', 'Street', 'Street address', 'Street name'],
    ],
    streetParts,
  ),
  text('postalCode', 12, [
    ...['Postcode', 'Postkode', 'Postnr', 'Postnummer', 'Postal code', 'Post code', 'Zip', 'Zip code'],
  ]),
  text('town', 80, [
    ...[
      'Woonplaats',
      'Plaats',
      'Plaatsnaam',
      'Stad',
      'Poststed',
      'Sted',
      'By',
      'Ort',
      'Postort',
      'Town',
      'City',
    ],
  ]),
  {
    key: 'email',
    names: [
      ...[
        'E-mail',
        'E-mailadres',
        'Mailadres',
        'Mail',
        'E-post',
        'E-postadresse',
        'E-postadress',
        'Mailadresse',
      ],
      ...['Mailadress', 'Mejl', 'Mejladress', 'E-mailadresse', 'Email address', 'Mail address'],
    ],
    required: false,
    kind: 'email',
  },
  {
    key: 'telephone',
    names: [
      ...[
        'Telefoon',
        'Telefoonnummer',
        'Telefoonnr.',
        'Telefoon nr',
        'Tel.',
        'Tel.nr.',
        'Tel nummer',
        'Telefoon 1',
      ],
      ...['Vaste telefoon', 'Telefoon vast', 'Telefoon thuis', 'Telefoon privé', 'Telefon', 'Telefonnummer'],
      ...[
        'Telefonnr',
        'Telefon 1',
        'Tlf.',
        'Tlf.nr.',
        'Tlfnummer',
        'Hemtelefon',
        'Telephone',
        'Telephone number',
      ],
      ...['Telephone no', 'Phone', 'Phone number', 'Phone no', 'Phone 1', 'Home phone'],
    ],
    required: false,
    kind: 'telephone',
    maxLength: 30,
    joins: telephoneParts,
  },
  {
    key: 'newsletter',
    names: ['Nieuwsbrief', 'Nieuwsbrieven', 'Nyhetsbrev', 'Nyhedsbrev', 'Newsletter'],
    required: false,
    kind: 'yesNo',
  },
] as const satisfies readonly ColumnSpec[];

/** A consignors file, as the customers service looks at it. */
export const consignorsFile = {
  owner: 'customers',
  columns: consignorColumns,
  unique: ['number', 'email'],
} as const satisfies FileWanted;
