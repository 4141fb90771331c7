import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Skin } from '../../schema/skins';
import type { Actor } from '../kernel/actor/actor';
import type { Running } from '../one-process';

/** Gives a demo store its skin and its pictures, as its owner would; each file is called as the store is. */
export async function dress(
  running: Running,
  actor: Actor,
  skin: Skin,
  pictures: Readonly<Partial<Record<'LOGO' | 'BANNER', string>>>,
): Promise<void> {
  await running.execute(actor, update, { input: { skin } });
  for (const [kind, name] of Object.entries(pictures)) {
    const nature = { owner: 'identity', kind: 'store-picture', keep: false };
    const file = { ...nature, name, maxBytes: 1_000_000 };
    const { fileId } = await running.files.put(
      actor.storeId,
      createReadStream(join(__dirname, 'looks', name)),
      file,
    );
    await running.execute(actor, set, { input: { kind, fileId } });
  }
}

const update =
  'mutation UpdatePortal($input: UpdatePortalInput!) { updatePortal(input: $input) { __typename } }';
const set =
  'mutation SetStorePicture($input: SetStorePictureInput!) { setStorePicture(input: $input) { __typename } }';
