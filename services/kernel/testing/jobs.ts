/** What specs ask of a job. */
export const jobFields = `__typename id kind state done total stopAsked fileId fileName faultCount startedBy startedAt endedAt
  parts { name done total created updated unchanged } faults { row column code value } reason { code field detail }`;

/** A job as `jobFields` shows it. */
export interface SeenJob {
  __typename: 'Job';
  id: string;
  kind: string;
  state: string;
  done: number;
  total: number | null;
  stopAsked: boolean;
  fileId: string | null;
  fileName: string | null;
  faultCount: number;
  startedBy: string | null;
  startedAt: string;
  endedAt: string | null;
  parts: {
    name: string;
    done: number;
    total: number | null;
    created: number;
    updated: number;
    unchanged: number;
  }[];
  faults: { row: number; column: string; code: string; value: string }[];
  reason: { code: string; field: string | null; detail: string | null } | null;
}

/** What a half of an import has come to, in one word and its figures, as specs of one service state it. */
export function outcomeOf(
  { state, parts, faultCount, reason }: Pick<SeenJob, 'state' | 'parts' | 'faultCount' | 'reason'>,
  name: string,
): { __typename: string; [key: string]: unknown } {
  if (reason?.field)
    return {
      __typename: 'InvalidInput',
      fields: [{ path: reason.field, code: reason.code }],
      detail: reason.detail,
    };
  if (reason) {
    const { code, detail } = reason;
    return { __typename: 'UnreadableFile', code, ...(detail === null ? {} : { detail }) };
  }
  if (state === 'REFUSED') return { __typename: 'ImportFaulty', faultCount };
  const { created, updated, unchanged } = parts.find((part) => part.name === name) ?? {};
  if (state === 'DONE') return { __typename: 'ImportDone', created, updated, unchanged };
  return { __typename: state, created, updated, unchanged, faultCount };
}
