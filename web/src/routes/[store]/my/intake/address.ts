import type { RequestEvent } from '@sveltejs/kit';

/** A page of the intake, for the customer that the reader acts for. */
export function intakeAddress(
  { params, url }: Pick<RequestEvent, 'params' | 'url'>,
  page: string,
  said: Record<string, string> = {},
): string {
  const customer = url.searchParams.get('customer');
  const query = new URLSearchParams({ ...(customer !== null && { customer }), ...said });
  return `/${params['store']}/my/intake${page}${query.size ? `?${query}` : ''}`;
}
