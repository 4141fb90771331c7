import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Skin } from '../../../schema/skins';
import type { Call } from '../../kernel/database/call';
import { Store } from '../store/store';
import {
  SetStorePictureInput,
  SetStorePictureResult,
  SkinCode,
  UpdatePortalInput,
  UpdatePortalResult,
} from './appearance.input';
import { freeColourOf } from './look.rules';
import { countLoggedIn, type PortalService } from './portal.service';
import { StoreLogo, StorePicture } from './store-picture';
import { pathOfPicture } from './store-picture.files';
import type { StorePictureService } from './store-picture.service';

/** How a store's pages look, and whether customers can log in to them. */
@Resolver(() => Store)
export class AppearanceResolver {
  constructor(
    private readonly portals: PortalService,
    private readonly pictures: StorePictureService,
  ) {}

  @FieldResolver(() => SkinCode, { description: 'How its pages look.' })
  skin(@Root() { skin }: Store): Skin {
    return skin;
  }

  @FieldResolver(() => String, {
    description: 'The colour that counts where its skin is FREE, "#7a2e5d"; kept while a ready one counts.',
  })
  freeColour(@Root() store: Store): string {
    return freeColourOf(store);
  }

  @FieldResolver(() => StoreLogo, { nullable: true, description: 'Its logo; null where it has none.' })
  logo(@Root() { id, logoId, logoWidth, logoHeight, iconId, touchIconId }: Store): StoreLogo | null {
    if (logoId === null || iconId === null || touchIconId === null) return null;
    const [url, iconUrl, touchIconUrl] = [logoId, iconId, touchIconId].map((each) => pathOfPicture(id, each));
    return { url, iconUrl, touchIconUrl, width: logoWidth ?? 0, height: logoHeight ?? 0 } as StoreLogo;
  }

  @FieldResolver(() => StorePicture, {
    nullable: true,
    description: 'The picture above its log-in; null where it has none.',
  })
  banner(@Root() { id, bannerId, bannerWidth, bannerHeight }: Store): StorePicture | null {
    if (bannerId === null) return null;
    return { url: pathOfPicture(id, bannerId), width: bannerWidth ?? 0, height: bannerHeight ?? 0 };
  }

  @FieldResolver(() => Int, {
    description: 'How many people are logged in to its portal at this moment. Staff see it.',
  })
  portalVisitors(@Ctx() call: Call): Promise<number> {
    return countLoggedIn(call);
  }

  @Mutation(() => UpdatePortalResult, {
    description:
      'Changes how pages look and whether customers can log in. Seen at once everywhere. Staff who may change the store’s settings.',
  })
  async updatePortal(
    @Ctx() call: Call,
    @Arg('input', { description: 'What is to be otherwise.' }) input: UpdatePortalInput,
  ): Promise<typeof UpdatePortalResult> {
    return Object.assign(await this.portals.update(call, input), { __typename: 'Store' as const });
  }

  @Mutation(() => SetStorePictureResult, {
    description:
      'Gives the store a logo or a banner, another one or none. Seen at once everywhere. Staff who may change the store’s settings.',
  })
  async setStorePicture(
    @Ctx() call: Call,
    @Arg('input', { description: 'Which, and what was handed in.' }) input: SetStorePictureInput,
  ): Promise<typeof SetStorePictureResult> {
    return Object.assign(await this.pictures.set(call, input), { __typename: 'Store' as const });
  }
}
