import { languageChosen, registered } from '../../../schema/events/identity';
import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { linkNotValid } from '../activation/activation.problems';
import { emailTaken } from '../email-change/email-change.problems';
import type { Proof } from '../session/session.service';
import { keepAcceptance } from '../text-acceptance/text-acceptance.service';
import { holdInvitations } from '../user/invite';
import type { Registration } from './registration';
import { endPending, findKnown, hasRegistration, takeRegistration } from './registration.rows';

/**
 * Uses a registration up, once: a user with this password, a customer of theirs, and what they accepted; customers hears of it
 * and makes the customer by that id. Nothing of it where the address has become somebody's meanwhile. Answers the user,
 * whose log-ins are at their first epoch.
 */
export async function confirmRegistration(
  tx: Transaction,
  { id, hash, now }: { id: string; hash: string; now: Date },
): Promise<Pick<Proof, 'personId' | 'epoch'>> {
  // Nobody is invited at the address at this moment.
  await holdInvitations(tx);
  if (!(await hasRegistration(tx))) throw linkNotValid(true);
  const found = await takeRegistration(tx, id, now);
  if (found === null) throw linkNotValid(true);
  if ((await findKnown(tx, found.email)) !== null) throw emailTaken();
  const [userId, customerId] = [newId(), newId()];
  await makeLogIn(tx, found, { userId, customerId, hash, now });
  await keepAcceptance(tx, userId, {
    ...{ texts: found.acceptedTexts, path: 'acceptedTexts', place: 'REGISTRATION', now: found.createdAt },
  });
  await endPending(tx, id);
  await tell(tx, found, { userId, customerId, now });
  return { personId: userId, epoch: 1 };
}

async function makeLogIn(
  tx: Transaction,
  { kind, email, firstName, lastName, companyName, language }: Registration,
  { userId, customerId, hash, now }: { userId: string; customerId: string; hash: string; now: Date },
): Promise<void> {
  await tx.sql(
    'INSERT INTO identity."user" (id, email, password_hash, activated_at, created_at) VALUES ($1, $2, $3, $4, $4)',
    [userId, email, hash, now],
  );
  // Older than whatever customers will tell of it.
  await tx.sql(
    'INSERT INTO identity.customer (id, version, display_name, first_name, email) VALUES ($1, 0, $2, $3, $4)',
    [customerId, companyName ?? `${firstName} ${lastName}`, firstName, email],
  );
  await tx.sql(
    'INSERT INTO identity.customer_user (customer_id, user_id, as_contact, role) VALUES ($1, $2, true, $3)',
    [customerId, userId, kind === 'COMPANY' ? 'COMPANY_ADMIN' : 'BUYER'],
  );
  await tx.sql('INSERT INTO identity.chosen_language (person_id, language) VALUES ($1, $2)', [
    userId,
    language,
  ]);
}

async function tell(
  tx: Transaction,
  registration: Registration,
  { userId, customerId, now }: { userId: string; customerId: string; now: Date },
): Promise<void> {
  const { kind, firstName, lastName, companyName, organisationNumber, email, language } = registration;
  const { street, houseNumber, houseAddition, postalCode, town, country, newsletter, createdAt } =
    registration;
  const at = now.toISOString();
  const address = {
    street: [street, houseNumber, houseAddition].filter(Boolean).join(' '),
    ...{ postalCode, town, country },
  };
  await tx.emit(
    registered,
    { id: customerId, version: 0 },
    {
      ...{ customerId, kind, firstName, lastName, companyName: companyName ?? '' },
      ...{ organisationNumber: organisationNumber ?? '', email, ...address, language },
      ...{ newsletter: newsletter ?? '', askedAt: createdAt.toISOString(), confirmedAt: at },
    },
  );
  const chosen = { customerIds: [customerId], language, at };
  await tx.emit(languageChosen, { id: userId, version: now.getTime() }, chosen);
}
