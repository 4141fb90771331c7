import { error } from '@sveltejs/kit';
import { todayIn } from '#lib/format.ts';
import { ask } from '#lib/server/ask.ts';
import { requireCustomer } from '#lib/server/own-customer.ts';
import { pagingOf } from '#lib/server/paging.ts';
import { asLocalDate } from './periods.ts';
import { MySales } from './sales.operation.ts';
import type { PageServerLoad } from './$types';

const PAGE_SIZE = 25;

export const load: PageServerLoad = async (event) => {
  const customer = requireCustomer(event);
  const { searchParams } = event.url;
  const typed = { from: searchParams.get('from') ?? '', until: searchParams.get('until') ?? '' };
  const period = { from: asLocalDate(typed.from), until: asLocalDate(typed.until) };
  // A period that cannot be is said at the field; asking for it would only show nothing.
  const wrong =
    (typed.from !== '' && !period.from) || (typed.until !== '' && !period.until)
      ? 'BAD_FORMAT'
      : period.from && period.until && period.from > period.until
        ? 'OUT_OF_RANGE'
        : null;
  const asked = wrong ? { from: null, until: null } : period;
  const variables = { customer: customer.id, ...asked, ...pagingOf(event.url, PAGE_SIZE) };
  const { data, partial } = await ask(event, MySales, variables);
  const consignor = data.customer?.consignor ?? null;
  if (!consignor && !partial) error(404, { message: 'Not a consignor', code: 'NOT_FOUND' });
  const today = todayIn(event.locals.store?.timeZone ?? 'UTC');
  return { typed, period: asked, wrong, consignor, today, partial };
};
