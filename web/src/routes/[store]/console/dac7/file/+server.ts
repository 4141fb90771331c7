import { yearIn } from '#lib/dac7/year.ts';
import { run } from '#lib/server/ask.ts';
import { csvFile } from '#lib/server/csv-file.ts';
import { Dac7File } from '../dac7.operation.ts';
import type { RequestHandler } from './$types';

/** The year for whoever reports it, with tax numbers. */
export const GET: RequestHandler = async ({ url, locals, params }) => {
  const { year } = yearIn(url.searchParams.get('year'), locals.store?.timeZone ?? 'UTC');
  const answer = locals.graph ? await run(locals.graph, Dac7File, { year }) : null;
  const file = answer?.trouble === undefined ? answer?.data.dac7File : null;
  return csvFile(file, `dac7-${year}.csv`, `/${params.store}/console/dac7${url.search}`);
};
