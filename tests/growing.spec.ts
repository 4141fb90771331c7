import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * What lives longer than a call and may grow [security 22]. It is a Kept, whose entries and bytes have a bound, or held
 * weakly, or it stands here with the reason why strangers do not make it grow.
 */
const GROWS: Record<string, string> = {
  ...one('is made for one document, operation or answer, each of which has its limits', [
    'gateway/cost.ts Scale.fragments',
    'gateway/cost.ts Scale.weighed',
    'gateway/limits.ts Measure.counted',
    'gateway/limits.ts Measure.entered',
    'gateway/limits.ts Measure.fragments',
    'gateway/limits.ts Measure.operations',
    'gateway/limits.ts Measure.sums',
    'gateway/plan/known-fetch.ts Selected.fragments',
    'gateway/plan/run.ts PlanRun.errors',
    'gateway/plan/run.ts entities: owners',
    'gateway/plan/run.ts entities: representations',
    'gateway/plan/tree.ts exactPaths: found',
    'gateway/plan/tree.ts objectsAt: objects',
    'services/customers/customer/customer.search.ts joined: made',
    'services/kernel/connection/statement.ts Places.values',
    'services/kernel/database/call.ts Call.loaders',
    'services/kernel/operation/coerce.ts Coercion.faults',
    'services/kernel/operation/coerce.ts Coercion.path',
    'services/kernel/operation/conditions.ts of: names',
    'services/kernel/operation/fields.ts Fields.counted',
    'services/kernel/operation/fields.ts Fields.fragments',
    'services/kernel/operation/fields.ts Fields.operations',
    'services/kernel/operation/root-fields.ts rootFieldsOf: names',
    'services/kernel/operation/root-fields.ts rootFieldsOf: spread',
    'services/kernel/permission/walk.ts Been.masks',
    'services/kernel/permission/walk.ts Walk.fragments',
    'services/kernel/permission/walk.ts Walk.needed',
    'services/kernel/permission/walk.ts Walk.way',
  ]),
  ...one('is made for one form, of which there are so many fields at most', [
    'services/identity/footer/footer.rules.ts markFaults: seen',
    'web/src/routes/[store]/console/settings/hours/hours-form.ts readHours: faults',
    'web/src/routes/[store]/console/settings/hours/hours-form.ts readHours: places',
  ]),
  ...one('is made for one file, and keeps as much of it as its limits say', [
    'services/kernel/import/dry-run.ts Sum.created',
    'services/kernel/import/dry-run.ts Sum.rowsByNumber',
    'services/kernel/table/damage.ts : places',
    'services/kernel/table/header.ts matchHeader: positions',
    'services/kernel/table/header.ts matchHeader: repeated',
    'services/kernel/table/legacy.ts decodeLegacy: known',
  ]),
  ...one('holds what the code has of it: services, rules, types, operations of the web’s own', [
    'gateway/document-store.ts DocumentStore.trusted',
    'gateway/plan/shape.ts object: known',
    'gateway/views.ts Views.parts',
    'services/kernel/graph/codes.ts openCodesOf: type',
    'services/kernel/graph/codes.ts openCodesOf: valuesConfig',
    'services/kernel/kept/kept.ts all',
    'services/kernel/permission/table.ts names',
    'services/kernel/permission/visible.ts VisiblePart.types',
    'services/kernel/row/rows.ts rowsOfEach: made',
    'services/kernel/subgraph/arguments.ts makers',
  ]),
  ...one('holds what is under way, of which there are as many as operations at once', [
    'services/identity/activation/one-by-one.ts OneByOne.underWay',
    'services/kernel/event/together.ts Together.waiting',
    'services/kernel/notice/notifier.ts Notifier.waiting',
    'services/kernel/work/threads.ts Threads.idle',
    'services/kernel/work/turns.ts Turns.lanes',
  ]),
  ...one(
    'has a bound, beyond which who has held it longest makes room or who comes is refused: services/kernel/http/limits.ts',
    [
      'gateway/notices/recent.ts Recent.toldAt',
      'gateway/notices/stream-places.ts StreamPlaces.takenBy',
      'gateway/notices/streams.ts Streams.byKey',
      'gateway/notices/streams.ts Streams.open',
      'gateway/places.ts Places.lines',
      'gateway/places.ts Places.takenBy',
      'services/kernel/http/bodies.ts : chunks',
      'services/kernel/http/bodies.ts Bodies.readings',
      'services/kernel/http/connections.ts Connections.ofAddress',
      'services/kernel/http/connections.ts Connections.open',
      'services/kernel/http/connections.ts Connections.quiet',
      'services/kernel/http/linger.ts Lingering.sockets',
    ],
  ),
  ...one('is of half a second, and no longer than what can be done in it', ['gateway/room.ts Room.took']),
  ...one('holds this process’ own pools of workers, and their connections', [
    'services/kernel/event/pulse.ts Pulse.poolIds',
    'services/kernel/event/worker-pool.ts WorkerPool.held',
  ]),
  ...one('goes with its page, and pages are Kept', ['gateway/pages.ts Page.asked']),
  ...one('holds eight, none larger than a page may be: web/src/lib/server/limits.ts', [
    'web/src/routes/[store]/console/graphiql/kept-answers.ts KeptAnswers.kept',
  ]),
  ...one('is what a dry run shows of a file, cut to so many of each', [
    'services/kernel/import/around.ts Around.rows',
    'services/kernel/import/dry-run.ts Sum.changes',
    'services/kernel/import/dry-run.ts Sum.notesByCode',
    'services/kernel/import/fault-groups.ts FaultGroups.groups',
    'services/kernel/import/fault-list.ts FaultList.first',
    'services/kernel/import/fault-list.ts FaultList.listed',
  ]),
  ...one('goes with its file, and has a sum for each rate of VAT', [
    'services/consignment/sale/margin.rules.ts SpreadVat.soFar',
  ]),
  ...one('is how a Kept keeps', [
    'services/kernel/kept/kept.ts Kept.values',
    'web/src/lib/kept.ts Kept.#values',
  ]),
};

