import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { makeTabsButtons, makeThemesReadable } from './readable.ts';

export interface GraphiqlStart {
  url: string;
  query: string;
  variables: string;
}

/** Posts to the console's own endpoint with the cookie of this session. */
function fetcherOf(url: string) {
  return async (operation: object): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(operation) });
    return response.json();
  };
}

/**
 * Puts GraphiQL into the page. Nothing is kept between visits: a tab of yesterday would hide the operation
 * that was asked for, and variables hold ids of customers.
 */
export async function mountGraphiql(
  place: HTMLElement,
  { url, query, variables }: GraphiqlStart,
): Promise<() => void> {
  await makeThemesReadable();
  const stop = makeTabsButtons(place);
  const forgetful: Storage = {
    length: 0,
    clear: () => undefined,
    getItem: () => null,
    key: () => null,
    removeItem: () => undefined,
    setItem: () => undefined,
  };
  const root = createRoot(place);
  root.render(
    createElement(GraphiQL, {
      fetcher: fetcherOf(url),
      initialQuery: query,
      initialVariables: variables,
      storage: forgetful,
      shouldPersistHeaders: false,
      isHeadersEditorEnabled: false,
      defaultEditorToolsVisibility: 'variables',
    }),
  );
  return () => {
    stop();
    root.unmount();
  };
}
