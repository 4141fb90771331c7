import type { Browser } from 'playwright-core';
import { forAllTests } from '../../services/kernel/testing/for-all-tests';
import { startProduct, type Product, type ProductOptions, type Running } from '../product/product';
import { sharedProduct } from '../product/shared';
import { openBrowser } from './browser';

/** The built product and a browser to read it with, for all tests of a file. */
export interface OpenShop {
  product: Product;
  browser: Browser;
  close(): Promise<void>;
}

/** Starts both before the tests, and stops them after. */
export function openShop(options?: () => Promise<ProductOptions>): OpenShop {
  return forAllTests(async () => {
    const [product, browser] = await Promise.all([startProduct(await options?.()), openBrowser()]);
    return {
      product,
      browser,
      close: async () => {
        await browser.close();
        await product.stop();
      },
    };
  });
}

/**
 * The same for a file that changes nothing in the demo stores, with the product that all such files share: logging in,
 * looking, and being refused.
 */
export function openSharedShop(): { product: Running; browser: Browser } {
  return forAllTests(async () => {
    const [product, browser] = await Promise.all([sharedProduct(), openBrowser()]);
    return { product, browser, close: () => browser.close() };
  });
}
