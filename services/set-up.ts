import { parseArgs } from 'node:util';
import { canHave, moduleNames, termsOf, type StoreModule } from '../schema/modules';
import { readGatewayConfig } from '../gateway/config';
import { shopFaults, type NewShop } from './identity/store/shop.bootstrap';
import { Refusal, type FieldFault } from './kernel/refusal/refusal';
import { WrongUse } from './kept';
import { startOneProcess } from './one-process';
import { preparePlace } from './place';

const usage = `Makes the first store and its owner.
Usage: npm run set-up -- --store 13000 --name "My shop" --language nl --time-zone Europe/Amsterdam --currency EUR
                         --country NL --modules consignment --colour "#1f5f8b" --owner "Anna Berg" --email anna@shop.example   (password: KOMMIS_OWNER_PASSWORD)
       --past-prefixes yes|no   whether "van den Berg" sorts under B; left out, yes in a Dutch store
       --modules                what it has beside customers: consignment with all that the store can have of it, or none; left out, consignment`;

const text = { type: 'string' } as const;
const options = {
  ...{ store: text, name: text, language: text, 'time-zone': text, currency: text, country: text },
  ...{
    colour: text,
    modules: text,
    'past-prefixes': text,
    owner: text,
    email: text,
    help: { type: 'boolean' } as const,
  },
};
type Said = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const PASSWORD = 'KOMMIS_OWNER_PASSWORD';
/** How each field of a store and its owner is said here. */
const SAID_BY: Readonly<Record<string, keyof Said | typeof PASSWORD>> = {
  ...{ id: 'store', name: 'name', language: 'language', timeZone: 'time-zone', currency: 'currency' },
  ...{ country: 'country', colour: 'colour', modules: 'modules' },
  ...{ 'owner.name': 'owner', 'owner.email': 'email', 'owner.password': PASSWORD },
};

/** `npm run set-up`: with the demo off, the first store and its owner come from the command line. */
export async function runSetUp(args: string[]): Promise<void> {
  const said = readArguments(args);
  if (said.help === true) return console.log(usage);
  const shop = shopOf(said);
  // Before anything is begun: what cannot work leaves nothing behind, no database either.
  assertNoFaults(shopFaults(shop), said);
  const config = readGatewayConfig();
  const place = await preparePlace(config, (line) => console.log(line), 'join');
  const running = await startOneProcess(config, place, { pages: false, listens: false });
  try {
    await running.identity.createShop(shop);
    console.log(`Store ${shop.store.id} is made: ${config.publicUrl}/${shop.store.id}/console`);
  } catch (error) {
    if (error instanceof Refusal)
      assertNoFaults((error.problem as { fields?: FieldFault[] }).fields ?? [], said);
    throw error;
  } finally {
    await running.stop();
    await place.stop();
  }
}

function readArguments(args: string[]): Said {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    // Only what is wrong, without what Node advises to do about it.
    const [what = ''] = (error as Error).message.split(/\. |\n/);
    throw new WrongUse(`${what}.\n${usage}`);
  }
}

function shopOf(said: Said): NewShop {
  const { store = '', name = '', owner = '', email = '', country, 'past-prefixes': pastPrefixes } = said;
  const password = process.env[PASSWORD] ?? '';
  const missing = Object.entries({ store, name, owner, email })
    .filter(([, value]) => value === '')
    .map(([option]) => `--${option}`)
    .concat(password === '' ? [PASSWORD] : []);
  if (missing.length > 0) throw new WrongUse(`Not given: ${missing.join(', ')}.\n${usage}`);
  if (!['yes', 'no', undefined].includes(pastPrefixes))
    throw new WrongUse(`--past-prefixes "${pastPrefixes}" is not accepted: yes or no.`);
  return {
    store: {
      id: store,
      name,
      language: said.language ?? 'nl',
      timeZone: said['time-zone'] ?? 'Europe/Amsterdam',
      currency: said.currency ?? 'EUR',
      ...(country === undefined ? {} : { country }),
      colour: said.colour ?? '#1f5f8b',
      ...(said.modules === undefined ? {} : { modules: modulesNamed(said.modules, store) }),
      ...(pastPrefixes === undefined ? {} : { sortsPastPrefixes: pastPrefixes === 'yes' }),
    },
    owner: { name: owner, email, password },
  };
}

/** "consignment" as the store keeps it, with what needs it; "none" is none. What there is none of, the store refuses. */
function modulesNamed(names: string, storeId: string): StoreModule[] {
  const each = names.split(',').map((name) => name.trim().toUpperCase().replaceAll('-', '_'));
  const said = each.filter((name) => name !== '' && name !== 'NONE');
  const added = moduleNames.filter(
    (module) => said.includes(termsOf(module).needs ?? '') && canHave(module, storeId),
  );
  return [...new Set([...said, ...added])] as StoreModule[];
}

function assertNoFaults(faults: FieldFault[], said: Said): void {
  if (faults.length > 0) throw new WrongUse(faults.map((fault) => sentenceOf(fault, said)).join('\n'));
}

/** One sentence a fault: which option, what it was, and what would do. A password is never said. */
function sentenceOf({ path, code, message }: FieldFault, said: Said): string {
  const option = SAID_BY[path] ?? PASSWORD;
  const why = message.replace(/\.$/, '');
  if (option === PASSWORD) return `${PASSWORD} is not accepted: ${why} (${code}).`;
  return `--${option} "${String(said[option] ?? '')}" is not accepted: ${why} (${code}).`;
}
