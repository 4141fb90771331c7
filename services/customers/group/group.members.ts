import { Field, Int, ObjectType, createUnionType } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { InvalidInput, UUID } from '../../kernel/graph/shared';
import { invalidInput } from '../../kernel/refusal/refusal';
import { Customer } from '../customer/customer';
import { readCustomers } from '../customer/customer.rows';
import { CustomerGroup } from './group';
import type { GroupMembersInput } from './group.input';
import { readGroups } from './group.service';
import { holdGroups, shareGroups } from './membership';

export const MemberKeptReason = codesOf('MemberKeptReason', 'Why a customer’s groups stayed as they were.', {
  DEFAULT_GROUP: 'It is the default group of this customer, who always has one.',
  NO_SUCH_CUSTOMER: 'There is no such customer.',
});
export type MemberKeptReason = CodeOf<typeof MemberKeptReason>;

@ObjectType({ description: 'A customer whose groups stayed as they were, and why. Staff only.' })
export class MemberKept {
  @Field(() => UUID, { description: 'The id that was given.' })
  customerId: string;
  @Field(() => Customer, {
    nullable: true,
    description: 'Whose it is; null where there is no such customer.',
  })
  customer: Customer | null;
  @Field(() => MemberKeptReason, { description: 'Why.' })
  reason: MemberKeptReason;
}

@ObjectType({
  description: 'What became of customers that were put into a group or taken out of it. Staff only.',
})
export class GroupMembersChanged {
  @Field(() => CustomerGroup, { description: 'The group.' })
  group: CustomerGroup;
  @Field(() => Int, {
    description: 'How many were put in or taken out: those who were in, or out, already are not among them.',
  })
  changed: number;
  @Field(() => [MemberKept], {
    description: 'Those with whom it could not be done, in the order in which they were given.',
  })
  kept: MemberKept[];
}

export const GroupMembersResult = createUnionType({
  name: 'GroupMembersResult',
  description: 'What became of each customer, or why nothing was done.',
  types: () => [GroupMembersChanged, InvalidInput] as const,
});

interface Member {
  id: string;
  defaultGroupId: string;
}
type Change = (tx: Transaction, groupId: string, customerIds: string[]) => Promise<{ id: string }[]>;

const putIn: Change = (tx, groupId, customerIds) =>
  tx.sql(
    `INSERT INTO customers.customer_group_member (customer_id, group_id, number)
     SELECT id, $1, number FROM customers.customer WHERE id = ANY ($2::uuid[])
     ON CONFLICT DO NOTHING RETURNING customer_id AS id`,
    [groupId, customerIds],
  );
const takeOut: Change = (tx, groupId, customerIds) =>
  tx.sql(
    'DELETE FROM customers.customer_group_member WHERE group_id = $1 AND customer_id = ANY ($2::uuid[]) RETURNING customer_id AS id',
    [groupId, customerIds],
  );

/** Puts customers into a group, beside those they are in; who is in it already stays so. */
export function linkCustomers(call: Call, input: GroupMembersInput): Promise<GroupMembersChanged> {
  return change(call, input, putIn, () => null);
}

/** Takes customers out of a group; who has it as their default stays in it. */
export function unlinkCustomers(call: Call, input: GroupMembersInput): Promise<GroupMembersChanged> {
  const { groupId } = input;
  return change(call, input, takeOut, ({ defaultGroupId }) =>
    defaultGroupId === groupId.toLowerCase() ? 'DEFAULT_GROUP' : null,
  );
}

async function change(
  call: Call,
  { groupId, customerIds }: GroupMembersInput,
  apply: Change,
  keeps: (member: Member) => MemberKeptReason | null,
): Promise<GroupMembersChanged> {
  const wanted = [...new Set(customerIds.map((id) => id.toLowerCase()))];
  return call.write(async (tx) => {
    await shareGroups(tx);
    const members = await lockMembers(tx, wanted);
    await holdGroups(tx, [groupId]);
    const group = (await readGroups(tx, [groupId])).get(groupId.toLowerCase());
    if (group === undefined)
      throw invalidInput({ path: 'groupId', code: 'NOT_ALLOWED', message: 'There is no such group' });
    const reasons = new Map(
      wanted.flatMap((id): [string, MemberKeptReason][] => {
        const member = members.get(id);
        const reason = member ? keeps(member) : 'NO_SUCH_CUSTOMER';
        return reason ? [[id, reason]] : [];
      }),
    );
    const changed = await apply(
      tx,
      group.id,
      wanted.filter((id) => !reasons.has(id)),
    );
    // Whoever has one of them open to edit would else put back the groups that were.
    await tx.sql('UPDATE customers.customer SET version = version + 1 WHERE id = ANY ($1::uuid[])', [
      changed.map(({ id }) => id),
    ]);
    const customers =
      reasons.size > 0 ? await readCustomers(tx, [...reasons.keys()]) : new Map<string, Customer>();
    return {
      group,
      changed: changed.length,
      kept: [...reasons].map(([id, reason]) => ({
        customerId: id,
        customer: customers.get(id) ?? null,
        reason,
      })),
    };
  });
}

/** Those there are, kept until this transaction ends; in one order, so that two who ask for the same do not meet. */
async function lockMembers(tx: Transaction, ids: string[]): Promise<Map<string, Member>> {
  const rows = await tx.sql<Member>(
    'SELECT id, default_group_id AS "defaultGroupId" FROM customers.customer WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
