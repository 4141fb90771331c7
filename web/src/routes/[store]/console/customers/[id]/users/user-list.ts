import type { ResultOf } from '#lib/graph/graphql.ts';
import { type Cell, columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { AcceptedText } from '#lib/text/shown-texts.ts';
import type { CustomerHead } from '../head.operation.ts';

type Link = NonNullable<ResultOf<typeof CustomerHead>['users']>[number];
/** Somebody who may act for the customer, and as what. */
export type ListedUser = Link['user'] &
  Pick<Link, 'role'> & {
    twoFactorSince: string | null;
    /** Whether they act for this customer. */
    acts: boolean;
    acceptances: readonly (AcceptedText & { isCurrent: boolean; acceptedAt: string })[];
  };

function state({ enabled, activated }: ListedUser): Cell {
  if (!enabled) return { text: m.user_off(), status: { shape: 'bar' } };
  return activated
    ? { text: m.user_active(), status: { shape: 'tick', tone: 'good' } }
    : { text: m.user_not_activated(), status: { shape: 'ring' } };
}

/** What somebody may do for a customer, in words. */
export function roleText(role: string): string {
  return role === 'COMPANY_ADMIN' ? m.user_role_admin() : m.user_role_buyer();
}

const { text, day } = columnsOf<ListedUser>();

/** Who may act for a customer: all on one page. */
export const USERS = listOf({
  filters: {},
  columns: [
    text('email', m.login_email, 16, {
      shown: 'always',
      phone: 'title',
      isHeading: true,
      cell: ({ email }) => ({ text: email, look: 'label-weight' }),
    }),
    text('state', m.col_state, 8, { shown: 'always', phone: 'line', cell: state }),
    text('role', m.user_role, 9, {
      shown: 'always',
      phone: 'line',
    }),
    day('last-visit', m.last_visit, 6, {
      shown: 'always',
      phone: 'line',
      cell: ({ lastVisitAt }) => lastVisitAt ?? { text: m.never(), look: 'faint' },
    }),
    text('terms', m.users_terms, 10, { shown: 'always', phone: 'sub' }),
    text('acts', m.users_acts, 5, { shown: 'always', phone: 'line' }),
    text('enabled', m.enabled, 5, { shown: 'always', phone: 'line' }),
    text('send', m.actions, 12, { shown: 'always', phone: 'sub' }),
  ],
});
