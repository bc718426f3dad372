// Watches a page for what must not happen on any: errors, and violations of the content security policy.
import type { Page } from '@playwright/test';

/** Starts watching; call it before the page opens. The list grows while the page lives. */
export async function watch(page: Page): Promise<string[]> {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // Playwright's own word, of what the tests leave out on purpose.
    if (message.text().includes('registration blocked by Playwright')) return;
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console ${message.type()}: ${message.text()}`);
  });
  await page.exposeFunction('reportViolation', (violation: string) => troubles.push(`violation: ${violation}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      (window as unknown as { reportViolation(text: string): void }).reportViolation(`${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  return troubles;
}

/** Waits until the page has woken up. */
export async function awake(page: Page): Promise<void> {
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}
