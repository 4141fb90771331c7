import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { assertVersion, invalidInput, notFound } from '../../kernel/refusal/refusal';
import { plainLine } from '../../kernel/text/text';
import type { Given } from '../../kernel/row/rows';
import { CustomerGroupKind, type CustomerGroup } from './group';
import type {
  CreateCustomerGroupInput,
  DeleteCustomerGroupInput,
  UpdateCustomerGroupInput,
} from './group.input';
import { groupColumns, groupOf, groupRows, type GroupRow } from './group.rows';
import { groupProtected, replacementNeeded } from './group.problems';
import { ownGroups } from './membership';

const from =
  'FROM customers.customer_group g LEFT JOIN customers.customer_group_count n ON n.store_id = g.store_id AND n.group_id = g.id';

/** Makes, changes, deletes and finds customer groups. */
export class GroupService {
  /** All groups of the store, by name. */
  async list(call: Call): Promise<CustomerGroup[]> {
    const rows = await call.read((tx) =>
      tx.sql<GroupRow>(`SELECT ${groupColumns} ${from} ORDER BY g.name, g.id`),
    );
    return rows.map(groupOf);
  }

  /** One group, or null. */
  async find(call: Call, id: string): Promise<CustomerGroup | null> {
    return call.load('group', id, readGroups);
  }

  async create(call: Call, input: CreateCustomerGroupInput): Promise<CustomerGroup> {
    return call.write(async (tx) => {
      const id = newId();
      await makeGroup(tx, { ...changeOf(input), id, kind: CustomerGroupKind.ORDINARY });
      return getGroup(tx, id);
    });
  }

  /** Changes what is said of a group [R-CU14]. */
  async update(
    call: Call,
    { id, version: edited, ...said }: UpdateCustomerGroupInput,
  ): Promise<CustomerGroup> {
    return call.write(async (tx) => {
      const { version } = await lockGroup(tx, id);
      assertVersion(edited, version);
      await groupRows.update(tx, id, { ...changeOf(said), version: version + 1 });
      return getGroup(tx, id);
    });
  }

  /** Deletes a group; those whose default it was get the replacement, in the same transaction [R-CU3]. */
  async delete(call: Call, input: DeleteCustomerGroupInput): Promise<{ id: string }> {
    return call.write(async (tx) => {
      await ownGroups(tx, [input.id, ...(input.replacementId == null ? [] : [input.replacementId])]);
      const group = await lockGroup(tx, input.id);
      if (group.kind !== 'ORDINARY') throw groupProtected();
      const [orphans] = await tx.sql<{ count: number }>(
        'SELECT count(*)::int AS count FROM customers.customer WHERE default_group_id = $1',
        [input.id],
      );
      const count = orphans?.count ?? 0;
      if (count > 0) await replaceDefault(tx, input, count);
      await tx.sql('DELETE FROM customers.customer_group_member WHERE group_id = $1', [input.id]);
      await tx.sql('DELETE FROM customers.customer_group WHERE id = $1', [input.id]);
      return { id: input.id };
    });
  }
}

async function replaceDefault(
  tx: Transaction,
  input: DeleteCustomerGroupInput,
  count: number,
): Promise<void> {
  if (input.replacementId == null) throw replacementNeeded(count);
  const replacement = (await readGroups(tx, [input.replacementId])).get(input.replacementId);
  if (replacement === undefined || replacement.id === input.id) {
    throw invalidInput({
      path: 'replacementId',
      code: 'NOT_ALLOWED',
      message: 'There is no such other group',
    });
  }
  await tx.sql(
    `INSERT INTO customers.customer_group_member (customer_id, group_id, number)
     SELECT id, $2, number FROM customers.customer WHERE default_group_id = $1 ON CONFLICT DO NOTHING`,
    [input.id, replacement.id],
  );
  await tx.sql(
    'UPDATE customers.customer SET default_group_id = $2, version = version + 1 WHERE default_group_id = $1',
    [input.id, replacement.id],
  );
}

/** Inserts a group with its counter. */
export async function makeGroup(
  tx: Transaction,
  group: Given<CustomerGroup> & { id: string },
): Promise<void> {
  await groupRows.insert(tx, group);
  await tx.sql('INSERT INTO customers.customer_group_count (group_id) VALUES ($1)', [group.id]);
}

/** Groups by id, as far as the actor may see them. */
export async function readGroups(tx: Transaction, ids: string[]): Promise<Map<string, CustomerGroup>> {
  const rows = await tx.sql<GroupRow>(`SELECT ${groupColumns} ${from} WHERE g.id = ANY($1::uuid[])`, [ids]);
  return new Map(rows.map(groupOf).map((group) => [group.id, group]));
}

async function getGroup(tx: Transaction, id: string): Promise<CustomerGroup> {
  const group = (await readGroups(tx, [id])).get(id);
  if (group === undefined) throw notFound();
  return group;
}

async function lockGroup(tx: Transaction, id: string): Promise<Omit<CustomerGroup, 'customerCount'>> {
  const group = await groupRows.lock(tx, id);
  if (group === null) throw notFound();
  return group;
}

/** What an input says of a group, as it will be stored. */
function changeOf(input: Omit<UpdateCustomerGroupInput, 'id'>): Given<CustomerGroup> {
  const { name, colour, ...said } = groupRows.cleaned(input);
  return {
    ...said,
    ...(name === undefined ? {} : { name: nameOf(name) }),
    ...(colour === undefined ? {} : { colour: colour.toLowerCase() }),
  };
}

function nameOf(text: string): string {
  const name = plainLine(text);
  if (name === '') throw invalidInput({ path: 'name', code: 'REQUIRED', message: 'A group needs a name' });
  return name;
}
