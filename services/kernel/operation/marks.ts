import type { GraphQLField, GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';

/** What must be known of an operation before it runs; said where the operation stands, one for each. */
export type Mark = 'LOG_IN_STEP' | 'TAKES_LONG' | 'NEEDS_RECENT_LOG_IN';
/** `Query.dryRunStock` → its mark; of all services, schema/marks.json. */
export type Marks = Readonly<Record<string, Mark>>;

/** This tries a password or a link, or sends a mail: one in a document, or aliases would get round its counters. */
export const LogInStep = (): MethodDecorator => mark('LOG_IN_STEP');

/** This reads a whole file before it answers: it gets the time of a mutation, not of a read. */
export const TakesLong = (): MethodDecorator => mark('TAKES_LONG');

/**
 * This costs money or access: who has not logged in just now is refused before anything of it runs. Its result union
 * must have `LogInNotRecent`, or the service has no schema.
 */
export const NeedsRecentLogIn = (): MethodDecorator => mark('NEEDS_RECENT_LOG_IN');

function mark(as: Mark): MethodDecorator {
  return Extensions({ mark: as });
}

/** The mark on an operation; undefined where it has none. */
export function markOf({ extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>): Mark | undefined {
  return extensions['mark'] as Mark | undefined;
}

/** The marks on the operations of a service's schema. */
export function marksOf(schema: GraphQLSchema): Marks {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null);
  return Object.fromEntries(
    roots.flatMap((root) =>
      Object.values(root.getFields()).flatMap((field) => {
        const mark = markOf(field);
        return mark === undefined ? [] : [[`${root.name}.${field.name}`, mark]];
      }),
    ),
  );
}

/** The names of the root fields that have this mark. */
export function fieldsMarked(marks: Marks, as: Mark): ReadonlySet<string> {
  const marked = Object.entries(marks).filter(([, each]) => each === as);
  return new Set(marked.map(([coordinate]) => coordinate.slice(coordinate.indexOf('.') + 1)));
}
