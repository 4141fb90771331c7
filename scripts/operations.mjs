/**
 * `node scripts/operations.mjs`: the web's operations, by name and hash, into schema/operations.json. The
 * gateway lets exactly these pass its limits. `--check` writes nothing and fails where the file is not up to date.
 */
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildSchema, Kind, parse, validate, visit } from 'graphql';
import ts from 'typescript';
import { finish } from './build/emit.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
require('@swc-node/register');
const { operationHash } = require('../gateway/trusted.ts');
const { LIMITS } = require('../gateway/limits.ts');

const faults = [];
const fragments = new Map();
const operations = new Map();
for (const file of globSync('web/src/**/*.operation.ts', { cwd: root }).sort()) {
  for (const text of templatesOf(file)) {
    for (const definition of parse(text, { noLocation: true, maxTokens: LIMITS.tokens }).definitions) {
      const kept = definition.kind === Kind.FRAGMENT_DEFINITION ? fragments : operations;
      const name = definition.name?.value;
      if (!name) faults.push(`${file}: an operation has no name.`);
      else if (kept.has(name)) faults.push(`${file}: ${name} is also in ${kept.get(name).file}.`);
      else kept.set(name, { definition, file });
    }
  }
}

const schema = buildSchema(readFileSync(`${root}/schema/api.graphql`, 'utf8'));
const hashes = {};
for (const [name, { definition, file }] of [...operations].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const document = withFragments(definition, file);
  for (const error of validate(schema, document)) faults.push(`${file}: ${error.message}`);
  hashes[name] = operationHash(document);
}

finish(
  { 'schema/operations.json': `${JSON.stringify(hashes, null, 2)}\n` },
  faults,
  'node scripts/operations.mjs',
);

/** The texts given to graphql(…) in one file. A text put together at run time would have no one hash. */
function templatesOf(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(`${root}/${file}`, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found = [];
  const look = (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'graphql') {
      const [text] = node.arguments;
      if (text && ts.isNoSubstitutionTemplateLiteral(text)) found.push(text.text);
      else faults.push(`${file}: graphql(…) takes one template without \${…}.`);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

/** The document as gql.tada puts it together: the operation and every fragment it spreads, marks left out. */
function withFragments(operation, file) {
  const definitions = [operation];
  const seen = new Set();
  for (const definition of definitions) {
    visit(definition, {
      FragmentSpread({ name: { value } }) {
        if (seen.has(value)) return;
        seen.add(value);
        const fragment = fragments.get(value);
        if (fragment) definitions.push(fragment.definition);
        else faults.push(`${file}: there is no fragment ${value}.`);
      },
    });
  }
  const Directive = (node) => (node.name.value.startsWith('_') ? null : undefined);
  return visit({ kind: Kind.DOCUMENT, definitions }, { Directive });
}
