import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { askOrKeep } from '#lib/server/ask.ts';
import { refused } from '#lib/server/form.ts';
import { actsForNobody, chosenCustomer, customerOfForm } from '#lib/server/own-customer.ts';
import { save } from '#lib/server/save.ts';
import { intakeAddress } from '../address.ts';
import { readEntry, valuesOf } from '../entry-fields.ts';
import { EnterItem, NewItem } from '../intake.operation.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTHING = { description: '', category: null, brand: null, size: null, price: null };

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const customer = customerOfForm(event);
  const answer = customer && (await askOrKeep(event, NewItem, { customer: customer.id }));
  const consignor = answer?.data.customer?.consignor ?? null;
  if (answer && !consignor && !answer.partial) error(404, { message: 'Not a consignor', code: 'NOT_FOUND' });
  const open = consignor?.openIntake ?? null;
  const last = open?.items.nodes[0] ?? null;
  const like = searchParams.has('copy') ? last : null;
  return {
    allowance: consignor,
    open,
    last,
    /** The number of what was just saved, as the address says. */
    saved: /^\d{1,9}$/.exec(searchParams.get('saved') ?? '')?.[0] ?? null,
    values: { ...valuesOf(like ?? NOTHING), idempotencyKey: randomUUID() },
    partial: answer?.partial ?? true,
  };
};

export const actions: Actions = {
  default: (event) =>
    save(event, {
      trouble: actsForNobody(event),
      read: (form) => readEntry(form, event.locals.store?.currency ?? ''),
      document: EnterItem,
      variables: ({ input, values }) => ({
        input: {
          ...input,
          customerId: chosenCustomer(event)?.id ?? '',
          // The same form sent twice, by a double click or after no answer came, enters one item.
          idempotencyKey: values['idempotencyKey'] || null,
        },
      }),
      made: 'ItemsEntered',
      to: ({ items }) => intakeAddress(event, '/new', { saved: String(items[0]?.number ?? '') }),
      // Another content under the same key: the first attempt had gone through. The next one is a new attempt.
      refuse: (result, values) =>
        'fields' in result && result.fields?.some(({ path }) => path === 'idempotencyKey')
          ? refused(
              { __typename: 'SentBefore' },
              { ...values, idempotencyKey: randomUUID() },
              event.locals.requestId,
            )
          : null,
    }),
};
