// The frame that plays one lesson: loads its page, hands on what the learner did before, tells what happens, takes the height it asks for.
import type { Course, CourseLesson } from '#src/host/course.ts';
import { formatCommand, parseEvent, type FrameEvent } from '#src/host/messages.ts';
import { formatParameters } from '#src/host/parameters.ts';
import { element } from './element.ts';
import type { LessonProgress } from './progress.ts';

export interface LessonFrameOptions {
  readonly course: Pick<Course, 'completion'>;
  readonly lesson: CourseLesson;
  /** Says what the frame is, for those who do not see it. */
  readonly title: string;
  /** What was done before. */
  readonly before: LessonProgress;
  readonly onevent: (event: FrameEvent) => void;
  /** The learner follows a link to elsewhere in the site; `text` is what it says. */
  readonly onlink: (address: URL, text: string) => void;
  /** The player has not said anything for too long. */
  readonly onsilence: () => void;
}

const patience = 30_000;
const lowest = 320;
const highest = 20_000;

/** Shows the lesson in `place`; the returned function takes it away. */
export function showLesson(
  place: HTMLElement,
  { course, lesson, title, before, onevent, onlink, onsilence }: LessonFrameOptions,
): () => void {
  // No link out of the course, and no terminal: that view is not in the package.
  const { completion } = course;
  const query = formatParameters(lesson.tasks ? { completion } : { views: ['path'], controls: ['conditions', 'slider'], completion });
  const frame = element('iframe', { src: `${lesson.path}index.html?${query}`, title, allow: 'fullscreen; clipboard-write' });
  const silence = setTimeout(onsilence, patience);

  function hear({ source, data }: MessageEvent): void {
    const event = source === frame.contentWindow ? parseEvent(data) : undefined;
    if (!event) return;
    if (event.event === 'resize') frame.style.height = `${Math.min(Math.max(event.height, lowest), highest)}px`;
    if (event.event === 'ready') {
      if (event.lesson !== lesson.slug) return;
      clearTimeout(silence);
      restore(frame, before);
    }
    onevent(event);
  }

  addEventListener('message', hear);
  frame.addEventListener('load', () => followLinks(frame, onlink));
  place.replaceChildren(frame);
  return () => {
    clearTimeout(silence);
    removeEventListener('message', hear);
    frame.remove();
  };
}

function restore(frame: HTMLIFrameElement, { furthest, step, moves, sender, attack, answers, attempt }: LessonProgress): void {
  const given = Object.fromEntries(answers.filter(({ choice }) => choice !== '').map(({ question, choice }) => [question, choice]));
  const send = (command: Parameters<typeof formatCommand>[0]) => frame.contentWindow?.postMessage(formatCommand(command), '*');
  send({ command: 'configure', grow: true });
  const where = Object.fromEntries(Object.entries({ step, moves, sender, attack }).filter(([, value]) => value));
  if (attempt) send({ command: 'restore', attempt: attempt.text });
  else if (furthest || answers.length || Object.keys(where).length) send({ command: 'restore', furthest, answers: given, ...where });
}

/** Links of the lesson: into the course by the shell, out of the site in a tab of their own; never in the frame. */
function followLinks(frame: HTMLIFrameElement, onlink: LessonFrameOptions['onlink']): void {
  let page: Document | null = null;
  try {
    page = frame.contentDocument;
  } catch {
    // Opened from a folder, each file is an origin of its own.
  }
  page?.addEventListener(
    'click',
    (click) => {
      const link = (click.target as Element | null)?.closest?.<HTMLAnchorElement>('a[href]');
      if (!link || link.getAttribute('href')!.startsWith('#')) return;
      const address = new URL(link.href);
      if (address.origin === location.origin) {
        click.preventDefault();
        onlink(address, link.textContent.trim());
      } else {
        link.target = '_blank';
        link.rel = 'noopener noreferrer';
      }
    },
    true,
  );
}
