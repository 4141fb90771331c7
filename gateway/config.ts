import { isIP } from 'node:net';
import { BadEnvironment, readEnvironment, type Environment } from '../services/kernel/config/config';
import type { Trust } from './forwarding';

/** What the gateway alone reads of the environment, beside what every part does. */
export interface GatewayConfig extends Environment {
  trust: Trust;
}

/**
 * `TRUSTED_PROXIES`: addresses of the proxies in front of us, by commas; of nobody else is X-Forwarded-For
 * believed. `KOMMIS_WEB_SECRET`: what our web's server shows when it is a process of its own. Whether it is
 * safe to serve beyond this machine, the kernel's assertSafeToServe says.
 */
export function readGatewayConfig(env: Record<string, string | undefined> = process.env): GatewayConfig {
  const proxies = (env.TRUSTED_PROXIES ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean);
  const wrong = proxies.find((address) => isIP(address) === 0);
  if (wrong !== undefined)
    throw new BadEnvironment(
      `TRUSTED_PROXIES must be addresses such as 10.0.0.1, by commas, not "${wrong}".`,
    );
  return {
    ...readEnvironment(env),
    trust: { proxies: new Set(proxies), webSecret: env.KOMMIS_WEB_SECRET?.trim() || null },
  };
}
