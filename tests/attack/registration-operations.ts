import { canHave, moduleNames } from '../../schema/modules';
import { newId } from '../../services/kernel/id/id';
import { visitor, type Actor } from '../../services/kernel/actor/actor';
import type { OperationFixture } from './operations';
import { canary } from './seed-files';
import type { AttackWorld } from './world';

const texts = ['TERMS', 'PRIVACY'].map((page) => ({ page, language: 'nl', version: 1 }));
const somebody = {
  ...{ kind: 'PRIVATE', firstName: 'CANARY', lastName: 'CANARY', street: 'CANARY', houseNumber: '1' },
  ...{ postalCode: '1234 AB', town: 'CANARY', country: 'NL', language: 'nl', acceptedTexts: texts },
};

/** Registering: whoever types an address has the store write to it, and it names nobody. */
export const registrationOperations: Record<string, OperationFixture> = {
  'Query.registration': { variables: () => ({}), named: {} },
  'Mutation.register': {
    variables: () => ({ input: { ...somebody, email: `${newId()}@example.test` } }),
    named: {},
  },
  'Mutation.sendRegistrationAgain': { variables: () => ({}), named: {} },
};

/** Texts of these that name no row. */
export const registrationContents = [
  'street',
  'houseNumber',
  'houseAddition',
  'postalCode',
  'town',
  'country',
].map((part) => `input.${part}`);

/** What was typed is for whose session shows it, and there is none but theirs; and why nothing is done. */
export const REGISTRATION: Record<string, string> = {
  Registration:
    'email kind firstName lastName companyName organisationNumber street houseNumber houseAddition postalCode town country expiresAt',
  Registered: 'sessionToken expiresAt',
  ModuleOff: 'message module',
};

/** Somebody registers for a company, with the store's sign in all they type; answers the session that shows it. */
export async function seedRegistration(world: AttackWorld, owner: Actor): Promise<string> {
  const { storeId } = owner;
  const sign = (what: string): string => canary(storeId, `registration-${what}`, 1);
  const modules = moduleNames.filter((module) => canHave(module, storeId));
  await world.identity.changeStore(storeId, { modules });
  const write = `mutation ($input: WriteStorePageTextInput!) { writeStorePageText(input: $input) { __typename } }`;
  await world.must(owner, write, { input: { page: 'PRIVACY', language: 'nl', text: sign('privacy') } });
  const register = `mutation ($input: RegisterInput!) { register(input: $input) { __typename ... on Registered { sessionToken } } }`;
  const { sessionToken } = await world.must<{ sessionToken: string }>(visitor(storeId), register, {
    input: {
      ...somebody,
      ...{ kind: 'COMPANY', email: `${sign('email').toLowerCase()}@example.test` },
      ...{ firstName: sign('first_name'), lastName: sign('last_name'), companyName: sign('company_name') },
      ...{ organisationNumber: '87654321', street: sign('street'), town: sign('town') },
    },
  });
  const actor = await world.identity.resolveActor({ storeId, kind: 'portal', sessionToken });
  return actor?.sessionId ?? '';
}
