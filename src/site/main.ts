// The browser's entry: the styles at once, and when the text has been painted the scripts that wake the page up.
import '#src/styles/tokens.css';
import '#src/styles/base.css';
import '#src/styles/parts.css';
import { askAgain, late } from '#src/ui/late.ts';
import { isOtherPage } from './bare-page.ts';

// Not awaited at the top level: where a module waits there, the bundler keeps a file of its own for each import that comes later.
void painted()
  .then(wakeUp)
  .catch(async (error: unknown) => {
    console.error(error);
    await askAgain();
    location.reload();
  });

async function wakeUp(): Promise<void> {
  // All at once, not each when another one asks for it.
  if (!isOtherPage(document.documentElement.dataset))
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="later"]')) link.rel = 'modulepreload';
  const { wake } = await late(() => import('./wake.ts'));
  await wake();
}

/** After the first paint; where nobody looks (a tab in the background, a frame out of sight) nothing is painted, so soon in any case. */
function painted(): Promise<void> {
  return new Promise((done) => {
    new PerformanceObserver(() => done()).observe({ type: 'paint', buffered: true });
    setTimeout(done, 1000);
  });
}
