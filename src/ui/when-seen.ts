// For what comes when the reader has scrolled to it.
import type { Attachment } from 'svelte/attachments';

/** Calls once, when some of the element is on the screen. */
export const whenSeen =
  (onseen: () => void): Attachment =>
  (element) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      onseen();
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
