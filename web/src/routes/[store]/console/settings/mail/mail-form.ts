import {
  type FormField,
  inputOf,
  storedValues,
  typedValues,
  type Values,
  versionOf,
} from '#lib/form/fields.ts';
import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import { languageName } from '#lib/languages.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { UpdateStore } from '../store.operation.ts';
import type { MailSettings } from './mail.operation.ts';

type Input = VariablesOf<typeof UpdateStore>['input'];
type Stored = NonNullable<ResultOf<typeof MailSettings>['store']>;

/** What stands in a greeting for whom the mail is to. */
const NAME = '{name}';

const wordingIn = (language: string): FormField[] => [
  {
    ...{ name: `mail.${language}.greeting`, maxlength: 120, optional: true, width: 'wide' as const },
    label: () => m.settings_mail_greeting({ language: languageName(language) }),
    hint: () => m.settings_mail_greeting_hint({ name: NAME }),
    faults: { NOT_ALLOWED: () => m.settings_mail_greeting_mark({ name: NAME }) },
  },
  {
    ...{
      name: `mail.${language}.signature`,
      maxlength: 500,
      optional: true,
      width: 'wide' as const,
      rows: 3,
    },
    label: () => m.settings_mail_signature({ language: languageName(language) }),
    faults: { NOT_ALLOWED: m.settings_mail_signature_mark },
  },
];

/** Who the mails are from, and how they begin and end in each language that the store offers; what is kept of others stays. */
export function mailFields(offered: readonly string[]): FormField[] {
  return [
    {
      ...{ name: 'mail.senderName', maxlength: 100, optional: true, width: 'wide' as const },
      ...{ label: m.settings_mail_sender, hint: m.settings_mail_sender_hint },
    },
    {
      ...{
        name: 'mail.replyTo',
        type: 'email' as const,
        maxlength: 254,
        optional: true,
        width: 'wide' as const,
      },
      ...{ label: m.settings_mail_reply, hint: m.settings_mail_reply_hint },
    },
    ...offered.flatMap(wordingIn),
  ];
}

/** What stands, as the form shows it. */
export function storedMail(store: Stored, fields: readonly FormField[]): Values {
  return { ...storedValues(fields, store), version: String(store.version) };
}

/** The form as it was sent. */
export function readMail(form: FormData, fields: readonly FormField[]): ReadForm<Input> {
  const values = typedValues(fields, form);
  return { values, input: { ...inputOf<Input>(fields, values), version: versionOf(values) } };
}
