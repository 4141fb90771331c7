import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** How large an operation that is not one of our own may be. Tokens are the parser's business. */
export const LIMITS = {
  tokens: 2_000,
  depth: 12,
  /** GraphiQL's own introspection goes this deep; only staff and partners get that far. */
  introspectionDepth: 25,
  aliases: 30,
  directives: 20,
  /** The same name that often in one selection: validation compares each pair. */
  repetitions: 10,
  cost: 5_000,
} as const;

/** Each of them tries a password or sends a mail: one in a document, or aliases would get round the counters. */
const AUTH_FIELDS = new Set([
  'logIn',
  'logInStaff',
  'setPassword',
  'confirmEmail',
  'requestActivation',
  'requestPasswordReset',
]);

/** Refuses, by throwing, a document that is too large to be honest. Linear in the document, fragments included. */
export function assertWithinLimits(document: DocumentNode): void {
  const measure = new Measure(document);
  const { aliases, directives } = measure.count();
  if (aliases > LIMITS.aliases) throw tooLarge(`more than ${LIMITS.aliases} aliases`);
  if (directives > LIMITS.directives) throw tooLarge(`more than ${LIMITS.directives} directives`);
  for (const operation of measure.operations) {
    measure.assertDepth(operation.selectionSet, 1, LIMITS.depth);
    if (measure.authFields(operation.selectionSet) > 1)
      throw new GraphQLError('One log-in or password step at a time.', {
        extensions: { code: 'TOO_MANY_AUTH_STEPS' },
      });
  }
}

/** The one refusal for size; it says which limit. */
export function tooLarge(what: string): GraphQLError {
  return new GraphQLError(`The operation is too large: ${what}.`, {
    extensions: { code: 'OPERATION_TOO_LARGE' },
  });
}

class Measure {
  readonly operations: OperationDefinitionNode[] = [];
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  /** The greatest depth at which a fragment was entered: a second visit less deep finds nothing new. */
  private readonly entered = new Map<string, number>();
  private readonly counted = new Map<string, number>();

  constructor(private readonly document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION) this.operations.push(definition);
      else if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.fragments.set(definition.name.value, definition);
    }
  }

  /** Written aliases and directives: every one counts once, whoever spreads it. */
  count(): { aliases: number; directives: number } {
    const sum = { aliases: 0, directives: 0 };
    const below = (set: SelectionSetNode | undefined): void => {
      const names = new Map<string, number>();
      for (const selection of set?.selections ?? []) {
        sum.directives += selection.directives?.length ?? 0;
        if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
        if (selection.kind === Kind.FIELD) {
          if (selection.alias) sum.aliases++;
          // It would set the prototype of the answer's object instead of a field.
          if (selection.alias?.value === '__proto__') throw tooLarge('__proto__ is no name for a field');
          const name = selection.alias?.value ?? selection.name.value;
          const times = (names.get(name) ?? 0) + 1;
          if (times > LIMITS.repetitions)
            throw tooLarge(`"${name}" more than ${LIMITS.repetitions} times in one place`);
          names.set(name, times);
        }
        below(selection.selectionSet);
      }
    };
    for (const definition of this.document.definitions) {
      if (!('selectionSet' in definition)) continue;
      sum.directives += definition.directives?.length ?? 0;
      if (definition.kind === Kind.OPERATION_DEFINITION)
        for (const variable of definition.variableDefinitions ?? [])
          sum.directives += variable.directives?.length ?? 0;
      below(definition.selectionSet);
    }
    return sum;
  }

  assertDepth(set: SelectionSetNode, depth: number, limit: number): void {
    // A cycle of fragments ends here too: each round with a field in it is deeper, one without is not.
    if (depth > limit) throw tooLarge(`deeper than ${limit} levels`);
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = this.fragments.get(selection.name.value);
        const key = `${selection.name.value}|${limit}`;
        if (!fragment || (this.entered.get(key) ?? 0) >= depth) continue;
        this.entered.set(key, depth);
        this.assertDepth(fragment.selectionSet, depth, limit);
      } else if (selection.selectionSet) {
        const isIntrospection =
          selection.kind === Kind.FIELD &&
          (selection.name.value === '__schema' || selection.name.value === '__type');
        const isDeeper = selection.kind === Kind.FIELD;
        const next = isIntrospection ? LIMITS.introspectionDepth : limit;
        this.assertDepth(selection.selectionSet, depth + (isDeeper ? 1 : 0), next);
      }
    }
  }

  /** How many log-in or password steps a selection takes; a fragment is counted once however often it is spread. */
  authFields(set: SelectionSetNode): number {
    let found = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) found += AUTH_FIELDS.has(selection.name.value) ? 1 : 0;
      else if (selection.kind === Kind.INLINE_FRAGMENT) found += this.authFields(selection.selectionSet);
      else found += this.authFieldsOfFragment(selection.name.value);
    }
    return found;
  }

  private authFieldsOfFragment(name: string): number {
    const fragment = this.fragments.get(name);
    if (!fragment) return 0;
    const known = this.counted.get(name);
    if (known !== undefined) return known;
    this.counted.set(name, 0);
    const found = Math.min(2, this.authFields(fragment.selectionSet));
    this.counted.set(name, found);
    return found;
  }
}
