import { consignment } from '../../services/consignment/main';
import { customers } from '../../services/customers/main';
import { identity, type IdentityExtra } from '../../services/identity/main';
import { tokenIn } from '../../services/identity/testing/identity-world';
import { visitor, type Actor } from '../../services/kernel/actor/actor';
import type { OutgoingMail } from '../../services/kernel/mail/mailer';
import type { OpenService, Service } from '../../services/kernel/subgraph/service';
import { staffOf, testWorld } from '../../services/kernel/testing/open';

export const storeId = '30042';
export const anybody = visitor(storeId);
export const owner = staffOf(storeId);
export const goodPassword = 'zeven paarse olifanten';
export const DAY_MS = 86_400_000;
export interface Answer {
  __typename: string;
  [field: string]: unknown;
}
export const texts = [
  { page: 'TERMS', language: 'nl', version: 1 },
  { page: 'PRIVACY', language: 'nl', version: 1 },
];
export const noor = {
  ...{ kind: 'PRIVATE', firstName: 'Noor', lastName: 'de Boer', street: 'Oudegracht', houseNumber: '12' },
  ...{ houseAddition: 'bis', postalCode: '3511 AA', town: 'Utrecht', country: 'NL', language: 'nl' },
  acceptedTexts: texts,
};
export const company = {
  ...noor,
  ...{ kind: 'COMPANY', companyName: 'Boer & Zn', organisationNumber: 'KvK 1234 5678', houseAddition: null },
};

const fields = `email kind firstName lastName companyName organisationNumber street houseNumber houseAddition postalCode town country`;
const refusals = `... on InvalidInput { fields { path code } } ... on TooManyAttempts { retryAfterSeconds } ... on ModuleOff { module }`;

/** Two stores with the services that hear of it; one of them has it, with both texts written. */
export async function registrationShop() {
  const world = await testWorld([customers, identity, consignment] as unknown as Service<OpenService>[]);
  const extra = world.services['identity'] as unknown as IdentityExtra & OpenService;
  const shop = {
    ...{ name: 'De Ruilhoek', language: 'nl', timeZone: 'Europe/Amsterdam', currency: 'EUR' },
    ...{ colour: '#7a2e5d', contact: {}, modules: ['REGISTRATION' as const] },
  };
  for (const id of [storeId, '10007']) await extra.createStore({ id, ...shop });
  await world.settled();
  const ask = async <T>(
    service: string,
    query: string,
    variables = {},
    actor: Actor = anybody,
  ): Promise<T> => {
    const { data, errors } = await world.run(service, actor, query, variables, '192.0.2.7');
    if (errors) throw new Error(String(errors[0]?.extensions?.['code'] ?? errors[0]?.message));
    return Object.values(data ?? {})[0] as T;
  };
  const mutate = (
    { name, input, shown = '' }: { name: string; input: string; shown?: string },
    values: object,
    actor: Actor = anybody,
    service = 'identity',
  ): Promise<Answer> =>
    ask(
      service,
      `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ${shown} } }`,
      { input: values },
      actor,
    );
  const write = (page: string, text = 'Dit geldt hier.') =>
    mutate(
      { name: 'writeStorePageText', input: 'WriteStorePageTextInput' },
      { page, language: 'nl', text },
      owner,
    );
  for (const page of ['TERMS', 'PRIVACY']) await write(page);
  await mutate({ name: 'updateStoreFooter', input: 'UpdateStoreFooterInput' }, { newsletter: true }, owner);
  const register = (email: string, more: object = {}, actor: Actor = anybody): Promise<Answer> =>
    mutate(
      {
        name: 'register',
        input: 'RegisterInput',
        shown: `... on Registered { sessionToken expiresAt } ${refusals}`,
      },
      { ...noor, ...more, email },
      actor,
    );
  const sendAgain = (actor: Actor): Promise<Answer> =>
    ask(
      'identity',
      `mutation { sendRegistrationAgain { __typename ... on MailOnItsWay { email } ... on TooManyAttempts { retryAfterSeconds } } }`,
      {},
      actor,
    );
  const actorOf = async (answer: Answer): Promise<Actor> =>
    (await extra.resolveActor({ storeId, kind: 'portal', sessionToken: String(answer['sessionToken']) })) ??
    anybody;
  const pending = (actor: Actor): Promise<unknown> =>
    ask('identity', `{ registration { ${fields} } }`, {}, actor);
  const mailsTo = (email: string): OutgoingMail[] => world.mails.filter(({ to }) => to === email);
  const tokenTo = (email: string): string => tokenIn(mailsTo(email).at(-1));
  const setPassword = (token: string, password = goodPassword): Promise<Answer> =>
    mutate(
      {
        ...{ name: 'setPassword', input: 'SetPasswordInput' },
        shown:
          '... on LoggedIn { sessionToken viewer { user { email activated } } } ... on LinkNotValid { expired } ... on PasswordTooWeak { code }',
      },
      { token, password },
    );
  /** Registers, and uses the link in the mail; answers the customer's id. */
  const comes = async (email: string, more: object = {}): Promise<string> => {
    await register(email, more);
    await world.settled();
    const done = await setPassword(tokenTo(email));
    await world.settled();
    return (await actorOf(done)).customerIds[0] ?? '';
  };
  const customer = (id: string): Promise<Record<string, unknown> | null> =>
    ask(
      'customers',
      `query ($id: UUID!) { customer(id: $id) { number kind displayName firstName lastName companyName organisationNumber email
        billingAddress { street postalCode town country } newsletter { state source } defaultGroup { kind } groups { kind }
        sameOrganisationNumber { displayName } } }`,
      { id },
      owner,
    );
  const close = () => world.close();
  return {
    ...{ world, extra, ask, mutate, write, register, sendAgain, actorOf, pending, mailsTo, tokenTo },
    ...{ setPassword, comes, customer, close },
  };
}
