import type { RequestEvent } from '@sveltejs/kit';
import type { TypedDocumentNode } from '@urql/core';
import { readWhole } from '#lib/form/fields.ts';
import { LINK_FIELDS } from '#lib/form/log-in-fields.ts';
import { save } from '#lib/server/save.ts';
import { tellingAddress } from '#lib/server/told-address.ts';

interface LinkInput {
  email: string;
}
interface LinkAnswer {
  __typename: 'InvalidInput' | 'MailOnItsWay' | 'PortalClosed' | 'TooManyAttempts';
}

/**
 * The two forms that ask for a link by mail. "Check your mail" shows what was typed; nothing here may differ between a
 * known and an unknown address [R-ID2].
 */
export function requestLink(
  event: RequestEvent,
  document: TypedDocumentNode<Record<string, LinkAnswer>, { input: LinkInput }>,
) {
  return save(event, {
    read: (form) => readWhole<LinkInput>(LINK_FIELDS, form),
    document,
    variables: ({ input }) => ({ input }),
    made: 'MailOnItsWay',
    to: (_mail, _stay, { email = '' }) => tellingAddress(event, email),
  });
}
