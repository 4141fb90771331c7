import type { ResultOf } from '#lib/graph/graphql.ts';
import { listOf } from '#lib/list/list.ts';
import type { WholeIntake } from './whole-intake.operation.ts';

/** An item of an intake. */
export type IntakeItem = ResultOf<typeof WholeIntake>['items']['nodes'][number];

/** What is in an intake, page by page: as many as a form may ask about. */
export const INTAKE_ITEMS = listOf<IntakeItem, never>({ size: 50, filters: {}, columns: [] });
