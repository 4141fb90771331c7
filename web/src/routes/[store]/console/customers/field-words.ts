import * as m from '#lib/paraglide/messages.js';

/** The form's labels by path: beside the fields, in the summary of problems, and where two versions are compared. */
export function fieldLabels(): Record<string, string> {
  const shipping = (label: string) => `${m.shipping_address()}: ${label}`;
  return {
    kind: m.customer_kind(),
    socialTitle: m.social_title(),
    firstName: m.first_name(),
    lastName: m.last_name(),
    companyName: m.company_name(),
    organisationNumber: m.organisation_number(),
    email: m.email(),
    telephone: m.telephone(),
    'billingAddress.street': m.street(),
    'billingAddress.postalCode': m.postal_code(),
    'billingAddress.town': m.col_town(),
    'billingAddress.country': m.country(),
    shippingSame: m.shipping_same(),
    'shippingAddress.street': shipping(m.street()),
    'shippingAddress.postalCode': shipping(m.postal_code()),
    'shippingAddress.town': shipping(m.col_town()),
    'shippingAddress.country': shipping(m.country()),
    newsletter: m.newsletter(),
    groupIds: m.area_groups(),
    defaultGroupId: m.group_default(),
    privateNote: m.private_note(),
  };
}
