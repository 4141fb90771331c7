import type { Ports } from '../subgraph/service';
import { LINK_MS, signLink, type LinkTarget } from './signed-link';

/** Where a file can be had for five minutes, below the address of the product. Its owner is asked again at each request. */
export function downloadPath({ secret, clock }: Pick<Ports, 'secret' | 'clock'>, target: LinkTarget): string {
  const until = new Date(clock.now().getTime() + LINK_MS);
  return `/${target.storeId}/download/${signLink(secret('links'), target, until)}`;
}
