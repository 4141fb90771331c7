import { customers } from '../../services/customers/main';
import { identity, type IdentityExtra } from '../../services/identity/main';
import { visitor, type Actor } from '../../services/kernel/actor/actor';
import type { OutgoingMail } from '../../services/kernel/mail/mailer';
import type { OpenService, Service } from '../../services/kernel/subgraph/service';
import { staffOf, testWorld, type TestWorld } from '../../services/kernel/testing/open';

export const storeId = '30042';
export const editor = { ...staffOf(storeId), rights: ['customers.edit', 'store.settings'] };
export const reader = { ...staffOf(storeId), rights: [] };
export const anybody = visitor(storeId);
export const DAY_MS = 86_400_000;
export interface Answer {
  __typename: string;
  [field: string]: unknown;
}

/** Two stores with the two services that know of the newsletter; one of them has the field at the foot of its pages. */
export async function newsletterShop() {
  const world = await testWorld([customers, identity] as unknown as Service<OpenService>[]);
  const { createStore } = world.services['identity'] as unknown as IdentityExtra;
  const shop = {
    language: 'nl',
    timeZone: 'Europe/Amsterdam',
    currency: 'EUR',
    colour: '#7a2e5d',
    contact: {},
  };
  for (const id of [storeId, '10007']) await createStore({ id, name: 'De Ruilhoek', ...shop });
  await world.settled();
  const tools = toolsOf(world);
  await tools.mutate('updateStoreFooter', 'UpdateStoreFooterInput', { newsletter: true }, editor);
  return { world, ...tools, close: () => world.close() };
}

function toolsOf(world: TestWorld<OpenService>) {
  const ask = async <T>(
    service: string,
    query: string,
    variables = {},
    actor: Actor = anybody,
  ): Promise<T> => {
    const { data, errors } = await world.run(service, actor, query, variables, '192.0.2.7');
    if (errors) throw new Error(String(errors[0]?.extensions['code'] ?? errors[0]?.message));
    return Object.values(data ?? {})[0] as T;
  };
  const mutate = (
    name: string,
    input: string,
    values: object,
    actor: Actor = anybody,
    shown = '',
    service = 'identity',
  ): Promise<Answer> =>
    ask(
      service,
      `mutation ($input: ${input}!) { ${name}(input: $input) { __typename ${shown} ... on InvalidInput { fields { path code } } } }`,
      { input: values },
      actor,
    );
  const subscribe = (email: string, language = 'nl', actor: Actor = anybody): Promise<Answer> =>
    mutate(
      'subscribeToNewsletter',
      'SubscribeToNewsletterInput',
      { email, language },
      actor,
      '... on MailOnItsWay { email }',
    );
  const confirm = (token: string): Promise<Answer> =>
    mutate(
      'confirmNewsletter',
      'ConfirmNewsletterInput',
      { token },
      anybody,
      '... on NewsletterConfirmed { email }',
    );
  const leave = (token: string, more = {}): Promise<Answer> =>
    mutate('unsubscribeFromNewsletter', 'UnsubscribeFromNewsletterInput', { token, ...more });
  const look = (token: string, actor: Actor = anybody): Promise<unknown> =>
    ask(
      'identity',
      'query ($token: String!) { newsletterLink(token: $token) { purpose email } }',
      { token },
      actor,
    );
  const mailsTo = (email: string): OutgoingMail[] => world.mails.filter(({ to }) => to === email);
  const tokenTo = (email: string, purpose: string): string =>
    new RegExp(`newsletter/${purpose}\\?token=([\\w-]+)`).exec(mailsTo(email).at(-1)?.text ?? '')?.[1] ?? '';
  const listed = async (filter = {}, actor: Actor = reader): Promise<Answer[]> =>
    (
      await ask<{ nodes: Answer[] }>(
        'customers',
        `query ($filter: NewsletterSubscriberFilter) { newsletterSubscribers(filter: $filter) {
        nodes { id email state language agreedTo place askedAt confirmedAt unsubscribedAt unsubscribedBy } total { count } } }`,
        { filter },
        actor,
      )
    ).nodes;
  const customer = async (email: string, more = {}): Promise<string> =>
    (
      (await mutate(
        'createCustomer',
        'CreateCustomerInput',
        { kind: 'PRIVATE', lastName: '=Bos', email, ...more },
        editor,
        '... on Customer { id }',
        'customers',
      )) as unknown as { id: string }
    ).id;
  const consent = async (id: string): Promise<unknown> =>
    (
      await ask<{ newsletter: unknown }>(
        'customers',
        'query ($id: UUID!) { customer(id: $id) { newsletter { state source } } }',
        { id },
        reader,
      )
    ).newsletter;
  /** Asks, and uses the link in the mail. */
  const comes = async (email: string): Promise<void> => {
    await subscribe(email);
    await world.settled();
    world.clock.advance(1000);
    await confirm(tokenTo(email, 'confirm'));
    await world.settled();
  };

  return { ask, mutate, subscribe, confirm, leave, look, mailsTo, tokenTo, listed, customer, consent, comes };
}
