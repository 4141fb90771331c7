import { redirect, type RequestEvent } from '@sveltejs/kit';
import { readWhole, type Values } from '#lib/form/fields.ts';
import { CONFIRM_APP_FIELDS, SECOND_STEP_FIELDS } from '#lib/form/code-fields.ts';
import {
  AnswerSecondStep,
  BeginTotp,
  ConfirmTotp,
  MyTwoFactor,
  RemoveTotp,
  RenewRecoveryCodes,
} from '#lib/graph/two-factor.operation.ts';
import { askOrKeep, tell, unavailable } from '#lib/server/ask.ts';
import { refused, text, troubled } from '#lib/server/form.ts';
import { graphWith, isSignedIn } from '#lib/server/frame.ts';
import { kindOf } from '#lib/server/log-in.ts';
import { qrOf } from '#lib/server/qr.ts';
import { isLongAgo, needRecentLogIn } from '#lib/server/recent-log-in.ts';
import { home, returnPath } from '#lib/server/return-path.ts';
import { save } from '#lib/server/save.ts';
import { keepSession } from '#lib/server/session.ts';

type Area = 'portal' | 'console';

/** The page that asks for the second step; who lacks none has no business there. */
export function openSecondStep({ locals, url }: RequestEvent, store: string, area: Area) {
  const asked = url.searchParams.get('return') ?? '';
  if (locals.unavailable) unavailable(locals.requestId);
  if (isSignedIn(locals)) redirect(303, returnPath(asked, store, area));
  if (locals.secondStep?.step === 'SET_UP') redirect(303, `${home(store, area)}/two-factor`);
  return { returnTo: asked, isOver: locals.secondStep === null };
}

/** Takes the code, and leads to where the reader wanted to be. */
export function answerSecondStep(event: RequestEvent, store: string, area: Area) {
  return save(event, {
    read: (form) => readWhole<{ code: string }>(SECOND_STEP_FIELDS, form),
    document: AnswerSecondStep,
    variables: ({ input }) => ({ input }),
    made: 'SecondStepDone',
    to: (session, _stay, values) => {
      keepSession(event.cookies, store, kindOf(area), session);
      return returnPath(values['return'] ?? '', store, area);
    },
    refuse: (result, values) => codeRefused(event, result, values),
  });
}

/** A code is never given back: it is typed anew. */
function codeRefused(
  { locals: { requestId } }: RequestEvent,
  result: { __typename: string; triesLeft?: number | null },
  values: Values,
) {
  if (result.__typename !== 'CodeNotRight') return null;
  const { triesLeft } = result;
  const __typename = triesLeft === 0 ? 'SecondStepOver' : 'CodeNotRight';
  const fields = triesLeft === 0 ? [] : [{ path: 'code', code: 'CODE_NOT_RIGHT' }];
  return refused({ __typename, fields }, { ...values, code: '' }, requestId, {
    triesLeft: triesLeft ?? undefined,
  });
}

/** How the reader proves a second step, and what they are setting up: with a log-in of just now. */
export async function openTwoFactor(event: RequestEvent) {
  const { locals, url } = event;
  needRecentLogIn(event);
  const answer = await askOrKeep(event, MyTwoFactor, {});
  const twoFactor = answer?.data.twoFactor ?? null;
  return {
    twoFactor,
    qr: twoFactor?.setUp ? qrOf(twoFactor.setUp.totpUri) : null,
    /** Nobody gets on before it is set up. */
    isMust: locals.secondStep !== null,
    isStale: locals.secondStep !== null && isLongAgo(locals.secondStep.since),
    asks: url.searchParams.get('ask'),
    isDone: url.searchParams.get('done'),
    returnTo: url.searchParams.get('return') ?? '',
    partial: answer?.partial ?? true,
  };
}

/** This page again, for the same customer. */
function here({ url }: RequestEvent, more: Record<string, string>): string {
  const kept = ['customer', 'return'].flatMap((name) => {
    const value = url.searchParams.get(name);
    return value === null ? [] : [[name, value]];
  });
  return `${url.pathname}?${new URLSearchParams([...kept, ...Object.entries(more)])}`;
}

/** Begins to set an app up; the page shows then what it is to read. */
export function beginTotp(event: RequestEvent) {
  return save(event, {
    read: () => ({ values: {}, input: {} }),
    document: BeginTotp,
    variables: () => ({}),
    made: 'TwoFactor',
    to: () => `${here(event, { done: 'begun' })}#app`,
  });
}

/** Lets the app count, and shows the recovery codes in its answer: no other page could. Sent again, it is refused. */
export async function confirmTotp(event: RequestEvent, store: string, area: Area) {
  const { requestId } = event.locals;
  const { values, input, fields } = readWhole<{ code: string }>(
    CONFIRM_APP_FIELDS,
    await event.request.formData(),
  );
  if (fields.length) return refused({ __typename: 'InvalidInput', fields }, values, requestId);
  const answer = await tell(event, ConfirmTotp, { input });
  if (answer.trouble) return troubled(answer.trouble, values, requestId);
  const result = answer.data.confirmTotp;
  if (result.__typename !== 'TotpConfirmed')
    return codeRefused(event, result, values) ?? refused(result, values, requestId, minutesOf(result));
  keepSession(event.cookies, store, kindOf(area), result);
  event.locals.graph = graphWith(event, result.sessionToken);
  return { codes: result.recoveryCodes, goOn: returnPath(values['return'] ?? '', store, area) };
}

const minutesOf = (result: object): Record<string, number> =>
  'mostMinutes' in result ? { mostMinutes: result.mostMinutes as number } : {};

/** Makes other recovery codes, shown in its answer alone. */
export async function renewCodes(event: RequestEvent) {
  const { requestId } = event.locals;
  const typed = text(await event.request.formData(), 'version');
  const values = { version: typed };
  if (!/^\d{1,9}$/.test(typed)) return troubled('BAD_INPUT', values, requestId);
  const answer = await tell(event, RenewRecoveryCodes, { input: { version: Number(typed) } });
  if (answer.trouble) return troubled(answer.trouble, values, requestId);
  const result = answer.data.renewRecoveryCodes;
  return result.__typename === 'RecoveryCodesRenewed'
    ? { codes: result.recoveryCodes, goOn: null }
    : refused(result, values, requestId, minutesOf(result));
}

/** Takes it all away. */
export function removeTotp(event: RequestEvent) {
  return save(event, {
    read: () => ({ values: {}, input: {} }),
    document: RemoveTotp,
    variables: () => ({}),
    made: 'TwoFactor',
    to: () => here(event, { done: 'removed' }),
  });
}
