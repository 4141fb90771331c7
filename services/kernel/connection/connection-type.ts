import { ArgsType, Directive, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { PageInfo, Total } from '../graph/shared';
import type { ConnectionData, PageArguments } from './connection';

/** Which page of a list; a list that can be filtered or sorted adds its arguments to these. */
@ArgsType()
export class PageArgs implements PageArguments {
  @Field(() => Int, {
    nullable: true,
    description:
      'How many from the start, or after the cursor, 1 to 200; null, without `last`, is as many as the list shows by itself. Never beside `last` or `before`.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Read on after this cursor; null = from the start.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many from the end, or before the cursor, 1 to 200; null = this is not read back. Never beside `first` or `after`.',
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Read back before this cursor; null = from the end.' })
  before?: string | null;
}

/** A page as its resolver answers it. */
export interface Connection<Node> extends ConnectionData<Node> {
  /** Counts all of the list, where the operation asks for the total. */
  count: () => Promise<Total>;
}

/**
 * The graph's type of a page of a list: `<Name>Connection` with its edges, said once for all lists. `many` are the
 * nodes, in the plural.
 */
export function connectionType<Node extends object>(
  node: ClassType<Node>,
  { name, many }: { name: string; many: string },
): ClassType<Connection<Node>> {
  @Directive('@shareable')
  @ObjectType(`${name}Edge`, { description: `One of the ${many} of a list, with its place in it.` })
  class Edge {
    @Field(() => String, { description: 'Where the page after or before this one starts.' })
    cursor: string;
    @Field(() => node, { description: 'What stands here.' })
    node: Node;
  }
  @Directive('@shareable')
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${many}.` })
  class Page implements Connection<Node> {
    @Field(() => [Edge], { description: `The ${many} of the page, each with its place in the list.` })
    edges: Edge[];
    @Field(() => [node], { description: `The ${many} of the page.` })
    nodes: Node[];
    @Field(() => PageInfo, { description: 'What comes before and after.' })
    pageInfo: PageInfo;
    count: () => Promise<Total>;
    @Field(() => Total, { description: 'How many the list has in all, counted up to 10,000.' })
    total(): Promise<Total> {
      return this.count();
    }
  }
  return Page;
}
