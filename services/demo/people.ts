import type { Role } from '../identity/staff/staff.rules';
import { demoBuyers, type DemoBuyer } from './companies';
import { marijke } from './consignors';

/** Somebody to be in the demo. */
export interface DemoPerson {
  storeId: string;
  name: string;
  email: string;
}

/** Who runs the demo stores; the first of a store makes it. */
export const staff: readonly (DemoPerson & { role: Role })[] = [
  { storeId: '30042', name: 'Els de Wit', email: 'els@ruilhoek.example.test', role: 'owner' },
  { storeId: '30042', name: 'Daan Visser', email: 'daan@ruilhoek.example.test', role: 'clerk' },
  { storeId: '30042', name: 'Mila Smit', email: 'mila@ruilhoek.example.test', role: 'read-only' },
  { storeId: '10007', name: 'Ingrid Solberg', email: 'ingrid@fjordkontor.example.test', role: 'owner' },
];

/** Who makes stores: nobody of a shop. */
export const operators: readonly (DemoPerson & { role: Role })[] = [
  { storeId: '00000', name: 'Noor Jansen', email: 'noor@kommis.example.test', role: 'operator' },
];

/** The consignor of De Ruilhoek who has a log-in. */
export const consignors: readonly DemoPerson[] = [
  { storeId: '30042', name: `${marijke.firstName} ${marijke.lastName}`, email: marijke.email },
];

/** The first company and the first private customer of Fjord Kontor: they have log-ins. */
export const buyers: readonly (DemoPerson & { role: 'company' | 'private' })[] = (
  ['COMPANY', 'PRIVATE'] as const
).flatMap((kind) => {
  const buyer = demoBuyers().find((each) => each.kind === kind);
  return buyer ? [personOf(buyer)] : [];
});

function personOf({ kind, companyName, firstName, lastName, email }: DemoBuyer) {
  const name = companyName ?? `${firstName} ${lastName}`;
  return { storeId: '10007', name, email, role: kind === 'COMPANY' ? 'company' : 'private' } as const;
}
