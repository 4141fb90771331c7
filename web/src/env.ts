import { defineEnvVars } from '@sveltejs/kit/env';

/** Everything this part reads from its environment; nothing else touches process.env. */
export const variables = defineEnvVars({
  PUBLIC_URL: {
    description:
      'Where people reach this installation. Decides whether cookies are secure; never the Host header.',
    schema: (value) => new URL(value || 'http://localhost:3000').origin,
  },
  GATEWAY_URL: {
    description: 'Where the graph answers when it is not in this process.',
    schema: (value) => (value ? value.replace(/\/+$/, '') : undefined),
  },
  KOMMIS_WEB_SECRET: {
    description: 'Shown to a gateway in another process, so that it believes what we say of the reader.',
    schema: (value) => value?.trim() || undefined,
  },
  GATEWAY_TIMEOUT_MS: {
    description: 'How long a page waits for the graph before it says so.',
    schema: (value) => Number(value ?? 10_000) || 10_000,
  },
});
