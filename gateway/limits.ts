import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { Fields } from '../services/kernel/operation/fields';
import { tooLarge, unfit } from '../services/kernel/operation/unfit';
import { assertLiteralsWithin, CALLER_VALUES } from '../services/kernel/operation/values';

/** How large an operation that is not one of our own may be. Text and tokens are the reader's business. */
export const LIMITS = {
  depth: 12,
  /** GraphiQL's own introspection goes this deep; only staff and partners get that far. */
  introspectionDepth: 25,
  aliases: 30,
  directives: 20,
  /** The same name that often in one selection: validation compares each pair. */
  repetitions: 10,
  /** Names said again in their place, inline fragments included, in the whole document: pairs within pairs. */
  repeated: 100,
  /** Written and spread. Validation compares each with each. */
  fragments: 100,
  /** In one document; one of them runs. */
  operations: 10,
  /** Fragments spread: as many as can be written. Each is planned and compiled, a fraction of a millisecond long. */
  fields: 2_000,
  /** A page of 100 rows with all their columns and one level of what they are related to: list-cost.spec.ts. */
  cost: 6_000,
} as const;

/**
 * Refuses, by throwing, a document that is too large to be honest, or holds more than one of the log-in steps. Linear
 * in the document, fragments included.
 */
export function assertWithinLimits(document: DocumentNode, logInSteps: ReadonlySet<string>): void {
  assertLiteralsWithin(CALLER_VALUES, document);
  const measure = new Measure(document, logInSteps);
  measure.count();
  const fields = new Fields(document);
  for (const operation of measure.operations) {
    measure.assertDepth(operation.selectionSet, 1, LIMITS.depth);
    if (fields.of(operation.selectionSet) > LIMITS.fields)
      throw tooLarge(`more than ${LIMITS.fields} fields when its fragments are spread`);
    if (measure.logInSteps(operation.selectionSet) > 1)
      throw unfit('TOO_MANY_AUTH_STEPS', 'One log-in or password step at a time.');
  }
}

type Counted = 'aliases' | 'directives' | 'fragments' | 'operations' | 'repeated';
/** Counts a name; answers with how often it was said by now. */
function once(names: Map<string, number>, name: string): number {
  const times = (names.get(name) ?? 0) + 1;
  names.set(name, times);
  return times;
}

class Measure {
  readonly operations: OperationDefinitionNode[] = [];
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  /** The greatest depth at which a fragment was entered: a second visit less deep finds nothing new. */
  private readonly entered = new Map<string, number>();
  private readonly counted = new Map<string, number>();
  private readonly sums = new Map<Counted, number>();

  constructor(
    private readonly document: DocumentNode,
    private readonly steps: ReadonlySet<string>,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION) this.operations.push(definition);
      else if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.fragments.set(definition.name.value, definition);
    }
  }

  /** What is written counts once, whoever spreads it. */
  count(): void {
    for (const definition of this.document.definitions) {
      if (!('selectionSet' in definition)) continue;
      this.add('directives', definition.directives);
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.add('fragments', [definition]);
      else {
        this.add('operations', [definition]);
        for (const variable of definition.variableDefinitions ?? [])
          this.add('directives', variable.directives);
      }
      this.countBelow(definition.selectionSet, new Map());
    }
  }

  /** Fields of an inline fragment are in the place it is in. */
  private countBelow(set: SelectionSetNode, names: Map<string, number>): void {
    const here = new Map<string, number>();
    for (const selection of set.selections) {
      this.add('directives', selection.directives);
      if (selection.kind !== Kind.FIELD) {
        this.add('fragments', [selection]);
        if (selection.kind === Kind.INLINE_FRAGMENT) this.countBelow(selection.selectionSet, names);
        continue;
      }
      if (selection.alias) this.add('aliases', [selection]);
      // It would set the prototype of the answer's object instead of a field.
      if (selection.alias?.value === '__proto__') throw tooLarge('__proto__ is no name for a field');
      const name = selection.alias?.value ?? selection.name.value;
      if (once(names, name) > 1) this.add('repeated', [selection]);
      if (once(here, name) > LIMITS.repetitions)
        throw tooLarge(`a name more than ${LIMITS.repetitions} times in one place`);
      if (selection.selectionSet) this.countBelow(selection.selectionSet, new Map());
    }
  }

  private add(what: Counted, nodes: readonly unknown[] | undefined): void {
    const sum = (this.sums.get(what) ?? 0) + (nodes?.length ?? 0);
    if (sum > LIMITS[what])
      throw tooLarge(`more than ${LIMITS[what]} ${what === 'repeated' ? 'names said again' : what}`);
    this.sums.set(what, sum);
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
  logInSteps(set: SelectionSetNode): number {
    let found = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) found += this.steps.has(selection.name.value) ? 1 : 0;
      else if (selection.kind === Kind.INLINE_FRAGMENT) found += this.logInSteps(selection.selectionSet);
      else found += this.logInStepsOfFragment(selection.name.value);
    }
    return found;
  }

  private logInStepsOfFragment(name: string): number {
    const fragment = this.fragments.get(name);
    if (!fragment) return 0;
    const known = this.counted.get(name);
    if (known !== undefined) return known;
    this.counted.set(name, 0);
    const found = Math.min(2, this.logInSteps(fragment.selectionSet));
    this.counted.set(name, found);
    return found;
  }
}
