import { readFileSync } from 'node:fs';
import type { ExecutionResult } from 'graphql';
import { visitor, type Actor } from '../../services/kernel/actor/actor';
import { fieldsMarked, type Marks } from '../../services/kernel/operation/marks';
import { rulesWith } from '../../services/kernel/permission/rules';
import type { SubgraphRequest } from '../../services/kernel/subgraph/port';
import { createFront, type Front, type GraphAnswer } from '../front';
import { createPlanEngine } from '../plan-engine';

/** The front on the committed schema, with services that only note what they are asked. */
export interface CommittedFront {
  front: Front;
  asked: SubgraphRequest[];
  ask(query: string, variables?: Record<string, unknown>, actor?: Actor): Promise<GraphAnswer>;
}

const promised = (file: string): string => readFileSync(`schema/${file}`, 'utf8');
const services = ['identity', 'customers', 'consignment', 'commerce'];

/** Opens it; `answer` is what every service says. */
export async function committedFront(
  answer: (request: SubgraphRequest, service: string) => ExecutionResult = () => ({ data: {} }),
): Promise<CommittedFront> {
  const asked: SubgraphRequest[] = [];
  const subgraphs = services.map((name) => ({
    name,
    execute: (request: SubgraphRequest) => {
      asked.push(request);
      return Promise.resolve(answer(request, name));
    },
  }));
  const report = (): void => undefined;
  const marks = JSON.parse(promised('marks.json')) as Marks;
  const engine = await createPlanEngine({
    takeLong: fieldsMarked(marks, 'TAKES_LONG'),
    supergraphSdl: promised('supergraph.graphql'),
    subgraphs,
    report,
  });
  const front = await createFront({
    engine,
    report,
    rules: rulesWith(Object.keys(JSON.parse(promised('rights.json')) as object)),
    permissions: JSON.parse(promised('permissions.json')) as Record<string, string>,
    trusted: JSON.parse(promised('operations.json')) as Record<string, string>,
    marks,
  });
  return {
    front,
    asked,
    ask: (query, variables, actor = visitor('30042')) =>
      front.answer({ query, variables }, { actor, requestId: 'request-1' }),
  };
}
