import type { RequestEvent } from '@sveltejs/kit';
import { versionOf } from '#lib/form/fields.ts';
import { text } from '#lib/server/form.ts';
import { save } from '#lib/server/save.ts';
import { DeclinePayout } from './payouts.operation.ts';

/** Says to whom the form names that they are not paid now. */
export function declineRequest(event: RequestEvent) {
  const page = `/${event.params['store']}/console/payouts`;
  return save(event, {
    right: 'consignment.payout',
    read: (form) => ({
      values: {
        declined: text(form, 'declined'),
        answer: text(form, 'answer'),
        version: text(form, 'version'),
      },
      input: {},
    }),
    document: DeclinePayout,
    variables: ({ values }) => ({
      input: {
        ...{ customerId: values['declined'] ?? '', answer: values['answer'] || null },
        version: versionOf(values),
      },
    }),
    made: 'PayoutRequest',
    to: () => `${page}?declined=yes`,
  });
}
