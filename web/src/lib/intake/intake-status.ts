import type { StatusLook } from '#lib/components/status.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import type { Cell } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { WholeIntake } from './whole-intake.operation.ts';

export type IntakeState = ResultOf<typeof WholeIntake>['state'];

const LOOK: Record<IntakeState, Omit<StatusLook, 'word'> & { word: () => string }> = {
  OPEN: { word: m.intake_open, shape: 'ring' },
  SUBMITTED: { word: m.state_submitted, shape: 'half' },
  RECEIVED: { word: m.state_received, shape: 'tick', tone: 'good' },
};

/** How far an intake is, as lists show it. */
export function intakeStatus({ state }: { state: IntakeState }): Cell {
  const { word, ...status } = LOOK[state];
  return { text: word(), status };
}
