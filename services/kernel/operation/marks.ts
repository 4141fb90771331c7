import type { GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';

/** What the gateway must know of an operation before it runs it; said where the operation stands. */
export type Mark = 'LOG_IN_STEP' | 'TAKES_LONG';
/** `Query.dryRunStock` → its mark; of all services, schema/marks.json. */
export type Marks = Readonly<Record<string, Mark>>;

/** This tries a password or a link, or sends a mail: one in a document, or aliases would get round its counters. */
export const LogInStep = (): MethodDecorator => mark('LOG_IN_STEP');

/** This reads a whole file before it answers: it gets the time of a mutation, not of a read. */
export const TakesLong = (): MethodDecorator => mark('TAKES_LONG');

function mark(as: Mark): MethodDecorator {
  return Extensions({ mark: as });
}

/** The marks on the operations of a service's schema. */
export function marksOf(schema: GraphQLSchema): Marks {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null);
  return Object.fromEntries(
    roots.flatMap((root) =>
      Object.values(root.getFields()).flatMap(({ name, extensions }) =>
        extensions['mark'] === undefined ? [] : [[`${root.name}.${name}`, extensions['mark'] as Mark]],
      ),
    ),
  );
}

/** The names of the root fields that have this mark. */
export function fieldsMarked(marks: Marks, as: Mark): ReadonlySet<string> {
  const marked = Object.entries(marks).filter(([, each]) => each === as);
  return new Set(marked.map(([coordinate]) => coordinate.slice(coordinate.indexOf('.') + 1)));
}
