import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayConfig } from '../gateway/config';
import { buyers, consignors, operators, staff, type DemoPerson } from './demo/people';
import { makeFjordKontor, makeRuilhoek, type PasswordOf } from './demo/stores';
import { OPERATORS_STORE } from './kernel/permission/rights';
import { secret } from './kernel/secret/secret';
import type { Running } from './one-process';

type Say = (line: string) => void;

/** A log-in of the demo, to print at every start and to show on the first page. */
export interface DemoLogIn extends DemoPerson {
  store: string;
  /** What they are there: 'consignor', 'company', 'private', or a role of staff. */
  role: string;
  path: string;
  password: string;
}

const storeNames: Readonly<Record<string, string>> = {
  '30042': 'De Ruilhoek',
  '10007': 'Fjord Kontor',
  '00000': 'Kommis',
};

/** The demo's passwords are made once a machine, so that no two installations share one. */
function demoPasswords(config: GatewayConfig): PasswordOf {
  const key = secret('demo-passwords', 32, config.dataRoot);
  return (email) => {
    const letters = createHmac('sha256', key)
      .update(email)
      .digest('base64url')
      .replace(/[^a-z2-9]/gi, '')
      .toLowerCase();
    return [letters.slice(0, 5), letters.slice(5, 10), letters.slice(10, 15)].join('-');
  };
}

function demoLogIns(passwordOf: PasswordOf): DemoLogIn[] {
  const people = [
    ...consignors.map((each) => ({ ...each, role: 'consignor', path: `/${each.storeId}` })),
    ...staff.map((each) => ({ ...each, path: `/${each.storeId}/console` })),
    ...buyers.map((each) => ({ ...each, path: `/${each.storeId}` })),
    ...operators.map((each) => ({ ...each, path: `/${each.storeId}/console` })),
  ];
  return people.map((each) => ({
    ...each,
    store: storeNames[each.storeId] ?? each.storeId,
    password: passwordOf(each.email),
  }));
}

/** The log-ins of a demo that is made; null where the demo is off, is not made yet, or the stores are real ones. */
export function findDemo(config: GatewayConfig): DemoLogIn[] | null {
  const isMade = existsSync(join(config.dataRoot, 'secrets', 'demo-passwords'));
  return config.demo === 'off' || !isMade ? null : demoLogIns(demoPasswords(config));
}

/** Makes the demo stores where there is no store yet; null where the demo is off or the stores are real ones. */
export async function ensureDemo(
  config: GatewayConfig,
  running: Running,
  say: Say,
): Promise<DemoLogIn[] | null> {
  const stores = await running.identity.listStoreIds();
  const isMade = existsSync(join(config.dataRoot, 'secrets', 'demo-passwords'));
  if (config.demo === 'off' || (stores.length > 0 && !isMade)) return null;
  const passwordOf = demoPasswords(config);
  const logIns = demoLogIns(passwordOf);
  if (stores.length > 0) return logIns;
  say('Making the demo stores …');
  await makeRuilhoek(running, passwordOf, say);
  await makeFjordKontor(running, passwordOf);
  for (const { name, email } of operators)
    await running.identity.createOperator({ name, email, password: passwordOf(email) }, 'nl');
  say('Demo stores 30042 "De Ruilhoek" and 10007 "Fjord Kontor" are made.');
  return logIns;
}

const whoIs = ({ name, role }: DemoLogIn): string => `${name.split(' ')[0] ?? name}, ${role}`;

/** What a person wants to know when it runs: where, and with which log-in. */
export async function announce(
  config: GatewayConfig,
  running: Running,
  logIns: DemoLogIn[] | null,
  tookMs: number,
  say: Say,
): Promise<void> {
  const stores = await running.identity.listStoreIds();
  const where = config.publicUrl;
  say(`\nKommis is running after ${(tookMs / 1000).toFixed(1)} s: ${where}`);
  const shops = stores.filter((storeId) => storeId !== OPERATORS_STORE);
  for (const storeId of shops.slice(0, 5))
    say(`  portal ${where}/${storeId}    console ${where}/${storeId}/console`);
  if (shops.length < stores.length) say(`  stores are made at ${where}/${OPERATORS_STORE}/console`);
  if (stores.length === 0) say('  No store yet. Make one: npm run set-up -- --help');
  if (config.smtpUrl === null) {
    const shown = config.mailbox ? `${where}/mailbox` : 'KOMMIS_MAILBOX=on shows it on this machine';
    say(`  mail is kept here, not sent: ${shown}`);
  }
  if (logIns !== null) {
    say('\nDemo log-ins:');
    for (const each of logIns)
      say(
        `  ${whoIs(each).padEnd(19)} ${(where + each.path).padEnd(38)} ${each.email.padEnd(41)} ${each.password}`,
      );
  }
  say('\nCtrl-C stops everything.');
}
