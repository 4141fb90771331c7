import { randomUUID } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { type Values, versionOf } from '#lib/form/fields.ts';
import { readEntry } from '#lib/intake/entry-fields.ts';
import { CopyItem, DeleteItem, EnterItem, SubmitIntake, UpdateItem } from '#lib/intake/entry.operation.ts';
import type { Right } from '#lib/rights.ts';
import type { Trouble } from '#lib/server/ask.ts';
import { refused, text } from '#lib/server/form.ts';
import { sentPhoto } from '#lib/server/photo.ts';
import { save } from '#lib/server/save.ts';

/** Where items are entered: by their consignor on My page, or by staff in the console. */
export interface EntryPlace {
  /** What staff need for it. */
  right?: Right;
  /** What else stands in the way. */
  trouble?: Trouble | null;
  /** The page to go to when it is done, and what that is to say. */
  to: (done: Record<string, string>) => string;
}

/** Another content under the same key: the first attempt had gone through. The next one is a new attempt. */
export function sentBefore({ locals }: RequestEvent) {
  return (result: object, values: Values) =>
    'fields' in result && (result.fields as { path: string }[]).some(({ path }) => path === 'idempotencyKey')
      ? refused({ __typename: 'SentBefore' }, { ...values, idempotencyKey: randomUUID() }, locals.requestId)
      : null;
}

/** Enters what the form says of an item. */
export function enterItem(event: RequestEvent, { to, ...place }: EntryPlace, customerId: string) {
  return save(event, {
    ...place,
    read: (form) => readEntry(form, event.locals.store?.currency ?? '', sentPhoto(event, form)),
    document: EnterItem,
    variables: ({ input, values }) => ({
      // The same form sent twice, by a double click or after no answer came, enters one item.
      input: { ...input, customerId, idempotencyKey: values['idempotencyKey'] || null },
    }),
    made: 'ItemsEntered',
    to: ({ items }) => to({ saved: String(items[0]?.number ?? '') }),
    refuse: sentBefore(event),
  });
}

/** Changes what is said of the item that the form names. */
export function updateItem(event: RequestEvent, { to, ...place }: EntryPlace, number: string) {
  return save(event, {
    ...place,
    read: (form) => {
      const read = readEntry(form, event.locals.store?.currency ?? '', sentPhoto(event, form));
      return { ...read, values: { ...read.values, id: text(form, 'id') } };
    },
    document: UpdateItem,
    variables: ({ input, values }) => ({
      input: { ...input, id: values['id'] ?? '', version: versionOf(values) },
    }),
    made: 'ConsignmentItem',
    to: () => to({ saved: number }),
  });
}

/** Enters the item that the form names again, as often as it says. */
export function copyItem(event: RequestEvent, { to, ...place }: EntryPlace) {
  return save(event, {
    ...place,
    read: (form) => ({
      values: {},
      input: {
        id: text(form, 'id'),
        times: Number(text(form, 'times')) || 0,
        idempotencyKey: text(form, 'idempotencyKey') || null,
      },
    }),
    document: CopyItem,
    variables: ({ input }) => ({ input }),
    made: 'ItemsEntered',
    to: ({ items }) => to({ copied: String(items.length) }),
    refuse: sentBefore(event),
  });
}

/** Takes the item that the form names out of the intake. */
export function deleteItem(event: RequestEvent, { to, ...place }: EntryPlace, number: string) {
  return save(event, {
    ...place,
    read: (form) => ({ values: {}, input: { id: text(form, 'id') } }),
    document: DeleteItem,
    variables: ({ input }) => ({ input }),
    made: 'ItemDeleted',
    to: () => to({ deleted: number }),
  });
}

/** Hands over the intake that the form names. */
export function submitIntake(event: RequestEvent, { to, ...place }: EntryPlace) {
  return save(event, {
    ...place,
    read: (form) => ({ values: { intake: text(form, 'intake') }, input: { id: text(form, 'intake') } }),
    document: SubmitIntake,
    variables: ({ input }) => ({ input }),
    made: 'Intake',
    to: ({ items }) => to({ handed: String(items.total.count) }),
  });
}
