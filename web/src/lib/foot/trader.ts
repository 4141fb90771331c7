import type { PageStore } from '#lib/graph/frame.ts';
import * as m from '#lib/paraglide/messages.js';

type Trader = Pick<
  PageStore,
  'name' | 'legalName' | 'organisationNumber' | 'vatNumber' | 'country' | 'contact'
>;

/** Where the shop is, in one line; '' where nobody has said it. */
export function addressLine({ contact }: Pick<PageStore, 'contact'>): string {
  const town = [contact.postalCode, contact.town].filter(Boolean).join(' ');
  return [contact.street, town].filter(Boolean).join(', ');
}

/** Its numbers, as far as it has said them [L11]; the Dutch one has a name of its own. */
export function traderNumbers({ organisationNumber, vatNumber, country }: Trader): string[] {
  return [
    ...(organisationNumber
      ? [
          country === 'NL'
            ? `KvK ${organisationNumber}`
            : m.foot_organisation_number({ number: organisationNumber }),
        ]
      : []),
    ...(vatNumber ? [m.foot_vat_number({ number: vatNumber })] : []),
  ];
}

/** Who trades: the name before the law, or that of the shop. */
export const traderName = ({ legalName, name }: Trader): string => legalName ?? name;
