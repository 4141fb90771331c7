import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { IntakeReceipt } from '#lib/intake/whole-intake.operation.ts';
import { isId } from '#lib/list/filters.ts';
import { ask, found } from '#lib/server/ask.ts';

/** On to the receipt of the intake that the address names: the file's own address is good for minutes. */
export async function toReceipt(event: RequestEvent<{ store: string; id: string }>): Promise<never> {
  const { id } = event.params;
  if (!isId(id)) error(404, { message: 'Not an id', code: 'NOT_FOUND' });
  const { data, partial } = await ask(event, IntakeReceipt, { id });
  const what = { partial, what: 'receipt', requestId: event.locals.requestId };
  redirect(303, found(data.intakeReceiptPath, what));
}
