/** Where a job stands, with the sentence that the graph has for it. */
export const jobStates = {
  QUEUED: 'Taken in, and not begun.',
  JUDGING: 'It is being looked at as a whole; nothing has been written.',
  RUNNING: 'It is being done, piece by piece.',
  DONE: 'All of it is done.',
  PARTLY: 'Done but for what `faults` names: that changed meanwhile. The same again completes it.',
  REFUSED: 'It has faults, or cannot be read: nothing was written.',
  STOPPED: 'Somebody stopped it. What was done stays, and the same again completes it.',
  FAILED: 'It was given up after several attempts. What was done stays, and the same again completes it.',
} as const;

export type State = keyof typeof jobStates;

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
