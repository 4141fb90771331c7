import { createRequire } from 'node:module';

const load = createRequire(__filename);

/**
 * graphql-jit remembers the place of every field it ever compiled, by lodash.memoize and for good: a document more
 * that somebody sends is memory less. Its keys are objects, so a weak map does as well and lets go of them.
 */
const memoize = createRequire(load.resolve('graphql-jit'))('lodash.memoize') as { Cache: unknown };
const usual = memoize.Cache;
memoize.Cache = WeakMap;
const jit = load('graphql-jit') as typeof import('graphql-jit');
memoize.Cache = usual;

export const { compileQuery, isCompiledQuery } = jit;
