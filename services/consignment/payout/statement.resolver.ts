import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArgs, type Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { UUID } from '../../kernel/graph/shared';
import { TakesLong } from '../../kernel/operation/marks';
import { BalanceLine, BalanceLineConnection } from '../balance/balance-line';
import type { BalanceLineService, ListedLine } from '../balance/balance-line.service';
import { BankAccount } from '../bank-account/bank-account';
import { shownAccount, type ShownAccount } from '../bank-account/bank-account.rows';
import { Consignor } from '../consignor/consignor';
import { listStatements } from './payout.list';
import { readReversals, readStatements, readStatementsOfLines, type ShownStatement } from './payout.rows';
import { Statement, StatementConnection } from './statement';
import type { StatementFile } from './statement.file';

/** What consignors were paid. */
@Resolver(() => Statement)
export class StatementResolver {
  constructor(
    private readonly lines: BalanceLineService,
    private readonly files: StatementFile,
  ) {}

  @Query(() => Statement, {
    nullable: true,
    description: 'A statement; null where there is none that the caller may see. Its consignor, and staff.',
  })
  statement(
    @Ctx() call: Call,
    @Arg('id', () => UUID, { description: 'Its id.' }) id: string,
  ): Promise<ShownStatement | null> {
    return call.load('statement', id, readStatements);
  }

  @Query(() => String, {
    nullable: true,
    description:
      'Where a statement can be had as PDF: a path below the address of the product, for five minutes, for this viewer alone. Null where there is no such statement that this viewer may see. Its consignor, and staff.',
  })
  @TakesLong()
  statementPath(
    @Ctx() call: Call,
    @Arg('id', () => UUID, { description: 'Its id.' }) id: string,
  ): Promise<string | null> {
    return this.files.pathOf(call, id);
  }

  @FieldResolver(() => BankAccount, {
    nullable: true,
    description:
      'The account it was transferred to, as it was then; null where it was not, or none was kept.',
  })
  account(
    @Ctx() { actor }: Call,
    @Root() { accountIban: number, accountHolder: holder }: ShownStatement,
  ): ShownAccount | null {
    return number === null || holder === null ? null : shownAccount({ number, holder }, actor);
  }

  @FieldResolver(() => Statement, {
    nullable: true,
    description: 'The statement that it takes back, whose sum is owed again; null where it pays.',
  })
  reverses(@Ctx() call: Call, @Root() { reversesId }: ShownStatement): Promise<ShownStatement | null> | null {
    return reversesId === null ? null : call.load('statement', reversesId, readStatements);
  }

  @FieldResolver(() => Statement, {
    nullable: true,
    description: 'The statement that took it back; null where it stands.',
  })
  reversedBy(@Ctx() call: Call, @Root() { id }: ShownStatement): Promise<ShownStatement | null> {
    return call.load('reversedBy', id, readReversals);
  }

  @FieldResolver(() => BalanceLineConnection, {
    description: 'What was paid with it, line by line, newest first; none where it takes another one back.',
  })
  balanceLines(
    @Ctx() call: Call,
    @Root() { id }: ShownStatement,
    @Args(() => PageArgs) wanted: PageArgs,
  ): Promise<Connection<ListedLine>> {
    return this.lines.listOfStatement(call, id, wanted);
  }
}

/** Where a consignor's statements are. */
@Resolver(() => Consignor)
export class ConsignorStatementsResolver {
  @FieldResolver(() => StatementConnection, { description: 'What they were paid, newest first.' })
  statements(
    @Ctx() call: Call,
    @Root() { customerId }: Consignor,
    @Args(() => PageArgs) wanted: PageArgs,
  ): Promise<Connection<ShownStatement>> {
    return listStatements(call, { customerId }, wanted);
  }
}

/** By what a line was paid. */
@Resolver(() => BalanceLine)
export class LineStatementResolver {
  @FieldResolver(() => Statement, {
    nullable: true,
    description:
      'The statement that paid it; null where it was not paid out, and where that was before the store came here.',
  })
  statement(@Ctx() call: Call, @Root() { id }: BalanceLine): Promise<ShownStatement | null> {
    return call.load('statementOfLine', id, readStatementsOfLines);
  }

  @FieldResolver(() => Statement, {
    nullable: true,
    description:
      'The statement that was taken back, whose sum this line owes again, or whose store credit was spent by then; null of any other line.',
  })
  takenBack(
    @Ctx() call: Call,
    @Root() { causeKind, causeId }: BalanceLine,
  ): Promise<ShownStatement | null> | null {
    return causeKind === 'STATEMENT' ? call.load('statement', causeId, readStatements) : null;
  }
}
