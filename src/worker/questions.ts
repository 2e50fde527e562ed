import { previewApply } from '../cli/kubectl/preview';
import type { Cluster } from '../engine/cluster';
import type { Answers, Question } from '../protocol/messages';
import type { DeskQuestion } from './desk/desk';

/** What the opening's own code answers. */
type PlainQuestion = Exclude<Question, DeskQuestion>;

/** Is it for those who are loaded after the first picture? */
export function isForDesk(question: Question): question is DeskQuestion {
  return question.type === 'table';
}

/** Answers what the page asks about the cluster as it stands. */
export function answer(
  question: PlainQuestion,
  cluster: Cluster,
  session: () => Answers['session'],
): Answers[PlainQuestion['type']] {
  switch (question.type) {
    case 'object':
      return { object: find(cluster, question) };
    case 'diff':
      return { documents: previewApply(cluster.api, question.file, question.text) };
    case 'complete':
      return cluster.commandLine.complete(question.line, question.cursor, question.files);
    case 'hash':
      return { hash: cluster.hash(), at: cluster.now };
    case 'session':
      return session();
  }
}

function find(cluster: Cluster, { resource, namespace, name }: Extract<Question, { type: 'object' }>): unknown {
  return cluster.etcd.get(resource, namespace ? `${namespace}/${name}` : name) ?? null;
}
