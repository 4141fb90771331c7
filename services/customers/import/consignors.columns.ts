import { OWN_NUMBER } from '../../../schema/files/customer-number';
import type { ColumnSpec } from '../../kernel/table/column';

/** What the customers service reads of a consignors file [I1]; consignment reads the rest of the same file. */
export const consignorColumns = [
  {
    key: 'number',
    names: OWN_NUMBER,
    required: true,
    kind: 'integer',
    min: 1,
    max: 99_999_999,
  },
  {
    key: 'firstName',
    names: ['Voornaam', 'Fornavn', 'Förnamn', 'First name'],
    required: false,
    kind: 'text',
    maxLength: 80,
  },
  {
    key: 'lastName',
    names: ['Naam', 'Achternaam', 'Etternavn', 'Efternamn', 'Surname', 'Last name'],
    required: false,
    kind: 'text',
    maxLength: 80,
  },
  {
    key: 'street',
    names: ['Adres', 'Straat', 'Adresse', 'Adress', 'Address', 'Street'],
    required: false,
    kind: 'text',
    maxLength: 120,
  },
  {
    key: 'postalCode',
    names: ['Postcode', 'Postnr', 'Postnummer', 'Postal code'],
    required: false,
    kind: 'text',
    maxLength: 12,
  },
  {
    key: 'town',
    names: ['Woonplaats', 'Plaats', 'Poststed', 'Sted', 'Ort', 'Town'],
    required: false,
    kind: 'text',
    maxLength: 80,
  },
  {
    key: 'email',
    names: ['E-mail', 'Emailadres', 'E-post', 'Epost', 'Email'],
    required: false,
    kind: 'email',
  },
  {
    key: 'telephone',
    names: ['Telefoon', 'Telefoonnummer', 'Telefon', 'Telephone', 'Phone'],
    required: false,
    kind: 'text',
    maxLength: 30,
  },
  { key: 'newsletter', names: ['Nieuwsbrief', 'Nyhetsbrev', 'Newsletter'], required: false, kind: 'yesNo' },
] as const satisfies readonly ColumnSpec[];
