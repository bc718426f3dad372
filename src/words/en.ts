// The interface's words in English, in parts. A page loads only the parts that it shows (load.ts); here they are together for their
// types, and for the tests. Another language is another folder with files of these shapes. What explains a finding, an event or a lesson
// stands in Markdown, not here. `{name}` is a place that the component fills; words that depend on a number are functions.
import aboutTables from './en/about-tables.ts';
import about from './en/about.ts';
import beats from './en/beats.ts';
import bytes from './en/bytes.ts';
import coursePackage from './en/course-package.ts';
import challengeAnswers from './en/challenge-answers.ts';
import challenge from './en/challenge.ts';
import course from './en/course.ts';
import days from './en/days.ts';
import domainField from './en/domain-field.ts';
import embed from './en/embed.ts';
import embedded from './en/embedded.ts';
import evaluate from './en/evaluate.ts';
import experiments from './en/experiments.ts';
import exporting from './en/exporting.ts';
import findings from './en/findings.ts';
import frame from './en/frame.ts';
import home from './en/home.ts';
import inspect from './en/inspect.ts';
import keys from './en/keys.ts';
import learn from './en/learn.ts';
import lessonEnd from './en/lesson-end.ts';
import lessons from './en/lessons.ts';
import matrix from './en/matrix.ts';
import month from './en/month.ts';
import offline from './en/offline.ts';
import playOpened from './en/play-opened.ts';
import playTools from './en/play-tools.ts';
import play from './en/play.ts';
import player from './en/player.ts';
import reports from './en/reports.ts';
import routes from './en/routes.ts';
import site from './en/site.ts';
import stage from './en/stage.ts';
import teaching from './en/teaching.ts';

export const english = {
  about,
  'about-tables': aboutTables,
  beats,
  bytes,
  challenge,
  'challenge-answers': challengeAnswers,
  course,
  'course-package': coursePackage,
  days,
  'domain-field': domainField,
  embed,
  embedded,
  evaluate,
  experiments,
  exporting,
  findings,
  frame,
  home,
  inspect,
  keys,
  learn,
  'lesson-end': lessonEnd,
  lessons,
  matrix,
  month,
  offline,
  play,
  'play-opened': playOpened,
  'play-tools': playTools,
  player,
  reports,
  routes,
  site,
  stage,
  teaching,
};

/** The name of a part: of its file in each language. */
export type Part = keyof typeof english;
/** What a part says in every language. */
export type PartWords = (typeof english)[Part];

/** The words of these parts, as one object. */
export type Words<P extends Part = Part> = AllOf<(typeof english)[P]>;
type AllOf<T> = (T extends unknown ? (each: T) => void : never) extends (all: infer All) => void ? All : never;
