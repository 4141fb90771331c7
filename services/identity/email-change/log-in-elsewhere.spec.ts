import { forAllTests } from '../../kernel/testing/for-all-tests';
import { visitor } from '../../kernel/actor/actor';
import { newId } from '../../kernel/id/id';
import { staffOf } from '../../kernel/testing/open';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { logIn } from '../testing/operations';

const confirmEmail = `mutation ($input: ConfirmEmailInput!) { confirmEmail(input: $input) { __typename } }`;
const seen = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Customer {
  logInElsewhere { id } users { user { email activated } } } } }`;

const world = forAllTests(identityWorld);
let count = 0;

/** A customer with an activated log-in on the contact address. */
async function activated(): Promise<{ id: string; email: string }> {
  count += 1;
  const email = `ria${count}@example.nl`;
  const id = await world.invite('30042', email, 'Ria');
  await world.identity.activateUser('30042', email, goodPassword);
  return { id, email };
}
const pending = ({ id, email }: { id: string; email: string }, pendingEmail: string): Promise<void> =>
  world.told('30042', { id, version: 2, displayName: 'Ria Log', firstName: 'Ria', email, pendingEmail });
const confirm = async (email: string): Promise<unknown> => {
  const input = { token: world.tokenFor(email) };
  const { data } = await world.ask(visitor('30042'), confirmEmail, { input });
  await world.settled();
  return data?.confirmEmail;
};
const enter = async (email: string) =>
  (await world.ask(visitor('30042'), logIn, { input: { email, password: goodPassword } })).data?.logIn as {
    sessionToken: string;
  };
const look = async (id: string, actor = staffOf('30042')): Promise<Record<string, unknown>> => {
  const { data } = await world.ask(actor, seen, { them: [{ __typename: 'Customer', id }] });
  return (data as { _entities: Record<string, unknown>[] } | undefined)?._entities[0] ?? {};
};

describe('an address that is somebody’s log-in and goes to another customer', () => {
  it('links nobody: staff see whose log-in it is, the user sees nothing of the other customer', async () => {
    const ria = await activated();
    const { sessionToken } = await enter(ria.email);
    const other = await world.invite('30042', ria.email, 'Wim');
    expect(await look(other)).toMatchObject({ logInElsewhere: { id: ria.id }, users: [] });
    expect(await look(ria.id)).toMatchObject({ logInElsewhere: null });
    expect((await world.actorOf('30042', 'portal', sessionToken)).customerIds).toEqual([ria.id]);
    expect((await look(other, staffOf('10007')))['logInElsewhere'] ?? null).toBeNull();
  });

  it('is invited once the log-in has moved to another address', async () => {
    const ria = await activated();
    await pending(ria, 'verhuisd@example.nl');
    const other = await world.invite('30042', ria.email, 'Wim');
    await confirm('verhuisd@example.nl');
    expect(await look(other)).toMatchObject({
      logInElsewhere: null,
      users: [{ user: { email: ria.email, activated: false } }],
    });
  });

  it('also where it only waits to be the address of another', async () => {
    const [ria, wim] = [await activated(), await activated()];
    await pending(wim, ria.email);
    expect(await look(wim.id)).toMatchObject({ logInElsewhere: { id: ria.id } });
    expect(await confirm(ria.email)).toEqual({ __typename: 'EmailTaken' });
  });

  it('an invitation is of one customer, in whatever order the address moves from one to the other', async () => {
    const tell = (id: string, version: number, email: string | null) =>
      world.told('30042', { id, version, displayName: 'X', firstName: null, email });
    const [from, to] = [newId(), newId()];
    await tell(from, 1, 'schuift@example.nl');
    await tell(to, 1, 'schuift@example.nl');
    expect(await look(from)).toMatchObject({ users: [{ user: { email: 'schuift@example.nl' } }] });
    expect(await look(to)).toMatchObject({ users: [] });
    await tell(from, 2, 'elders@example.nl');
    expect(await look(from)).toMatchObject({ users: [{ user: { email: 'elders@example.nl' } }] });
    expect(await look(to)).toMatchObject({ users: [{ user: { email: 'schuift@example.nl' } }] });
  });
});
