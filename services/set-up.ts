import { parseArgs } from 'node:util';
import { canHave, moduleNames, termsOf, type StoreModule } from '../schema/modules';
import { readGatewayConfig, type GatewayConfig } from '../gateway/config';
import { operatorFaults, shopFaults, type FirstLogIn, type NewShop } from './identity/store/shop';
import { USUAL_COLOUR, usualOf } from './identity/store/usual.rules';
import { countryOfCurrency } from './identity/store/store.rules';
import { Refusal, type FieldFault } from './kernel/refusal/refusal';
import { WrongUse } from './kept';
import { startOneProcess, type Running } from './one-process';
import { preparePlace } from './place';

const usage = `Makes a store and its owner.
Usage: npm run set-up -- --store 13000 --name "My shop" --language nl --time-zone Europe/Amsterdam --currency EUR
                         --country NL --modules consignment --colour "#1f5f8b" --owner "Anna Berg" --email anna@shop.example   (password: KOMMIS_OWNER_PASSWORD)
       --invite                 no password: the owner is mailed a link to set one
       --country                NL, NO or SE bring language, time zone and currency with them; left out, NL
       --past-prefixes yes|no   whether "van den Berg" sorts under B; left out, yes in a Dutch store
       --modules                what it has beside customers: consignment with all that the store can have of it, or none; left out, consignment
Or somebody who makes stores in the browser, at /00000/console:
       npm run set-up -- --operator "Anna Berg" --email anna@host.example --language nl   (password: KOMMIS_OPERATOR_PASSWORD, or --invite)`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  ...{ store: text, name: text, language: text, 'time-zone': text, currency: text, country: text },
  ...{ colour: text, modules: text, 'past-prefixes': text, owner: text, email: text },
  ...{ operator: text, invite: flag, help: flag },
};
type Said = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const PASSWORD = 'KOMMIS_OWNER_PASSWORD';
const OPERATOR_PASSWORD = 'KOMMIS_OPERATOR_PASSWORD';
type Option = keyof Said | typeof PASSWORD | typeof OPERATOR_PASSWORD;
/** How each field of a store and its owner is said here. */
const SHOP_SAID_BY: Readonly<Record<string, Option>> = {
  ...{ id: 'store', name: 'name', language: 'language', timeZone: 'time-zone', currency: 'currency' },
  ...{ country: 'country', colour: 'colour', modules: 'modules' },
  ...{ 'owner.name': 'owner', 'owner.email': 'email', 'owner.password': PASSWORD },
};
const OPERATOR_SAID_BY: Readonly<Record<string, Option>> = {
  ...{ name: 'operator', email: 'email', password: OPERATOR_PASSWORD, language: 'language' },
};

/** `npm run set-up`: with the demo off, stores and who makes them come from the command line. */
export async function runSetUp(args: string[]): Promise<void> {
  const said = readArguments(args);
  if (said.help === true) return console.log(usage);
  await (said.operator === undefined ? makeShop(said) : makeOperator(said));
}

async function makeShop(said: Said): Promise<void> {
  const shop = shopOf(said);
  const { id } = shop.store;
  // Before anything is begun: what cannot work leaves nothing behind, no database either.
  const judge = (faults: FieldFault[]): void => assertNoFaults(faults, said, SHOP_SAID_BY);
  judge(shopFaults(shop));
  await running(judge, async ({ identity }, { publicUrl }) => {
    await identity.createShop(shop);
    console.log(`Store ${id} is made: ${publicUrl}/${id}/console${mailed(shop.owner)}`);
  });
}

async function makeOperator(said: Said): Promise<void> {
  const operator = operatorOf(said);
  const judge = (faults: FieldFault[]): void => assertNoFaults(faults, said, OPERATOR_SAID_BY);
  const language = said.language ?? 'nl';
  judge(operatorFaults(operator, language));
  await running(judge, async ({ identity }, { publicUrl }) => {
    await identity.createOperator(operator, language);
    console.log(`Stores are made at ${publicUrl}/00000/console${mailed(operator)}`);
  });
}

const mailed = ({ email, password }: FirstLogIn): string =>
  password === null ? `\nThe link to set a password goes to ${email} as soon as Kommis runs.` : '';

/** Does it on what runs here, and stops it again; a refusal is said as what was wrong to begin with. */
async function running(
  judge: (faults: FieldFault[]) => void,
  work: (running: Running, config: GatewayConfig) => Promise<void>,
): Promise<void> {
  const config = readGatewayConfig();
  const place = await preparePlace(config, (line) => console.log(line), 'join');
  const started = await startOneProcess(config, place, { pages: false, listens: false });
  try {
    await work(started, config);
  } catch (error) {
    if (error instanceof Refusal) judge((error.problem as { fields?: FieldFault[] }).fields ?? []);
    throw error;
  } finally {
    await started.stop();
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

/** What is typed nowhere: a password, or that there is none yet. Refuses what is not given, by name. */
function passwordOf({ invite }: Said, variable: string, needed: Record<string, string>): string | null {
  const password = process.env[variable] ?? '';
  const missing = Object.entries(needed)
    .filter(([, value]) => value === '')
    .map(([option]) => `--${option}`)
    .concat(password === '' && invite !== true ? [variable] : []);
  if (missing.length > 0) throw new WrongUse(`Not given: ${missing.join(', ')}.\n${usage}`);
  return invite === true ? null : password;
}

function operatorOf(said: Said): FirstLogIn {
  const { operator: name = '', email = '' } = said;
  return { name, email, password: passwordOf(said, OPERATOR_PASSWORD, { operator: name, email }) };
}

function shopOf(said: Said): NewShop {
  const { store = '', name = '', owner = '', email = '', country, 'past-prefixes': pastPrefixes } = said;
  const password = passwordOf(said, PASSWORD, { store, name, owner, email });
  if (!['yes', 'no', undefined].includes(pastPrefixes))
    throw new WrongUse(`--past-prefixes "${pastPrefixes}" is not accepted: yes or no.`);
  const code = country ?? (said.currency === undefined ? 'NL' : countryOfCurrency(said.currency));
  const usual = usualOf(code) ?? usualOf('NL');
  return {
    store: {
      id: store,
      name,
      language: said.language ?? usual?.language ?? '',
      timeZone: said['time-zone'] ?? usual?.timeZone ?? '',
      currency: said.currency ?? usual?.currency ?? '',
      ...(country === undefined ? {} : { country }),
      colour: said.colour ?? USUAL_COLOUR,
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

function assertNoFaults(faults: FieldFault[], said: Said, saidBy: Readonly<Record<string, Option>>): void {
  if (faults.length === 0) return;
  throw new WrongUse(faults.map((fault) => sentenceOf(fault, said, saidBy)).join('\n'));
}

/** One sentence a fault: which option, what it was, and what would do. A password is never said. */
function sentenceOf(
  { path, code, message }: FieldFault,
  said: Said,
  saidBy: Readonly<Record<string, Option>>,
): string {
  const option = saidBy[path] ?? PASSWORD;
  const why = message.replace(/\.$/, '');
  if (option === PASSWORD || option === OPERATOR_PASSWORD)
    return `${option} is not accepted: ${why} (${code}).`;
  return `--${option} "${String(said[option] ?? '')}" is not accepted: ${why} (${code}).`;
}
