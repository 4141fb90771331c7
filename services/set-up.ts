import { parseArgs } from 'node:util';
import { readGatewayConfig } from '../gateway/config';
import { Refusal } from './kernel/refusal/refusal';
import { startOneProcess } from './one-process';
import { preparePlace } from './place';

const usage = `Makes the first store and its owner.
Usage: npm run set-up -- --store 13000 --name "My shop" --language nl --time-zone Europe/Amsterdam --currency EUR
                         --country NL --colour "#1f5f8b" --owner "Anna Berg" --email anna@shop.example   (password: KOMMIS_OWNER_PASSWORD)
       --past-prefixes yes|no   whether "van den Berg" sorts under B; left out, yes in a Dutch store`;

/** `npm run set-up`: with the demo off, the first store and its owner come from the command line. */
export async function runSetUp(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      store: text,
      name: text,
      language: text,
      'time-zone': text,
      currency: text,
      country: text,
      colour: text,
      'past-prefixes': text,
      owner: text,
      email: text,
      help: { type: 'boolean' },
    },
  });
  const password = process.env['KOMMIS_OWNER_PASSWORD'] ?? '';
  const pastPrefixes = values['past-prefixes'];
  if (
    values.help === true ||
    !['yes', 'no', undefined].includes(pastPrefixes) ||
    !values.store ||
    !values.name ||
    !values.owner ||
    !values.email ||
    password === ''
  ) {
    console.log(usage);
    if (values.help !== true) process.exitCode = 2;
    return;
  }
  const config = readGatewayConfig();
  const place = await preparePlace(config, (line) => console.log(line), 'join');
  const running = await startOneProcess(config, place, { pages: false, listens: false });
  try {
    await running.identity.createStore({
      id: values.store,
      name: values.name,
      language: values.language ?? 'nl',
      timeZone: values['time-zone'] ?? 'Europe/Amsterdam',
      currency: values.currency ?? 'EUR',
      ...(values.country === undefined ? {} : { country: values.country }),
      colour: values.colour ?? '#1f5f8b',
      ...(pastPrefixes === undefined ? {} : { sortsPastPrefixes: pastPrefixes === 'yes' }),
    });
    await running.identity.createStaff(values.store, {
      name: values.owner,
      email: values.email,
      role: 'owner',
      password,
    });
    console.log(`Store ${values.store} is made: ${config.publicUrl}/${values.store}/console`);
  } catch (error) {
    throw error instanceof Refusal
      ? new Error(`${error.message}: ${JSON.stringify((error.problem as { fields?: unknown }).fields ?? '')}`)
      : error;
  } finally {
    await running.stop();
    await place.stop();
  }
}
