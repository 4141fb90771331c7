import { remoteFileOwner } from '../../gateway/remote-subgraph';
import { storedFiles } from '../../gateway/stored-files';
import { visitor } from '../../services/kernel/actor/actor';
import type { FileOwner } from '../../services/kernel/file/owned';
import { newId } from '../../services/kernel/id/id';
import { LINK_MS, signLink } from '../../services/kernel/link/signed-link';
import { internalKeys } from '../../services/kernel/subgraph/internal-token';
import { serveSubgraph } from '../../services/kernel/subgraph/serve';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { actorOf, attackWorld, roles, type AttackWorld, type Role } from './world';

/**
 * Who may hand in and fetch which kind of file, written by hand and reviewed. A kind that is not here fails the run. The
 * whole matrix is asked of the services in this process and behind their internal HTTP.
 */
const importers: Role[] = ['staff+import', 'owner'];
const sellers: Role[] = ['staff+commerce.sell', 'owner'];
const editors: Role[] = ['staff+consignment.edit', 'owner'];
const staff = roles.filter((role) => role.startsWith('staff') || role === 'owner');
const uploads: Record<string, Role[]> = {
  // Whoever may import one of the kinds of file there are.
  'customers import': ['staff+import', 'staff+commerce.sell', 'owner'],
  // In a store whose consignors enter items themselves.
  'consignment photo': ['portal', 'neighbour', ...editors],
  'identity store-picture': ['staff+store.settings', 'owner'],
};
const downloads: Record<string, Role[]> = {
  'customers import': [],
  'customers import-faults': importers,
  'consignment import-faults': importers,
  'commerce import-faults': sellers,
  'consignment labels': editors,
  'consignment margin-report': staff,
  // What stands with an item has a row that says whose it is; this file has none.
  'consignment photo': [],
  // What a store has on its pages its row names, for everyone; this file none does.
  'identity store-picture': [],
};

const nobody = { userId: newId(), customerIds: [newId()] };
const people = { storeId: '30042', staffId: newId(), portal: nobody, neighbour: nobody };
const keys = internalKeys(Buffer.alloc(32, 'k'));
let world: AttackWorld;
let topologies: Record<string, FileOwner[]>;
const servers: Server[] = [];

beforeAll(async () => {
  world = await attackWorld();
  await world.storeArrives('consignment', '30042');
  const opened = Object.entries(world.services);
  const remote = await Promise.all(
    opened.map(async ([name, { subgraph, files }]) => {
      const server = serveSubgraph({
        ...{ subgraph, files, publicKey: keys.publicKey, ready: () => Promise.resolve(true) },
      });
      servers.push(server);
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      return remoteFileOwner({ name, url, privateKey: keys.privateKey }, files.uploads);
    }),
  );
  topologies = { 'in one process': opened.map(([, { files }]) => files), split: remote };
});
afterAll(async () => {
  for (const server of servers) server.close();
  await world.close();
});

const gatewayFiles = (owners: FileOwner[]) =>
  storedFiles({
    store: world.ports.files,
    linkKey: world.ports.secret('links'),
    clock: world.clock,
    owners,
  });

/** A file of this kind in a store, and a signed link to it. */
async function linkTo(kind: string, storeId = '30042', keep = false): Promise<string> {
  const [owner = '', what = ''] = kind.split(' ');
  const bytes = [Buffer.from('content')] as unknown as AsyncIterable<Uint8Array>;
  const about = { owner, kind: what, name: 'file.csv', maxBytes: 100, keep };
  const { fileId } = await world.ports.files.put(storeId, bytes, about);
  const until = new Date(world.clock.now().getTime() + LINK_MS);
  return signLink(
    world.ports.secret('links'),
    { storeId, owner, kind: what, fileId, name: 'file.csv' },
    until,
  );
}

test('every kind that people hand in has a reviewed verdict', () => {
  const known = Object.values(world.services).flatMap(({ files }) =>
    files.uploads.map((kind) => `${files.name} ${kind}`),
  );
  expect(known.sort()).toEqual(Object.keys(uploads).sort());
});

test.each(['in one process', 'split'])(
  '%s, each kind of file goes to its reviewed roles and to nobody else',
  async (where) => {
    const owners = topologies[where] ?? [];
    const files = gatewayFiles(owners);
    const found: Record<string, Role[]>[] = [{}, {}];
    for (const kind of Object.keys(downloads)) {
      const token = await linkTo(kind);
      for (const role of roles) {
        const file = await files.open(actorOf(role, people), token);
        file?.body.destroy();
        if (file) (found[0]![kind] ??= []).push(role);
        const [owner = '', what = ''] = kind.split(' ');
        const service = owners.find(({ name }) => name === owner);
        if (await service?.mayUpload(actorOf(role, people), what)) (found[1]![kind] ??= []).push(role);
      }
    }
    const said = (table: Record<string, Role[]>) => Object.entries(table).filter(([, who]) => who.length > 0);
    expect(Object.entries(found[0]!)).toEqual(said(downloads));
    expect(Object.entries(found[1]!)).toEqual(said(uploads));
  },
);

test('a kept file is fetched as a passing one is: its owner answers', async () => {
  const files = gatewayFiles(topologies['in one process'] ?? []);
  const token = await linkTo('customers import-faults', '30042', true);
  (await files.open(actorOf('owner', people), token))?.body.destroy();
  expect(await files.open(actorOf('owner', people), token)).not.toBeNull();
  expect(await files.open(actorOf('portal', people), token)).toBeNull();
});

test('a link of another store leads nowhere, and neither does one to a file there', async () => {
  const files = gatewayFiles(topologies['in one process'] ?? []);
  const foreign = { ...people, storeId: '10007' };
  expect(await files.open(actorOf('owner', foreign), await linkTo('customers import-faults'))).toBeNull();
  expect(
    await files.open(actorOf('owner', people), await linkTo('customers import-faults', '10007')),
  ).toBeNull();
});

test('a right taken away closes a link that was good a moment ago', async () => {
  const files = gatewayFiles(topologies['split'] ?? []);
  const token = await linkTo('consignment import-faults');
  const clerk = actorOf('staff+import', people);
  (await files.open(clerk, token))?.body.destroy();
  expect(await files.open(clerk, token)).not.toBeNull();
  expect(await files.open({ ...clerk, rights: [] }, token)).toBeNull();
  expect(await files.open(visitor('30042'), token)).toBeNull();
});

test('an owner that is away says neither yes nor no', async () => {
  const [, ...rest] = topologies['split'] ?? [];
  const away = remoteFileOwner(
    { name: 'customers', url: 'http://127.0.0.1:1', privateKey: keys.privateKey },
    ['import'],
  );
  const files = gatewayFiles([away, ...rest.filter(({ name }) => name !== 'customers')]);
  const owner = actorOf('owner', people);
  await expect(files.open(owner, await linkTo('customers import-faults'))).rejects.toThrow('does not answer');
  await expect(files.mayUpload(owner, 'import')).rejects.toThrow('does not answer');
  // The others' files are there.
  expect(await files.open(owner, await linkTo('consignment import-faults'))).not.toBeNull();
});
