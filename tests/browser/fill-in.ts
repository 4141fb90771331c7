import type { Page } from 'playwright-core';

/** Fills fields in as somebody does: types, or chooses where there is a list. */
export async function fillIn(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`[name="${name}"]`);
    if ((await field.locator('option').count()) > 0) await field.selectOption(value);
    else await field.fill(value);
  }
}
