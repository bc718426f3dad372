// The interface's words in English, all parts together: for the build, the command and the tests. A page loads only the parts
// that it shows (load.ts). Typed: another language is another folder with files of these shapes. What explains a finding, an
// event or a lesson stands in Markdown, not here. `{name}` is a place that the component fills; words that depend on a number
// are functions.
import about from './en/about.ts';
import bytes from './en/bytes.ts';
import coursePackage from './en/course-package.ts';
import course from './en/course.ts';
import embed from './en/embed.ts';
import embedded from './en/embedded.ts';
import evaluate from './en/evaluate.ts';
import exporting from './en/exporting.ts';
import found from './en/found.ts';
import frame from './en/frame.ts';
import home from './en/home.ts';
import inspect from './en/inspect.ts';
import keys from './en/keys.ts';
import learn from './en/learn.ts';
import lessonEnd from './en/lesson-end.ts';
import lessons from './en/lessons.ts';
import matrix from './en/matrix.ts';
import offline from './en/offline.ts';
import playTools from './en/play-tools.ts';
import playTrouble from './en/play-trouble.ts';
import play from './en/play.ts';
import player from './en/player.ts';
import reports from './en/reports.ts';
import site from './en/site.ts';
import teaching from './en/teaching.ts';

export const en = {
  ...frame,
  ...found,
  ...site,
  ...player,
  ...home,
  ...learn,
  ...lessonEnd,
  ...lessons,
  ...inspect,
  ...evaluate,
  ...matrix,
  ...play,
  ...playTools,
  pages: {
    ...frame.pages,
    ...home.pages,
    ...learn.pages,
    ...inspect.pages,
    ...evaluate.pages,
    ...reports.pages,
    ...matrix.pages,
    ...play.pages,
    ...playTools.pages,
    ...playTrouble.pages,
    ...teaching.pages,
    ...about.pages,
    ...exporting.pages,
    ...course.pages,
    ...coursePackage.pages,
    ...embed.pages,
    ...embedded.pages,
    ...bytes.pages,
    ...keys.pages,
    ...offline.pages,
  },
};

/** What every language has to say. */
export type Words = typeof en;
