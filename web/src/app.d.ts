import type { Client } from '@urql/core';
import type { Head } from './routes/[store]/console/customers/[id]/head.ts';
import type { PageStore, PageViewer } from '#lib/graph/frame.ts';
import type { Area } from '#lib/server/address.ts';
import type { DemoLogIn } from '#lib/server/demo.ts';
import type { Mailbox } from '#lib/server/mailbox.ts';

declare global {
  namespace App {
    interface Error {
      /** What the error page says: one of the keys it knows, see routes/+error.svelte. */
      code?: 'STORE_ID' | 'NO_STORE' | 'UNAVAILABLE' | 'NOT_FOUND' | 'FORBIDDEN';
      /** Repeated by the reader to the shop; found in the log. */
      requestId?: string;
      /** The address that was asked for, where the page explains what is wrong with it. */
      asked?: string;
    }
    interface Locals {
      requestId: string;
      locale: string;
      /** Which part of the product the address belongs to. */
      area: Area;
      /** Five digits, or null outside a store. */
      storeId: string | null;
      /** The graph, with this request's credential; undefined outside a store. */
      graph: Client | undefined;
      store: PageStore | null;
      viewer: PageViewer | null;
      /** Nobody is logged in, and the session shows what somebody typed who has yet to confirm their address. */
      isWaiting: boolean;
      /** Nobody is logged in, and the session has given a password: what it lacks, and since when. */
      secondStep: { step: 'CHALLENGE' | 'SET_UP'; since: string | null } | null;
      /** Set when the frame of the page could not be asked for. */
      unavailable: boolean;
      /** The token of the mailed link that a form has just brought. */
      linkToken?: string;
    }
    interface PageData {
      title?: string;
      store: PageStore | null;
      /** Five digits, or null outside a store. */
      storeId: string | null;
      /** In the console: the list that the page was opened from, as it was; null = as everybody finds it. */
      from?: string | null;
      /** On a customer's page: what stands above its tabs. */
      head?: Head;
    }
  }

  /** Given by the composition root when gateway and web share a process. */
  var __kommisGateway: ((request: Request) => Promise<Response>) | undefined;
  /** Given where mail is kept instead of sent. */
  var __kommisMailbox: Mailbox | undefined;
  /** Given where the demo is on. */
  var __kommisDemo: readonly DemoLogIn[] | undefined;
}

export {};
