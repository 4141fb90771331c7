import {
  Kind,
  OperationTypeNode,
  parse,
  print,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { createApolloEngine } from '../gateway/testing/apollo-engine';
import { webOperations } from '../gateway/testing/web-operations';
import type { Engine } from '../gateway/engine';
import { createPlanEngine } from '../gateway/plan-engine';
import { newId } from '../services/kernel/id/id';
import { portalOf } from '../services/kernel/testing/open';
import { promised } from './attack/promised';
import { calendarSecretOf } from './attack/seed-calendar';
import { seededStores, type Stores } from './attack/stores';

/** The web's own queries, each with the fragments it spreads, as its page sends it. */
const queries = webOperations().filter(({ operation }) => operation.operation === OperationTypeNode.QUERY);

let stores: Stores;
let engines: Engine[];

beforeAll(async () => {
  stores = await seededStores();
  const options = {
    supergraphSdl: promised('supergraph.graphql'),
    subgraphs: Object.values(stores.world.services).map((each) => each.subgraph),
    report: () => undefined,
    patience: { readMs: 20_000, mutationMs: 60_000 },
  };
  engines = [await createPlanEngine(options), await createApolloEngine(options)];
});
afterAll(async () => {
  for (const engine of engines) await engine.stop();
  await stores.world.close();
});

test('there are queries to compare', () => expect(queries.length).toBeGreaterThan(15));

describe('the served engine answers as the reference does', () => {
  test.each(queries)('$name', async ({ name, operation, text }) => {
    const [store] = stores.all;
    if (store === undefined) throw new Error('No store');
    const known: Record<string, unknown> = {
      customer: store.first.id,
      group: store.groupIds.used,
      item: store.first.itemIds[0],
      file: name === 'DryRunStock' ? store.fileIds.stock : store.fileIds.consignors,
    };
    const variables = Object.fromEntries(
      (operation.variableDefinitions ?? [])
        .filter(isNeeded)
        .map((each) => [each.variable.name.value, valueFor(each, operation, known)]),
    );
    for (const actor of [store.owner, portalOf(store.storeId, store.first.id)]) {
      const answers = [];
      for (const engine of engines) {
        const context = { actor, requestId: newId(), operation: name };
        const answer = await engine.execute(
          { document: parse(text), text, operationName: context.operation, variables },
          context,
        );
        answers.push(
          JSON.stringify(answer)
            .replaceAll(context.requestId, '…')
            .replace(/download\/[\w.-]+/g, 'download/…'),
        );
      }
      expect(answers[0]).toBe(answers[1]);
      expect(answers[0]).not.toContain('INTERNAL_SERVER_ERROR');
      if (actor === store.owner)
        expect(JSON.parse(answers[0] ?? '{}')).toMatchObject({ data: expect.any(Object) as object });
    }
  });
});

const isNeeded = (each: VariableDefinitionNode): boolean =>
  each.type.kind === Kind.NON_NULL_TYPE && each.defaultValue === undefined;

/** A required variable gets the id of what it is about: by its own name, or by the operation's. */
function valueFor(
  variable: VariableDefinitionNode,
  operation: OperationDefinitionNode,
  known: Record<string, unknown>,
): unknown {
  const type = print(variable.type).replace('!', '');
  const plain: Record<string, unknown> = {
    StorePage: 'ABOUT',
    LanguageCode: 'nl',
    LocalDate: '2025-11-22',
    Int: 5,
    Boolean: true,
    String: 'customers',
    CustomerSort: 'LAST_NAME',
    SortDirection: 'ASC',
    HistoryPart: 'PEOPLE',
    LabelNeed: 'NEW',
    CompanyApprovalState: 'WAITING',
    TransferFormat: 'CSV',
    LabelPaperInput: { paper: 'AVERY_L7160' },
    CalendarFilter: { from: '2026-10-01', upTo: '2027-03-31' },
    CalendarFileInput: { secret: calendarSecretOf('30042') },
  };
  if (type in plain) return plain[type];
  const named = variable.variable.name.value.replace(/Id$/, '');
  if (type !== 'UUID') throw new Error(`${operation.name?.value}: nothing to give for $${named}: ${type}`);
  if (named in known) return known[named];
  const [about = 'customer'] = /group|item/.exec((operation.name?.value ?? '').toLowerCase()) ?? [];
  return known[about];
}
