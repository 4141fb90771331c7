import { Field, InputType } from 'type-graphql';
import { DateTime, UUID } from '../../kernel/graph/shared';
import { plainLine } from '../../kernel/text/text';

@InputType({ description: 'Which customers a list is of: those of whom all that is said here holds.' })
export class CustomerFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words that must all occur in name, e-mail, number, organisation number, address or telephone; case and accents do not count, nor how a number is spelled. "#7800" is the number alone, and one or two letters are the beginning of a word. Null or empty = whatever they are called.',
  })
  search?: string | null;

  @Field(() => UUID, {
    nullable: true,
    description: 'Only members of this group, whether or not it is their default; null = of any.',
  })
  groupId?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Only those written since this instant, see `updatedAt`; null = whenever.',
  })
  changedSince?: Date | null;
}

/** The same, read; null = all. */
export interface Filter {
  search: string | null;
  groupId: string | null;
  changedSince: Date | null;
  /** The store's, where a number is searched: it may be written with or without the country's code. */
  country?: string;
}

export function filterOf(said?: CustomerFilter | null): Filter {
  const { search, groupId = null, changedSince = null } = said ?? {};
  return { search: plainLine(search) || null, groupId, changedSince };
}
