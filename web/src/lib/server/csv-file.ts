import { redirect } from '@sveltejs/kit';

/** A file that is made for one answer and kept nowhere; without one the reader is back on its page, which says why. */
export function csvFile(text: string | null | undefined, name: string, page: string): Response {
  if (text === null || text === undefined) redirect(303, page);
  return new Response(text, {
    headers: {
      ...{ 'cache-control': 'no-store', 'content-type': 'text/csv; charset=utf-8' },
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
}