function one(reason: string, places: string[]): Record<string, string> {
  return Object.fromEntries(places.map((place) => [place, reason]));
}

const ADDING = new Set(['set', 'add', 'push', 'unshift']);
type Owner = ts.SourceFile | ts.ClassLikeDeclaration | ts.FunctionLikeDeclaration;
interface Collection {
  name: string;
  owner: Owner;
  /** `new Map()`, which would be of no use if nothing came into it. */
  isEmpty: boolean;
}

const ownerOf = (node: ts.Node): Owner => {
  let at = node.parent;
  while (!ts.isFunctionLike(at) && !ts.isClassLike(at) && !ts.isSourceFile(at)) at = at.parent;
  return at as Owner;
};
const isWithin = (node: ts.Node, owner: ts.Node): boolean =>
  node === owner || (node.parent !== undefined && isWithin(node.parent, owner));
const nameOf = (owner: Owner): string => {
  if (ts.isSourceFile(owner)) return '';
  if (ts.isClassLike(owner)) return `${owner.name?.text ?? ''}.`;
  return `${owner.name?.getText() ?? (ts.isVariableDeclaration(owner.parent) ? owner.parent.name.getText() : '')}: `;
};

function collection(name: ts.Node, value: ts.Expression | undefined): Collection[] {
  if (value === undefined) return [];
  const isNew = ts.isNewExpression(value) && /^(Map|Set|Array)$/.test(value.expression.getText());
  const isLiteral = ts.isArrayLiteralExpression(value) || ts.isObjectLiteralExpression(value);
  if (!isNew && !isLiteral && !value.getText().startsWith('Object.create(')) return [];
  const isEmpty = isNew && (value.arguments?.length ?? 0) === 0;
  return [{ name: name.getText(), owner: ownerOf(name), isEmpty }];
}

/** Where something is put into a collection: the expression that says which. */
function addedTo(node: ts.Node): ts.Expression | undefined {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
    return ADDING.has(node.expression.name.text) ? node.expression.expression : undefined;
  const isSet =
    ts.isBinaryExpression(node) && /^(=|\?\?=|\|\|=|\+=)$/.test(node.operatorToken.getText())
      ? node.left
      : undefined;
  return isSet && ts.isElementAccessExpression(isSet) ? isSet.expression : undefined;
}

function growingIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const made: Collection[] = [];
  const added: ts.Expression[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node))
      made.push(...collection(node.name, node.initializer));
    const into = addedTo(node);
    if (into) added.push(into);
    ts.forEachChild(node, look);
  };
  look(source);
  return made
    .filter(({ name, owner, isEmpty }) => {
      const isInClass = ts.isClassLike(owner);
      const outlives = isInClass || ts.isSourceFile(owner);
      if (outlives && isEmpty) return true;
      // In a function: where one that is made there puts something in, it may be called again.
      return added.some(
        (into) =>
          into.getText() === (isInClass ? `this.${name}` : name) &&
          isWithin(into, owner) &&
          (outlives || ownerOf(into) !== owner),
      );
    })
    .map(({ name, owner }) => `${file} ${nameOf(owner)}${name}`);
}

test('everything that may grow with what is sent is kept within bounds, or has a reason why it does not', () => {
  const files = globSync('{gateway,services,schema,web/src}/**/*.ts').filter(
    (file) => !/\.spec\.ts$|\/testing\/|\/paraglide\//.test(file),
  );
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) => growingIn(file, readFileSync(file, 'utf8')));
  expect([...new Set(found)].sort()).toEqual(Object.keys(GROWS).sort());
});

test.each([
  ['a map of the module', 'const seen = new Map<string, number>();', ['x.ts seen']],
  [
    'a list of the module',
    'const all: string[] = []; export const note = (t: string) => all.push(t);',
    ['x.ts all'],
  ],
  [
    'an object of the module',
    'const by: Record<string, 1> = {}; export const f = (t: string) => (by[t] ??= 1);',
    ['x.ts by'],
  ],
  ['a set of a class', 'class Seen { private readonly all = new Set<string>(); }', ['x.ts Seen.all']],
  [
    'a map that a closure fills',
    'export function make() { const m = new Map(); return () => m.set(1, 1); }',
    ['x.ts make: m'],
  ],
  ['a constant', 'const all = new Set([1, 2]); const none = {}; export const f = () => all.has(1);', []],
  ['what ends with its call', 'export function f() { const m = new Map(); m.set(1, 1); return m; }', []],
])('the look finds what it should: %s', (_, text, found) => {
  expect(growingIn('x.ts', text)).toEqual(found);
});
