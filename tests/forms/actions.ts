import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

const ROUTES = 'web/src/routes/';
const HEAD = `${ROUTES}[store]/console/customers/[id]/head-actions.ts`;

/** The names in an object that a file exports; one spread into it, or standing for it, is that of the customer's head. */
function namesIn(file: string, exported: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const declared = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => ts.isIdentifier(name) && name.text === exported)?.initializer;
  if (declared === undefined) return [];
  if (!ts.isObjectLiteralExpression(declared)) return namesIn(HEAD, 'headActions');
  return declared.properties.flatMap((property) => {
    if (ts.isSpreadAssignment(property)) return namesIn(HEAD, 'headActions');
    return property.name && ts.isIdentifier(property.name) ? [property.name.text] : [];
  });
}

/** Every form action and every other place of the pages that takes a POST: route and name. */
export function allActions(): string[] {
  const named = (file: string, names: string[]): string[] =>
    names.map((name) => `${file.slice(ROUTES.length).replace(/\/[^/]+$/, '')} ${name}`);
  return [
    ...globSync(`${ROUTES}**/+page.server.ts`).flatMap((file) => named(file, namesIn(file, 'actions'))),
    ...globSync(`${ROUTES}**/+server.ts`)
      .filter((file) => /\bPOST\b/.test(readFileSync(file, 'utf8')))
      .flatMap((file) => named(file, ['POST'])),
  ].sort();
}
