import { mailWantedAgain } from '../../../schema/events/customers';
import { sendsAgain } from '../../kernel/mail/send-again';

/** A mail of identity's that failed is sent again, where staff asked for it in the log of all mails [S9]. */
export const onMailWantedAgain = sendsAgain('identity', mailWantedAgain);
