import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * How many fields an operation asks for when its fragments are spread: so much is planned, compiled and kept, and a
 * short document may ask for a great many. Each fragment is counted once, so a chain of them is linear.
 */
export class Fields {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly counted = new Map<string, number>();
  private readonly operations: OperationDefinitionNode[] = [];

  constructor(document: DocumentNode) {
    for (const each of document.definitions)
      if (each.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(each.name.value, each);
      else if (each.kind === Kind.OPERATION_DEFINITION) this.operations.push(each);
  }

  /** Those of all its operations. */
  all(): number {
    return this.operations.reduce((sum, { selectionSet }) => sum + this.of(selectionSet), 0);
  }

  /** Those of one selection and what is below it. */
  of({ selections }: SelectionSetNode): number {
    let sum = 0;
    for (const each of selections) {
      if (each.kind === Kind.FRAGMENT_SPREAD) sum += this.ofFragment(each.name.value);
      else if (each.kind === Kind.INLINE_FRAGMENT) sum += this.of(each.selectionSet);
      else sum += 1 + (each.selectionSet ? this.of(each.selectionSet) : 0);
    }
    return sum;
  }

  private ofFragment(name: string): number {
    const fragment = this.fragments.get(name);
    if (!fragment) return 0;
    let sum = this.counted.get(name);
    if (sum === undefined) {
      // Spread by itself it asks for nothing more; validation refuses it next.
      this.counted.set(name, 0);
      this.counted.set(name, (sum = this.of(fragment.selectionSet)));
    }
    return sum;
  }
}
