import { OWN_NUMBER } from '../../../schema/files/customer-number';
import type { FileWanted } from '../../kernel/import/laid-file';
import type { ColumnSpec } from '../../kernel/table/column';

const text = <const Key extends string>(key: Key, maxLength: number, names: readonly string[]) =>
  ({ key, names, required: false, kind: 'text', maxLength }) as const;

/** What the customers service reads of a consignors file [I1]; consignment reads the rest of the same file. */
export const consignorColumns = [
  { key: 'number', names: OWN_NUMBER, required: true, kind: 'integer', min: 1, max: 99_999_999 },
  text('firstName', 80, ['Voornaam', 'Fornavn', 'Förnamn', 'First name']),
  text('lastName', 80, ['Naam', 'Achternaam', 'Etternavn', 'Efternamn', 'Surname', 'Last name']),
  text('street', 120, ['Adres', 'Straat', 'Adresse', 'Adress', 'Address', 'Street']),
  text('postalCode', 12, ['Postcode', 'Postnr', 'Postnummer', 'Postal code']),
  text('town', 80, ['Woonplaats', 'Plaats', 'Poststed', 'Sted', 'Ort', 'Town']),
  {
    key: 'email',
    names: ['E-mail', 'Emailadres', 'E-post', 'Epost', 'Email'],
    required: false,
    kind: 'email',
  },
  text('telephone', 30, ['Telefoon', 'Telefoonnummer', 'Telefon', 'Telephone', 'Phone']),
  { key: 'newsletter', names: ['Nieuwsbrief', 'Nyhetsbrev', 'Newsletter'], required: false, kind: 'yesNo' },
] as const satisfies readonly ColumnSpec[];

/** A consignors file, as the customers service looks at it. */
export const consignorsFile = {
  owner: 'customers',
  columns: consignorColumns,
  unique: ['number', 'email'],
} as const satisfies FileWanted;
