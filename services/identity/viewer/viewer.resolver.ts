import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { StaffMember } from '../staff/staff';
import { LanguageCode } from '../../kernel/graph/shared';
import { Store } from '../store/store';
import { User } from '../user/user';
import { Viewer } from './viewer';
import { ChooseLanguageInput, ChooseLanguageResult, LanguageChosen } from './viewer.input';
import type { ViewerService } from './viewer.service';

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(private readonly viewers: ViewerService) {}

  @Query(() => Viewer, { nullable: true, description: 'Who is asking; null where there is no such store.' })
  viewer(@Ctx() call: Call): Promise<Viewer | null> {
    return this.viewers.find(call);
  }

  @FieldResolver(() => Store, { description: 'The store of the address.' })
  store(@Ctx() call: Call, @Root() { seen }: Viewer): Promise<Store> | Store {
    return seen ? seen.store : this.viewers.storeOf(call);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user of a portal session; null otherwise.',
  })
  user(@Ctx() call: Call, @Root() { seen }: Viewer): Promise<User | null> | User | null {
    return seen ? seen.user : this.viewers.userOf(call);
  }

  @FieldResolver(() => StaffMember, {
    nullable: true,
    description: 'The staff member of a console session; null otherwise.',
  })
  staffMember(@Ctx() call: Call, @Root() { seen }: Viewer): Promise<StaffMember | null> | StaffMember | null {
    return seen ? seen.staffMember : this.viewers.staffMemberOf(call);
  }

  @FieldResolver(() => LanguageCode, {
    nullable: true,
    description: "The language this person chose; null = none chosen, the store's counts.",
  })
  language(@Ctx() call: Call, @Root() { seen }: Viewer): Promise<string | null> | string | null {
    return seen ? seen.language : this.viewers.languageOf(call);
  }

  @Mutation(() => ChooseLanguageResult, {
    description: 'Keeps the language of whoever is logged in; their mails come in it too.',
  })
  async chooseLanguage(
    @Ctx() call: Call,
    @Arg('input', () => ChooseLanguageInput, { description: 'The language.' }) input: ChooseLanguageInput,
  ): Promise<LanguageChosen> {
    await this.viewers.chooseLanguage(call, input.language);
    return Object.assign({ __typename: 'LanguageChosen' }, { language: input.language });
  }
}
