// Code that a page loads when it needs it. Where that cannot be had (a network that is gone, a site that was put up anew, a filter in
// between), the page says so in words that it brought along (site/LateTrouble.svelte), and offers to try again or to reload. Whoever waits
// for the code goes on waiting, so nothing that was done is lost. The build lets every dynamic import pass here (build/late-imports.ts).

/** The reader's answer, while the question is on the screen. */
let answer: Promise<void> | undefined;

/** What `load` gives, in the end. It rejects only where there is nobody to ask: in a page without the words. */
export async function late<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (!place()) throw error;
      await askAgain();
    }
  }
}

/** Says that something is missing, until the reader wants another try. In a page that is not awake yet, nothing looks alive. */
export function askAgain(): Promise<void> {
  return (answer ??= new Promise((tryAgain) => {
    const dead = document.documentElement.dataset['ready'] === undefined ? liveControls() : [];
    for (const control of dead) control.disabled = true;
    const [again, reload] = place()?.querySelectorAll('button') ?? [];
    if (!again || !reload) return;
    place()!.role = 'alert';
    // Above all else, a player that fills the screen too.
    place()!.showPopover();
    reload.onclick = () => location.reload();
    again.onclick = () => {
      place()!.hidePopover();
      for (const control of dead) control.disabled = false;
      answer = undefined;
      tryAgain();
    };
  }));
}

const place = () => document.getElementById('late');

function liveControls(): HTMLButtonElement[] {
  return [...document.querySelectorAll<HTMLButtonElement>('#app :is(button, input, select, textarea):enabled')];
}
