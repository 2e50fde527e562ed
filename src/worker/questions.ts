import type { Cluster } from '../engine/cluster';
import type { Answers, Question } from '../protocol/messages';
import type { Trial } from '../protocol/trial';
import type { WhyObject } from '../protocol/why';
import type { DeskQuestion } from './desk/desk';
import type { WhySource } from './why/records';

/** Asked of what answers why. */
type WhyQuestion = Extract<Question, { type: 'why' | 'try' }>;

/** What the opening's own code answers. */
type PlainQuestion = Exclude<Question, DeskQuestion | WhyQuestion>;

/** What answers why, loaded after the first picture. */
export interface WhyAnswers {
  why(source: WhySource, object: WhyObject): Answers['why'];
  /** Plays a trial on by a little; `empty` makes the cluster that it is played on. */
  trial(source: WhySource, trial: Trial, empty: () => Cluster): Answers['try'];
}

const DESK_QUESTIONS: ReadonlySet<string> = new Set<DeskQuestion['type']>([
  'diff',
  'table',
  'known',
  'about',
  'yaml',
  'logs',
  'series',
  'bundle',
  'record',
  'request',
]);

/** Is it for those who are loaded after the first picture? */
export function isForDesk(question: Question): question is DeskQuestion {
  return DESK_QUESTIONS.has(question.type);
}

/** Is it for what answers why? */
export function isForWhy(question: Question): question is WhyQuestion {
  return question.type === 'why' || question.type === 'try';
}

/** Does what answers it come after the first picture? */
export function isForLater(question: Question): boolean {
  return isForDesk(question) || isForWhy(question);
}

/** Answers what the page asks about the cluster as it stands. */
export function answer(
  question: PlainQuestion,
  cluster: Cluster,
  session: (whole?: boolean) => Answers['session'],
): Answers[PlainQuestion['type']] {
  switch (question.type) {
    case 'object':
      return { object: find(cluster, question) };
    case 'complete':
      return cluster.commandLine.complete(question.line, question.cursor, question.files);
    case 'hash':
      return { hash: cluster.hash(), at: cluster.now };
    case 'session':
      return session(question.whole);
  }
}

function find(cluster: Cluster, { resource, namespace, name }: Extract<Question, { type: 'object' }>): unknown {
  return cluster.etcd.get(resource, namespace ? `${namespace}/${name}` : name) ?? null;
}
