import * as m from '#lib/paraglide/messages.js';

/** Nobody is there, or nobody answers. */
const AWAY =
  /ECONN(REFUSED|RESET|ABORTED)|E(TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|SOCKET|DNS)\b|ENOTFOUND|EAI_AGAIN|Greeting never received|Connection (timeout|terminated|closed)|Unexpected socket close|socket hang up/i;

type Sayings = readonly (readonly [RegExp, () => string])[];

/** What a mail server's refusals come to: by its own codes, which all mail servers share. */
const OF_MAIL: Sayings = [
  [AWAY, m.error_mail_away],
  [/EAUTH|Invalid login|\b53[0458]\b/i, m.error_mail_log_in],
  [/EENVELOPE|No recipients|\b55[0134]\b/i, m.error_mail_address],
  [/\b(421|45[0-2])\b/, m.error_mail_later],
  [/./, m.error_mail_other],
];

const OF_WORK: Sayings = [
  [AWAY, m.error_part_away],
  [/tim(ed|e) ?out|canceling statement|deadlock|too many (clients|connections)/i, m.error_too_slow],
  [/./, m.error_other],
];

/** What a machine said of a failure, in words of a shop, to stand after a colon; its own words are for "details". */
export function errorText(said: string, isMail: boolean): string {
  const found = (isMail ? OF_MAIL : OF_WORK).find(([pattern]) => pattern.test(said));
  return (found?.[1] ?? m.error_other)();
}
