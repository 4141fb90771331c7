import type { Ports } from '../../kernel/subgraph/service';
import { BalanceLineService } from '../balance/balance-line.service';
import { PayoutPreviewResolver, PayoutRunResolver } from './payout.resolver';
import { PayoutService } from './payout.service';
import { StatementFile } from './statement.file';
import { ConsignorStatementsResolver, LineStatementResolver, StatementResolver } from './statement.resolver';

/** What answers for payouts in the graph. */
export const payoutResolvers = [
  PayoutPreviewResolver,
  PayoutRunResolver,
  StatementResolver,
  ConsignorStatementsResolver,
  LineStatementResolver,
] as const;

/** One of each, with what it needs. */
export function payoutInstances(ports: Pick<Ports, 'clock' | 'files' | 'secret'>): object[] {
  const payouts = new PayoutService(ports.clock);
  return [
    new PayoutPreviewResolver(payouts),
    new PayoutRunResolver(payouts),
    new StatementResolver(new BalanceLineService(ports.clock), new StatementFile(ports)),
    new ConsignorStatementsResolver(),
    new LineStatementResolver(),
  ];
}
