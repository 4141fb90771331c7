import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isUnionType, type GraphQLField } from 'graphql';
import type { Marks } from '../services/kernel/operation/marks';

/** What costs money or access asks for a recent log-in: no new one is forgotten [R-ID9]. */
const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'), { assumeValidSDL: true });
const marks = JSON.parse(readFileSync('schema/marks.json', 'utf8')) as Marks;
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const isMarked = (coordinate: string): boolean => marks[coordinate] === 'NEEDS_RECENT_LOG_IN';
const marked = mutations.filter(({ name }) => isMarked(`Mutation.${name}`));

/** The kinds of the rule, as a mutation of one is named. */
const KINDS = /email|password|factor|bank|iban|secret|client|payout/i;
/** Such that ask for none, and others that one may think of, each with its reason. */
const EXEMPT: Record<string, string> = {
  askForPayout: 'pays nothing: staff do, and are asked',
  cancelEmailChange: 'leaves the log-in as it is',
  confirmStaffEmail: 'the link in the mail to the new address is the proof, and ends all sessions',
  disownEmailChange:
    'the link in the mail to the address that was is the proof: nobody is logged in after it, nor by the password there was',
  confirmEmail: 'the link in the mail to the new address is the proof, and ends all sessions',
  declinePayout: 'pays nothing',
  requestPasswordReset: 'changes nothing: it mails a link to whose log-in it is',
  requestStaffPasswordReset: 'changes nothing: it mails a link to whose log-in it is',
  sendEmailConfirmation: 'changes nothing: it mails the link again, to the address that waits',
  setPassword: 'the mailed link is the proof, and it is a log-in itself',
  setStaffPassword: 'the mailed link is the proof, and it is a log-in itself',
  stopPayoutRun: 'pays nothing more: who sees a wrong run stops it at once',
  takeBackPayoutRequest: 'pays nothing',
  updateCustomer:
    'work of all day at a counter: the log-in follows only by a link that is mailed to the new address, and the old one is told',
  withdrawEmailChange: 'leaves the log-in as it is',
};

/** Such that ask for one only where they change what the rule is about; each says so. */
const SOMETIMES: Record<string, string> = {
  updateConsignmentSettings: 'where the account that the store pays from changes',
  updateStore: 'where it changes of whom a second step is asked',
};

function answersOf({ type }: GraphQLField<unknown, unknown>): string[] {
  const result = getNamedType(type);
  return isUnionType(result) ? result.getTypes().map(({ name }) => name) : [];
}

test('what the rule names asks for a recent log-in, or is listed with a reason [R-ID9]', () => {
  const named = mutations.map(({ name }) => name).filter((name) => KINDS.test(name) || name in EXEMPT);
  expect(named).toEqual(expect.arrayContaining(['startPayoutRun', 'reversePayout', ...Object.keys(EXEMPT)]));
  expect(named.filter((name) => !isMarked(`Mutation.${name}`) && !(name in EXEMPT))).toEqual([]);
});

test('whatever asks for a recent log-in is a mutation, says so, and can answer that it is not', () => {
  expect(Object.keys(marks).filter(isMarked)).toEqual(
    marked.map(({ name }) => `Mutation.${name}`).toSorted(),
  );
  expect(marked.length).toBeGreaterThan(1);
  expect(marked.filter((each) => !answersOf(each).includes('LogInNotRecent'))).toEqual([]);
  expect(marked.filter(({ description }) => !description?.includes('a recent log-in'))).toEqual([]);
  const answering = mutations.filter((each) => answersOf(each).includes('LogInNotRecent'));
  const unmarked = answering.filter(({ name }) => !isMarked(`Mutation.${name}`));
  expect(unmarked.map(({ name }) => name)).toEqual(Object.keys(SOMETIMES));
  expect(unmarked.filter(({ description }) => !description?.includes('a recent log-in'))).toEqual([]);
});
