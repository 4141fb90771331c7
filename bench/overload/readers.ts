import { operate, repeatedly } from './counting';
import type { Attacker, OverloadPart } from './parts';

const LOG_IN =
  'mutation LogIn($input: LogInInput!) { logInStaff(input: $input) { __typename ... on LoggedIn { sessionToken } } }';
const DRY_RUN = `query DryRun($fileId: UUID!) { dryRunConsignorCustomers(fileId: $fileId) { __typename
  ... on ImportDryRun { faultCount toCreate } ... on UnreadableFile { code } } }`;
const AT_ONCE = 8;
/** 24.9 MB, of 50,000 rows. */
const ROWS = 50_000;
const file = Buffer.from(
  `Klantnr;Voornaam;Naam;E-mail\n${Array.from(
    { length: ROWS - 1 },
    (_each, at) =>
      `${at + 1};Jan;Inbrenger ${at};${at % 3 === 0 ? 'niet@' : `k${at}@example.test`};${'x'.repeat(450)}`,
  ).join('\n')}\n`,
);

/** The largest files allowed, at one store, as many at a time as its staff might have windows open. */
export const readers: OverloadPart = {
  name: 'readers',
  says: `${AT_ONCE} dry runs at a time of ${(file.length / 1024 / 1024).toFixed(1)} MB and ${ROWS} rows at one store`,
  async begin(attacker) {
    const token = await logIn(attacker);
    const url = `http://127.0.0.1:${attacker.port}/${attacker.storeId}/console`;
    // Once: what may be handed in within an hour is bounded, and what may be read of it is not.
    const { fileId } = await upload(url, token);
    return repeatedly(AT_ONCE, async () => {
      const { dryRunConsignorCustomers: answer } = await operate(`${url}/graphql`, token, DRY_RUN, {
        fileId,
      });
      const kind = answer?.code ?? answer?.__typename ?? 'nothing';
      if (kind === 'BUSY') await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1_000));
      return kind;
    });
  },
};

async function logIn({ port, storeId, email, password }: Attacker): Promise<string> {
  const url = `http://127.0.0.1:${port}/${storeId}/console/graphql`;
  const { logInStaff } = await operate(url, null, LOG_IN, { input: { email, password } });
  return String(logInStaff?.['sessionToken']);
}

async function upload(url: string, token: string): Promise<{ fileId: string }> {
  const headers = { authorization: `Session ${token}` };
  const response = await fetch(`${url}/upload?name=file.csv`, { method: 'POST', headers, body: file });
  if (!response.ok) throw new Error(`upload ${response.status}`);
  return (await response.json()) as { fileId: string };
}
