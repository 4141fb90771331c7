import { yearIn } from '#lib/dac7/year.ts';
import { run } from '#lib/server/ask.ts';
import { csvFile } from '#lib/server/csv-file.ts';
import { chosenCustomer } from '#lib/server/own-customer.ts';
import { MyDac7File } from '../dac7.operation.ts';
import type { RequestHandler } from './$types';

/** A consignor's own figures. */
export const GET: RequestHandler = async (event) => {
  const { url, locals, params } = event;
  const { year } = yearIn(url.searchParams.get('year'), locals.store?.timeZone ?? 'UTC');
  const customer = chosenCustomer(event);
  const answer =
    customer && locals.graph ? await run(locals.graph, MyDac7File, { customer: customer.id, year }) : null;
  const file = answer?.trouble === undefined ? answer?.data.customer?.consignor?.dac7?.file : null;
  return csvFile(file, `dac7-${customer?.number}-${year}.csv`, `/${params.store}/my/dac7${url.search}`);
};
