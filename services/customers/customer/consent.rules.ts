import type { FieldFault } from '../../kernel/refusal/refusal';
import type { Given } from '../../kernel/row/rows';
import { isTold, type Consent, type ConsentInput } from './consent';

/** A consent of which nobody has said anything. */
const unsaid: Consent = { state: 'OFF', since: null, source: null };

/** The consent that an input of staff makes; undefined where it says nothing new: that stands since it was said first. */
export function consentAfter(
  input: ConsentInput | null | undefined,
  before: Given<Consent> | undefined,
  now: Date,
): Consent | undefined {
  const was = { ...unsaid, ...before };
  const state = input?.state ?? was.state;
  const kept = state === 'ON' ? was.source : null;
  const source = input?.source === undefined ? kept : input.source;
  return state === was.state && source === was.source ? undefined : { state, source, since: now };
}

/** The consent after a file that says yes or no: where it stands so already it stands as it was given. */
export function consentByFile(agreed: boolean, was: Consent | undefined, now: Date): Consent {
  const before = was ?? unsaid;
  if (agreed === (before.state === 'ON')) return before;
  return { state: agreed ? 'ON' : 'OFF', source: agreed ? 'IMPORT' : null, since: now };
}

/** What is wrong with a new one: on only with its source, and none that staff cannot have heard themselves [P6 P7]. */
export function consentFaults(path: string, consent: Consent | undefined): FieldFault[] {
  const wrong = (code: FieldFault['code'], message: string): FieldFault[] => [
    { path: `${path}.source`, code, message },
  ];
  if (consent === undefined) return [];
  const { state, source } = consent;
  if (state === 'OFF')
    return source === null ? [] : wrong('NOT_ALLOWED', 'Only what is agreed to came from somewhere');
  if (source === null) return wrong('REQUIRED', 'Where was this agreed to?');
  return isTold(source) ? [] : wrong('NOT_ALLOWED', 'Staff cannot say that it came this way');
}
