import { MaxLength, Min } from 'class-validator';
import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ModuleOff } from '../../kernel/graph/module';
import { ChangedMeanwhile, DateTime, InvalidInput } from '../../kernel/graph/shared';
import { text } from '../../kernel/row/columns';

@Entity('calendar_feed', { schema: 'consignment' })
@ObjectType({
  description:
    'The address at which calendars outside read the notes of the store that are not ticked off. Staff only.',
})
export class CalendarFeed {
  @PrimaryColumn('text')
  storeId: string;
  @Column('bytea', { nullable: true })
  secretHash: Buffer | null;
  @Column('timestamptz', { nullable: true })
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was made, UTC; null where there is none.',
  })
  madeAt: Date | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'Who made it, by name; null where there is none, or nobody knows any more.',
  })
  madeBy: string | null;
  @Column('int')
  @Field(() => Int, { description: 'Grows each time it is made or taken back; 0 where it never was.' })
  version: number;
}

@ObjectType({ description: 'An address for calendars outside. Staff who may change settings.' })
export class CalendarFeedMade {
  @Field(() => String, {
    description: 'The address, whole. Who has it reads the notes; it is shown this once, and kept nowhere.',
  })
  address: string;
}

@InputType({ description: 'An address that is to take the place of the one that stands.' })
export class RenewCalendarFeedInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version that was looked at: refused where it is another one by now. Null = any.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
}

@InputType({ description: 'That there is to be no address any more.' })
export class RevokeCalendarFeedInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version that was looked at: refused where it is another one by now. Null = any.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
}

@InputType({ description: 'What a calendar outside shows to be let in.' })
export class CalendarFileInput {
  @Field(() => String, { description: 'The secret in the address.' })
  @MaxLength(100, { message: 'At most 100 characters' })
  secret: string;
}

export const RenewCalendarFeedResult = createUnionType({
  name: 'RenewCalendarFeedResult',
  description: 'The new address, or why there is none.',
  types: () => [CalendarFeedMade, InvalidInput, ModuleOff, ChangedMeanwhile] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const RevokeCalendarFeedResult = createUnionType({
  name: 'RevokeCalendarFeedResult',
  description: 'That there is no address any more, or why there still is.',
  types: () => [CalendarFeed, InvalidInput, ModuleOff, ChangedMeanwhile] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
