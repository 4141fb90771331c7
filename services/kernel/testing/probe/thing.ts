import { MaxLength } from 'class-validator';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  createUnionType,
  Directive,
  Field,
  FieldResolver,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Call } from '../../database/call';
import type { EventOf } from '../../database/transaction';
import { LogInNotRecent } from '../../graph/recent-log-in';
import { InvalidInput, UUID } from '../../graph/shared';
import { newId } from '../../id/id';
import { NeedsRecentLogIn } from '../../operation/marks';
import { invalidInput } from '../../refusal/refusal';
import { rowsOf } from '../../row/rows';

/** A thing was made. */
export const thingMade: EventOf<{ name: string }> = { name: 'probe.thing-made' };

@Entity('thing', { schema: 'probe' })
@Directive('@key(fields: "id")')
@ObjectType({ description: 'A thing.' })
export class Thing {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'Its id.' })
  id: string;
  @Column('int')
  version: number;
  @Column('text')
  @Field(() => String, { description: 'Its name, once per store.' })
  name: string;
  @Column('text')
  @Field(() => String, { description: 'Whose it is; staff only.' })
  ownerName: string;
}

@ArgsType()
class NamedArguments {
  @Field(() => String, { description: 'A name, at most 10 characters.' })
  @MaxLength(10)
  as: string;
}

@InputType({ description: 'A thing to be.' })
class MakeThingInput {
  @Field(() => String, { description: 'Its name, at most 10 characters.' })
  @MaxLength(10)
  name: string;
}

const MakeThingResult = createUnionType({
  name: 'MakeThingResult',
  description: 'The thing, or why not.',
  types: () => [Thing, InvalidInput] as const,
});

const UnmakeThingResult = createUnionType({
  name: 'UnmakeThingResult',
  description: 'The thing that was, or why it still is.',
  types: () => [Thing, LogInNotRecent] as const,
});

/** The table of things. */
export const thingRows = rowsOf(Thing);

/** Things by id. */
export const readThings = thingRows.byKeys.bind(thingRows);

@Resolver(() => Thing)
export class ThingResolver {
  /** How often a resolver of this class really ran. */
  ran = 0;

  @Query(() => Thing, { nullable: true, description: 'One thing.' })
  thing(
    @Ctx() call: Call,
    @Arg('id', () => UUID, { description: 'Its id.' }) id: string,
  ): Promise<Thing | null> {
    this.ran += 1;
    return call.load('thing', id, readThings);
  }

  @Query(() => String, { nullable: true, description: 'Fails as nobody expected.' })
  async unexpected(): Promise<string> {
    throw new Error('password of kommis_probe at db-7.internal');
  }

  @Mutation(() => MakeThingResult, { description: 'Makes a thing.' })
  async makeThing(
    @Ctx() call: Call,
    @Arg('input', { description: 'The thing.' }) input: MakeThingInput,
  ): Promise<typeof MakeThingResult> {
    this.ran += 1;
    const id = newId();
    await call.write(async (tx) => {
      await thingRows.insert(tx, { id, name: input.name });
      await tx.emit(thingMade, { id, version: 1 }, { name: input.name });
    });
    return Object.assign(new Thing(), {
      __typename: 'Thing',
      id,
      version: 1,
      name: input.name,
      ownerName: '',
    });
  }

  @Mutation(() => UnmakeThingResult, { description: 'Unmakes a thing, which costs something.' })
  @NeedsRecentLogIn()
  async unmakeThing(
    @Ctx() call: Call,
    @Arg('id', () => UUID, { description: 'Its id.' }) id: string,
  ): Promise<typeof UnmakeThingResult> {
    this.ran += 1;
    const [thing] = await call.write((tx) =>
      tx.sql('DELETE FROM probe.thing WHERE id = $1 RETURNING id, version, name', [id]),
    );
    return Object.assign(new Thing(), { __typename: 'Thing', ownerName: '' }, thing);
  }

  @FieldResolver(() => Boolean, { nullable: true, description: 'Whether it has this name.' })
  async named(@Root() thing: Thing, @Args(() => NamedArguments) { as }: NamedArguments): Promise<boolean> {
    if (as.includes('\0')) throw new Error('invalid byte sequence for encoding "UTF8": 0x00');
    return thing.name === as;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'So many of it.' })
  async some(
    @Root() _thing: Thing,
    @Arg('first', () => Int, { description: 'At least 1.' }) first: number,
  ): Promise<number> {
    if (first < 1) throw invalidInput({ path: 'first', code: 'OUT_OF_RANGE', message: 'At least 1' });
    return first;
  }
}
