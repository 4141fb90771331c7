import type { Transaction } from '../../kernel/database/transaction';
import { CustomerKind, type Customer } from './customer';

/** A row as `customerColumns` selects it. */
export interface CustomerRow {
  id: string;
  version: number;
  number: number;
  kind: CustomerKind;
  social_title: string;
  first_name: string;
  last_name: string;
  company_name: string;
  organisation_number: string;
  email: string;
  pending_email: string;
  telephone: string;
  billing_street: string;
  billing_postal_code: string;
  billing_town: string;
  billing_country: string;
  shipping_same_as_billing: boolean;
  shipping_street: string;
  shipping_postal_code: string;
  shipping_town: string;
  shipping_country: string;
  newsletter: boolean;
  partner_offers: boolean;
  private_note: string;
  default_group_id: string;
  registered_at: Date;
  last_visit_at: Date | number;
}

/** The columns of a CustomerRow, from the table `c`. */
export const customerColumns = `c.id, c.version, c.number, c.kind, c.social_title, c.first_name, c.last_name, c.company_name,
  c.organisation_number, c.email, c.pending_email, c.telephone, c.billing_street, c.billing_postal_code, c.billing_town, c.billing_country,
  c.shipping_same_as_billing, c.shipping_street, c.shipping_postal_code, c.shipping_town, c.shipping_country, c.newsletter,
  c.partner_offers, c.private_note, c.default_group_id, c.registered_at, c.last_visit_at`;

const given = (value: string): string | null => (value === '' ? null : value);

/** A row as the graph shows it; what its kind or a switch hides is in `kept` [R-CU12]. */
export function customerOf(row: CustomerRow): Customer {
  const isCompany = row.kind === CustomerKind.COMPANY;
  const company = {
    companyName: given(row.company_name),
    organisationNumber: given(row.organisation_number),
  };
  const billingAddress = {
    street: given(row.billing_street),
    postalCode: given(row.billing_postal_code),
    town: given(row.billing_town),
    country: given(row.billing_country),
  };
  const ownShipping = {
    street: given(row.shipping_street),
    postalCode: given(row.shipping_postal_code),
    town: given(row.shipping_town),
    country: given(row.shipping_country),
  };
  const isSame = row.shipping_same_as_billing;
  const hasOwn = Object.values(ownShipping).some((part) => part !== null);
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    kind: row.kind,
    socialTitle: given(row.social_title),
    firstName: given(row.first_name),
    lastName: given(row.last_name),
    ...(isCompany ? company : noCompany),
    email: given(row.email),
    pendingEmail: given(row.pending_email),
    telephone: given(row.telephone),
    billingAddress,
    shippingSameAsBilling: isSame,
    shippingAddress: isSame ? billingAddress : ownShipping,
    newsletter: row.newsletter,
    partnerOffers: row.partner_offers,
    privateNote: given(row.private_note),
    defaultGroupId: row.default_group_id,
    registeredAt: row.registered_at,
    // pg reads '-infinity', "never", as a number.
    lastVisitAt: row.last_visit_at instanceof Date ? row.last_visit_at : null,
    kept: { ...(isCompany ? noCompany : company), shippingAddress: isSame && hasOwn ? ownShipping : null },
  };
}

const noCompany = { companyName: null, organisationNumber: null };

/** Customers by id, as far as the actor may see them. */
export async function readCustomers(tx: Transaction, ids: string[]): Promise<Map<string, Customer>> {
  const rows = await tx.sql<CustomerRow>(
    'customers.by-id',
    `SELECT ${customerColumns} FROM customers.customer c WHERE c.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, customerOf(row)]));
}
