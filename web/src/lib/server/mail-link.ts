import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { TypedDocumentNode } from '@urql/core';
import { readWhole } from '#lib/form/fields.ts';
import { CARRY, LINK_FIELDS } from '#lib/form/log-in-fields.ts';
import { text } from '#lib/server/form.ts';
import { save } from '#lib/server/save.ts';
import {
  carriedAddress,
  carryingAddress,
  dropCarriedAddress,
  tellingAddress,
  toldAddress,
} from '#lib/server/told-address.ts';

interface LinkInput {
  email: string;
}
interface LinkAnswer {
  __typename: 'InvalidInput' | 'MailOnItsWay' | 'PortalClosed' | 'TooManyAttempts';
}

/** What a page that asks for a link begins with: where one has just gone, or what was typed on the page before. */
export function openRequest(event: RequestEvent) {
  return { sentTo: toldAddress(event), typed: carriedAddress(event) };
}

/**
 * The forms that ask for a link by mail. "Check your mail" shows what was typed; nothing here may differ between a
 * known and an unknown address [R-ID2].
 */
export async function requestLink(
  event: RequestEvent,
  document: TypedDocumentNode<Record<string, LinkAnswer>, { input: LinkInput }>,
) {
  // From the log-in beside: its address comes along, and nothing is sent yet.
  const form = await event.request.formData();
  if (form.has(CARRY)) redirect(303, carryingAddress(event, text(form, 'email').trim()));
  return save(event, {
    read: (typed) => readWhole<LinkInput>(LINK_FIELDS, typed),
    document,
    variables: ({ input }) => ({ input }),
    made: 'MailOnItsWay',
    to: (_mail, _stay, { email = '' }) => {
      dropCarriedAddress(event);
      return tellingAddress(event, email);
    },
  });
}
