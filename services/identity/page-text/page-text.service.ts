import type { Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { languages, type Language } from '../../kernel/language/language';
import { assertVersion } from '../../kernel/refusal/refusal';
import type { StoredStore } from '../store/store';
import { getStore } from '../store/store.rows';
import { findFront, frontOf } from '../storefront/storefront';
import { readyAccessibility } from './accessibility.words';
import { pageTextRows, type StoredPageText, type StorePageLink, type StorePageText } from './page-text';
import type { WriteStorePageTextInput } from './page-text.input';
import { linksOf, type StorePageName, storePages, textFor } from './page-text.rules';

/** The texts of the store's own pages [U8 U9 L13]. */
export class PageTextService {
  constructor(private readonly clock: Clock) {}

  async links(call: Call): Promise<StorePageLink[]> {
    const { store, written } = await frontOf(call);
    return linksOf(written, store.contact);
  }

  /** What a reader of this language is shown; null where there is nothing to be shown. */
  async find(call: Call, page: StorePageName, language: string): Promise<StorePageText | null> {
    const front = await findFront(call);
    // Of a store that whoever asks does not see, or that is not there.
    if (front === null) return null;
    const { store } = front;
    const texts = await call.read((tx) => textsOf(tx, page));
    const text = textFor(texts, language, store.language);
    return text === null ? readyOrNull(store, page, language) : { ...text, isReady: false };
  }

  /** What a page of which versions are kept said in one of them; null where there has been none like it. */
  async findVersion(
    call: Call,
    { page, language, version }: Pick<StorePageText, 'page' | 'language' | 'version'>,
  ): Promise<StorePageText | null> {
    if ((await findFront(call)) === null) return null;
    const [found] = await call.read((tx) =>
      tx.sql<Pick<StorePageText, 'text' | 'updatedAt'>>(
        `SELECT text, published_at AS "updatedAt" FROM identity.text_version
          WHERE page = $1 AND language = $2 AND version = $3`,
        [page, language, version],
      ),
    );
    return found === undefined ? null : { page, language, version, isReady: false, ...found };
  }

  /** Each page in each language as it is written; what is not is blank, or what Kommis says until it is. */
  async list(call: Call, page: StorePageName | null): Promise<StorePageText[]> {
    const { store } = await frontOf(call);
    const texts = await call.read((tx) => textsOf(tx, page));
    const pages = page === null ? (Object.keys(storePages) as StorePageName[]) : [page];
    return pages.flatMap((each) => languages.map((language) => asWritten(store, texts, each, language)));
  }

  async update(
    call: Call,
    { page, language, text, version }: WriteStorePageTextInput,
  ): Promise<StorePageText> {
    return call.write(async (tx) => {
      await tx.sql(
        'INSERT INTO identity.page_text (page, language, updated_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [page, language, this.clock.now()],
      );
      const [was] = await pageTextRows.where(tx, 't.page = $1 AND t.language = $2 FOR UPDATE', [
        page,
        language,
      ]);
      assertVersion(version, was?.version ?? 0);
      // Saved as it was it is no new version, which everybody would be asked to accept.
      if (was?.text === text) return asWritten(await getStore(tx), [was], page, language);
      await tx.sql(
        'UPDATE identity.page_text SET text = $3, version = version + 1, updated_at = $4 WHERE page = $1 AND language = $2',
        [page, language, text, this.clock.now()],
      );
      return asWritten(await getStore(tx), await textsOf(tx, page), page, language);
    });
  }
}

function textsOf(tx: Transaction, page: StorePageName | null): Promise<StoredPageText[]> {
  return pageTextRows.where(tx, '($1::text IS NULL OR t.page = $1)', [page]);
}

function readyOrNull(store: StoredStore, page: StorePageName, language: string): StorePageText | null {
  if (page !== 'ACCESSIBILITY') return null;
  const text = readyAccessibility(language as Language, store);
  return { page, language, text, isReady: true, version: 0, updatedAt: null };
}

function asWritten(
  store: StoredStore,
  texts: readonly StoredPageText[],
  page: StorePageName,
  language: string,
): StorePageText {
  const stored = texts.find((each) => each.page === page && each.language === language);
  const none = { page, language, text: '', isReady: false, version: 0, updatedAt: null };
  const ready = stored?.text ? null : readyOrNull(store, page, language);
  return { ...none, ...ready, ...(stored && { ...stored, text: stored.text || (ready?.text ?? '') }) };
}
