import type { ResultOf } from '#lib/graph/graphql.ts';
import { columnsOf, listOf, type ReadFilter } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { CompaniesForApproval } from './approvals.operation.ts';

/** A company that registered, as the list asks for it. */
export type ListedCompany = NonNullable<
  ResultOf<typeof CompaniesForApproval>['companiesForApproval']
>['nodes'][number];

/** Those that wait need not be asked for. */
const state: ReadFilter = (asked) => (asked === 'DECLINED' ? asked : '');
const { text, moment } = columnsOf<ListedCompany>();
const always = { shown: 'always', phone: 'line' } as const;

/** Companies that registered; who waits longest comes first. */
export const APPROVALS = listOf({
  size: 50,
  filters: { state },
  columns: [
    text('company', m.col_company, 12, { shown: 'always', phone: 'title', isHeading: true }),
    text('organisation-number', m.organisation_number, 9, { ...always, cell: 'organisationNumber' }),
    text('shared', m.approval_shared, 12, always),
    text('contact', m.approval_contact, 12, {
      ...always,
      cell: ({ firstName, lastName, email }) => ({
        text: [firstName, lastName].filter(Boolean).join(' '),
        detail: email,
      }),
    }),
    text('town', m.col_town, 8, {
      ...always,
      cell: ({ billingAddress }) => billingAddress.town,
      look: 'muted',
    }),
    moment('since', m.approval_since, 12, { ...always, cell: ({ approval }) => approval.askedAt }),
  ],
});
