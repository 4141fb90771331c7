import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import { isAbstractType, isObjectType, type GraphQLSchema } from 'graphql';

/** What services have answered so far, put together by response names. */
export type Tree = Record<string, unknown>;
/** A way through the tree; `@` stands for every element of a list. */
export type TreePath = readonly (string | number)[];

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Writes `source` into `target`; lists of the same length element by element. */
export function merge(target: Tree, source: Tree): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (value === undefined || key === '__proto__') continue;
    const old = target[key];
    if (isTree(old) && isTree(value)) merge(old, value);
    else if (Array.isArray(old) && Array.isArray(value) && old.length === value.length)
      mergeLists(old, value);
    else target[key] = value;
  }
}

function mergeLists(target: unknown[], source: unknown[]): void {
  source.forEach((value, at) => {
    const old = target[at];
    if (isTree(old) && isTree(value)) merge(old, value);
    else if (Array.isArray(old) && Array.isArray(value) && old.length === value.length)
      mergeLists(old, value);
    else target[at] = value;
  });
}

/** Every object at the end of a path, and for errors where exactly it is. */
export function objectsAt(
  root: Tree,
  path: TreePath,
): { objects: Tree[]; pathOf(at: number): (string | number)[] } {
  const objects: Tree[] = [];
  const collect = (value: unknown, depth: number): void => {
    if (Array.isArray(value)) {
      const below = path[depth] === '@' ? depth + 1 : depth;
      for (const element of value) collect(element, below);
    } else if (isTree(value)) {
      if (depth === path.length) objects.push(value);
      else collect(own(value, String(path[depth])), depth + 1);
    }
  };
  collect(root, 0);
  return { objects, pathOf: (at) => exactPaths(root, path)[at] ?? [] };
}

/** Only errors ask for these, so they are found anew rather than carried along. */
function exactPaths(root: Tree, path: TreePath): (string | number)[][] {
  const found: (string | number)[][] = [];
  const collect = (value: unknown, depth: number, here: (string | number)[]): void => {
    if (Array.isArray(value)) {
      const below = path[depth] === '@' ? depth + 1 : depth;
      value.forEach((element, at) => collect(element, below, [...here, at]));
    } else if (isTree(value)) {
      const name = String(path[depth]);
      if (depth === path.length) found.push(here);
      else collect(own(value, name), depth + 1, [...here, name]);
    }
  };
  collect(root, 0, []);
  return found;
}

/** What a service needs to know of an object to find it again; null where a part is missing. */
export function representation(
  supergraph: GraphQLSchema,
  source: Tree | null,
  selections: readonly QueryPlanSelectionNode[],
): Tree | null {
  if (source === null) return null;
  // Names are the planner's, never the caller's: an ordinary object, of which each page makes hundreds, is safe.
  const made: Tree = {};
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      if (!selection.typeCondition || !isOfType(supergraph, source, selection.typeCondition)) continue;
      const part = representation(supergraph, source, selection.selections);
      if (part) merge(made, part);
      continue;
    }
    const name = selection.alias ?? selection.name;
    const value = own(source, name);
    if (value === undefined) return null;
    const { selections: below } = selection;
    const copy = (each: unknown): unknown =>
      below && each !== null ? representation(supergraph, each as Tree, below) : each;
    made[name] = Array.isArray(value) ? value.map(copy) : copy(value);
  }
  return made;
}

/** Sets or renames what the planner had to ask for under another name. */
export function rewrite(
  supergraph: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] | undefined,
  value: unknown,
): void {
  for (const each of rewrites ?? []) rewriteAt(supergraph, each, each.path, value);
}

function rewriteAt(
  supergraph: GraphQLSchema,
  change: FetchDataRewrite,
  path: readonly string[],
  value: unknown,
): void {
  if (Array.isArray(value)) return value.forEach((element) => rewriteAt(supergraph, change, path, element));
  const [first, ...rest] = path;
  if (!isTree(value) || first === undefined) return;
  if (first.startsWith('... on ')) {
    if (isOfType(supergraph, value, first.slice('... on '.length), true))
      rewriteAt(supergraph, change, rest, value);
  } else if (rest.length > 0) rewriteAt(supergraph, change, rest, own(value, first));
  else if (change.kind === 'ValueSetter') value[first] = change.setValueTo;
  else if (own(value, first)) {
    value[change.renameKeyTo] = value[first];
    value[first] = undefined;
  }
}

/** Whether an object is of a type, or of one that has it as an interface or union. */
export function isOfType(
  supergraph: GraphQLSchema,
  value: Tree,
  condition: string,
  whenUnknown = false,
): boolean {
  const name = value.__typename;
  if (typeof name !== 'string') return whenUnknown;
  if (name === condition) return true;
  const [type, wanted] = [supergraph.getType(name), supergraph.getType(condition)];
  return isObjectType(type) && isAbstractType(wanted) && supergraph.isSubType(wanted, type);
}

function own(value: Tree, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
