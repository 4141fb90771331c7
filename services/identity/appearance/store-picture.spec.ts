import { Readable } from 'node:stream';
import sharp from 'sharp';
import { visitor, type Actor } from '../../kernel/actor/actor';
import { newId } from '../../kernel/id/id';
import { PICTURING } from '../../kernel/picture/limits';
import { picturingTurns } from '../../kernel/picture/picture';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { identityWorld } from '../testing/identity-world';

interface Logo {
  url: string;
  iconUrl: string;
  touchIconUrl: string;
  width: number;
  height: number;
}

describe('the pictures of a store', () => {
  const world = forAllTests(identityWorld);
  const manager: Actor = { ...staffOf('30042'), rights: ['store.settings'] };

  const drawn = (colour: string): Buffer =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30" fill="${colour}"/></svg>`,
    );
  const photo = (width = 300, height = 200): Promise<Buffer> =>
    sharp({ create: { width, height, channels: 3, background: '#a33' } })
      .jpeg()
      .toBuffer();

  async function handIn(bytes: Buffer, storeId = '30042', kind = 'store-picture'): Promise<string> {
    const handedIn = { by: manager.userId ?? '', bytes: bytes.length };
    const nature = { owner: 'identity', kind, name: 'logo.svg', maxBytes: 1e8, keep: false, handedIn };
    return (await world.ports.files.put(storeId, Readable.from([bytes]), nature)).fileId;
  }
  async function set(input: object, actor = manager) {
    const { data } = await world.ask(
      actor,
      `mutation ($input: SetStorePictureInput!) { setStorePicture(input: $input) { __typename ... on Store { version }
        ... on InvalidInput { fields { path code message } } ... on ChangedMeanwhile { version } ... on PicturesBusy { retryAfterSeconds } } }`,
      { input },
    );
    return data?.['setStorePicture'] as Record<string, unknown> | null;
  }
  async function pictures(storeId = '30042') {
    const { data } = await world.ask(
      visitor(storeId),
      '{ store { logo { url iconUrl touchIconUrl width height } banner { url width height } } }',
    );
    return data?.['store'] as { logo: Logo | null; banner: Pick<Logo, 'url' | 'width' | 'height'> | null };
  }
  const fileOf = (path = ''): string => path.split('/').at(-1) ?? '';
  const filesOf = (logo: Logo | null): string[] =>
    [logo?.url, logo?.iconUrl, logo?.touchIconUrl].map((path) => fileOf(path));
  const mayHave = (fileId: string, actor: Actor = visitor('30042')): Promise<boolean> | undefined =>
    world.services.identity?.files.mayDownload(actor, { fileId, kind: 'store-picture' });
  async function keptOf(...fileIds: string[]): Promise<boolean[]> {
    await world.settled();
    const { files } = world.ports;
    const olderThan = new Date('2100-01-01');
    await files.sweep({ owner: 'identity', olderThan, neededIn: () => Promise.resolve(new Set()) });
    return Promise.all(fileIds.map(async (each) => (await files.open('30042', each)) !== null));
  }

  it('a logo is drawn anew as pixels, with the icons for a browser and a telephone, and kept', async () => {
    const handedIn = await handIn(drawn('#2c6842'));
    expect(await set({ kind: 'LOGO', fileId: handedIn })).toMatchObject({ __typename: 'Store' });
    const { logo } = await pictures();
    expect(logo).toMatchObject({
      width: 720,
      height: 240,
      url: expect.stringMatching(/^\/30042\/look\/[0-9a-f-]{36}$/),
    });
    expect(await keptOf(...filesOf(logo), handedIn)).toEqual([true, true, true, false]);
    const sizes = await Promise.all(
      filesOf(logo).map(async (fileId) => {
        const file = await world.ports.files.open('30042', fileId);
        const { format, width, height } = await sharp(await file?.read()).metadata();
        return [file?.shownAs, format, width, height];
      }),
    );
    expect(sizes).toEqual([
      ['image/png', 'png', 720, 240],
      ['image/png', 'png', 64, 64],
      ['image/png', 'png', 180, 180],
    ]);
  });

  it('everybody at its address has it, nobody at another one, and of another kind of file nobody', async () => {
    const { logo } = await pictures();
    for (const fileId of filesOf(logo)) {
      expect(await mayHave(fileId)).toBe(true);
      expect(await mayHave(fileId, visitor('10007'))).toBe(false);
    }
    expect(await mayHave(await handIn(await photo()))).toBe(false);
    expect(await mayHave(newId())).toBe(false);
    expect((await pictures('10007')).logo).toBeNull();
  });

  it('another one has another address, and the first one goes; taken away, all of it goes', async () => {
    const was = (await pictures()).logo;
    await set({ kind: 'LOGO', fileId: await handIn(await photo()) });
    const { logo } = await pictures();
    expect(logo).toMatchObject({ width: 300, height: 200 });
    expect(new Set([...filesOf(was), ...filesOf(logo)]).size).toBe(6);
    expect(await keptOf(...filesOf(was), ...filesOf(logo))).toEqual([false, false, false, true, true, true]);
    expect(await set({ kind: 'LOGO', fileId: null })).toMatchObject({ __typename: 'Store' });
    expect((await pictures()).logo).toBeNull();
    expect(await keptOf(...filesOf(logo))).toEqual([false, false, false]);
  });

  it('a banner is as wide as a screen, and no drawing', async () => {
    await set({ kind: 'BANNER', fileId: await handIn(await photo(3_000, 1_000)) });
    const { banner, logo } = await pictures();
    expect([banner, logo]).toEqual([expect.objectContaining({ width: 1_920, height: 640 }), null]);
    expect(await keptOf(fileOf(banner?.url))).toEqual([true]);
    const refused = await set({ kind: 'BANNER', fileId: await handIn(drawn('#000')) });
    expect(refused).toMatchObject({
      fields: [{ path: 'fileId', code: 'BAD_FORMAT', message: 'Not a PNG, JPEG or WebP picture' }],
    });
    expect((await pictures()).banner).toEqual(banner);
    await set({ kind: 'BANNER', fileId: null });
  });

  it.each<[string, () => Promise<string>, string, RegExp]>([
    [
      'no picture',
      () => handIn(Buffer.from('<!doctype html><script>')),
      'BAD_FORMAT',
      /PNG, JPEG or WebP picture, nor an SVG drawing/,
    ],
    [
      'half a picture',
      async () => handIn((await photo(900, 900)).subarray(0, 2_000)),
      'BAD_FORMAT',
      /cannot be read/,
    ],
    [
      'of too many pixels',
      () =>
        handIn(
          Buffer.from(
            drawn('#000').toString().replace('width="90" height="30"', 'width="9000" height="9000"'),
          ),
        ),
      'OUT_OF_RANGE',
      /At most 64000000 pixels, not 81000000/,
    ],
    ['never handed in', () => Promise.resolve(newId()), 'NOT_ALLOWED', /send it again/],
    ['handed in as something else', async () => handIn(await photo(), '30042', 'import'), 'NOT_ALLOWED', /./],
    ['of another store', async () => handIn(await photo(), '10007'), 'NOT_ALLOWED', /./],
  ])('a file that is %s is refused with why, and nothing is written', async (_, file, code, message) => {
    const before = await pictures();
    expect(await set({ kind: 'LOGO', fileId: await file() })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'fileId', code, message: expect.stringMatching(message) }],
    });
    expect(await pictures()).toEqual(before);
  });

  it('of two at once with the same version the first one counts; of the other’s nothing is left', async () => {
    const version = Number((await set({ kind: 'LOGO', fileId: null }))?.['version']);
    const made = jest.spyOn(world.ports.files, 'put');
    const both = await Promise.all(
      ['#111', '#222'].map(async (colour) =>
        set({ kind: 'LOGO', fileId: await handIn(drawn(colour)), version }),
      ),
    );
    const ids = (
      await Promise.all(made.mock.results.map((each) => each.value as Promise<{ fileId: string }>))
    ).map(({ fileId }) => fileId);
    made.mockRestore();
    expect(both.map((each) => each?.['__typename']).sort()).toEqual(['ChangedMeanwhile', 'Store']);
    const used = filesOf((await pictures()).logo);
    expect(await keptOf(...ids)).toEqual(ids.map((each) => used.includes(each)));
  });

  it('twenty that are given one after the other as fast as can be leave one, and nothing of the others', async () => {
    const made = jest.spyOn(world.ports.files, 'put');
    const handed = await Promise.all(Array.from({ length: 20 }, () => handIn(drawn('#333'))));
    await Promise.all(handed.map((fileId) => set({ kind: 'LOGO', fileId })));
    const ids = (
      await Promise.all(made.mock.results.map((each) => each.value as Promise<{ fileId: string }>))
    ).map(({ fileId }) => fileId);
    made.mockRestore();
    const used = filesOf((await pictures()).logo);
    expect(await keptOf(...ids)).toEqual(ids.map((each) => used.includes(each)));
  });

  it('that finds too many before it is told when to come again, and the same file does then', async () => {
    const fileId = await handIn(drawn('#444'));
    let leave = (): void => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    const seats = Array.from({ length: PICTURING.seatsALane }, () =>
      picturingTurns.take('30042', () => left),
    );
    const retryAfterSeconds = PICTURING.retryAfterSeconds;
    expect(await set({ kind: 'LOGO', fileId })).toEqual({ __typename: 'PicturesBusy', retryAfterSeconds });
    leave();
    await Promise.all(seats);
    expect(await set({ kind: 'LOGO', fileId })).toMatchObject({ __typename: 'Store' });
  });

  it('is handed in by staff who may change the store’s settings, and by nobody else', async () => {
    const may = (actor: Actor) => world.services.identity?.files.mayUpload(actor, 'store-picture');
    const clerk = { ...manager, rights: ['customers.edit'] };
    expect(await Promise.all([may(manager), may(clerk), may(visitor('30042'))])).toEqual([
      true,
      false,
      false,
    ]);
    const { errors } = await world.ask(
      clerk,
      'mutation { setStorePicture(input: { kind: LOGO }) { __typename } }',
    );
    expect(errors).toHaveLength(1);
  });
});
