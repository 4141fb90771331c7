import {
  Kind,
  visit,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { Place } from './place';
import { coerceVariables } from './coerce';
import { unfit } from './unfit';

/** So many variables may decide `@skip` and `@include`; each combination is one bit of a mask. */
export const MOST_CONDITIONS = 6;

/** When something is included: one bit for each combination of the variables. */
export type Mask = bigint;
/** Never included. */
export const NEVER: Mask = 0n;

/** The same, by combination; undefined where nothing decides. */
export type Included = readonly boolean[] | undefined;

/** Whether it is included in one combination; where that is not known, everything is. */
export function isIncluded(included: Included, combination: number | undefined): boolean {
  return included === undefined || combination === undefined || included[combination] !== false;
}

/** The variables that decide what of a document is asked for. Throws where they are too many. */
export class Conditions {
  /** Included whatever the variables say. */
  readonly always: Mask;
  private readonly whereTrue: ReadonlyMap<string, Mask>;

  private constructor(private readonly names: readonly string[]) {
    this.always = (1n << BigInt(1 << names.length)) - 1n;
    this.whereTrue = new Map(names.map((name, at) => [name, whereSet(at, names.length)]));
  }

  /** Those of a document. */
  static of(document: DocumentNode): Conditions {
    const names = new Set<string>();
    visit(document, {
      Directive: ({ name, arguments: given }) => {
        if (name.value !== 'skip' && name.value !== 'include') return;
        for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      },
    });
    if (names.size > MOST_CONDITIONS)
      throw unfit(
        'OPERATION_TOO_LARGE',
        `The operation is too large: more than ${MOST_CONDITIONS} variables in @skip and @include.`,
      );
    return new Conditions([...names].sort());
  }

  /**
   * The combination that a run's variables are, the place of its bit; or why they are none. Looks at no other
   * variable, so that it can be asked before anybody may know what an input looks like.
   */
  decide(
    schema: GraphQLSchema,
    definitions: readonly VariableDefinitionNode[],
    given: Readonly<Record<string, unknown>>,
    /** Where the operation uses a variable, for what is said of a wrong one. */
    place: (variable: string) => Place | null,
  ): { combination: number; faults: readonly GraphQLError[] } {
    const deciding = definitions.filter(({ variable }) => this.names.includes(variable.name.value));
    const { coerced, faults } = coerceVariables(schema, deciding.map(neverNull), given, place);
    let combination = 0;
    this.names.forEach((name, at) => {
      if (coerced[name] === true) combination |= 1 << at;
    });
    return { combination, faults };
  }

  /** When a selection is included by its own directives. */
  maskOf(selection: SelectionNode): Mask {
    let mask = this.always;
    for (const { name, arguments: given } of selection.directives ?? []) {
      if (name.value !== 'skip' && name.value !== 'include') continue;
      const value = given?.[0]?.value;
      const wanted =
        value?.kind === Kind.VARIABLE
          ? (this.whereTrue.get(value.name.value) ?? NEVER)
          : value?.kind === Kind.BOOLEAN && value.value
            ? this.always
            : NEVER;
      mask &= name.value === 'include' ? wanted : this.always ^ wanted;
    }
    return mask;
  }

  /** For the run: a look at a list instead of a sum of bits. */
  tableOf(mask: Mask): Included {
    if (mask === this.always) return undefined;
    return Array.from({ length: 1 << this.names.length }, (_, at) => ((mask >> BigInt(at)) & 1n) === 1n);
  }

  /** Whether a selection's own directives include it in one combination. */
  includes(selection: SelectionNode, combination: number): boolean {
    return ((this.maskOf(selection) >> BigInt(combination)) & 1n) === 1n;
  }
}

/** Every combination in which the variable at this place is true. */
function whereSet(at: number, count: number): Mask {
  let mask = NEVER;
  for (let combination = 0; combination < 1 << count; combination++)
    if ((combination >> at) & 1) mask |= 1n << BigInt(combination);
  return mask;
}

/** A default makes `$x: Boolean = true` fit for `if`; null for it is still neither yes nor no. */
function neverNull(definition: VariableDefinitionNode): VariableDefinitionNode {
  const { type } = definition;
  return type.kind === Kind.NON_NULL_TYPE
    ? definition
    : { ...definition, type: { kind: Kind.NON_NULL_TYPE, type } };
}
