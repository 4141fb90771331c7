/** Where a job stands. */
export enum JobState {
  QUEUED = 'QUEUED',
  JUDGING = 'JUDGING',
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  PARTLY = 'PARTLY',
  REFUSED = 'REFUSED',
  STOPPED = 'STOPPED',
  FAILED = 'FAILED',
}

export type State = `${JobState}`;

/** States in which there is work to do, each with its step. */
export type WorkingState = 'JUDGING' | 'RUNNING';

const ends: readonly State[] = ['DONE', 'PARTLY', 'STOPPED', 'FAILED'];

/** To which states each leads; one that leads nowhere is an end. */
export const leadsTo: Readonly<Record<State, readonly State[]>> = {
  QUEUED: ['JUDGING', 'RUNNING', 'STOPPED', 'FAILED'],
  JUDGING: ['RUNNING', 'REFUSED', ...ends],
  RUNNING: ends,
  DONE: [],
  PARTLY: [],
  REFUSED: [],
  STOPPED: [],
  FAILED: [],
};

/** Whether nothing more will come of it. */
export function hasEnded(state: State): boolean {
  return leadsTo[state].length === 0;
}

/** A step that goes where its state does not lead is a mistake of ours. */
export function assertLeads(from: State, to: State): void {
  if (from !== to && !leadsTo[from].includes(to)) throw new Error(`A job goes from ${from} not to ${to}`);
}
