const lossCodes = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ENOENT',
]);

/** What PostgreSQL calls it, through TypeORM's wrapping too. */
export function codeOf(error: unknown): unknown {
  const driver = (error as { driverError?: unknown } | null)?.driverError ?? error;
  return (driver as { code?: unknown } | null)?.code;
}

/** Did this fail because the connection is gone, rather than because of what was asked? */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code;
  return (
    (code !== undefined && lossCodes.has(code)) || /Connection terminated|not queryable/i.test(error.message)
  );
}
