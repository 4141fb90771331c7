import type { AreaLink } from '#lib/components/areas.ts';
import { number } from '#lib/format.ts';
import type { OwnCustomer, PageStore, PageViewer } from '#lib/graph/frame.ts';
import * as m from '#lib/paraglide/messages.js';

interface Place {
  store: Pick<PageStore, 'id' | 'twoFactor'>;
  viewer: PageViewer | null | undefined;
  /** For whom the reader acts; none where they have not said for whom of several. */
  customer: OwnCustomer | null | undefined;
  /** Goes on from page to page. */
  carry?: string;
  /** The page one is on. */
  path: string;
}

/**
 * The areas of My page, and what stands in the reader's menu besides. What is there depends on who it is: stock and sales are a
 * consignor's [U1 U2 U3]. Nobody is logged in any more, and a form came back: no area is theirs, and each would lead away
 * from what was typed.
 */
export function ownAreas({ store, viewer, customer, carry = '', path: here }: Place): {
  areas: AreaLink[];
  ofReader: AreaLink[];
} {
  const root = `/${store.id}/my`;
  const area = (name: string, path: string, count?: number): AreaLink => {
    const href = path ? `${root}/${path}` : root;
    return {
      name,
      href: href + carry,
      // What lies below an area belongs to it; everything lies below the overview.
      current: here === href || (path !== '' && here.startsWith(`${href}/`)),
      ...(count === undefined ? {} : { count: number(count) }),
    };
  };
  const consignor = customer?.consignor;
  const areas = [
    ...(viewer ? [area(m.area_overview(), '')] : []),
    ...(consignor
      ? [
          area(m.area_stock(), 'stock', consignor.stock.all - consignor.stock.sold),
          area(m.area_sales(), 'sales'),
          area(m.statements_title(), 'statements'),
          ...(consignor.mayCreateItems ? [area(m.area_intake(), 'intake')] : []),
        ]
      : []),
    ...(customer ? [area(m.area_profile(), 'profile')] : []),
  ];
  const ofReader = [
    area(m.sign_ins_title(), 'sign-ins'),
    ...(store.twoFactor === 'OFF' ? [] : [area(m.two_factor_title(), 'two-factor')]),
  ];
  return { areas, ofReader: viewer ? ofReader : [] };
}
