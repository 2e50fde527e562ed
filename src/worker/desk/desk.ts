import type { Cluster } from '../../engine/cluster';
import type { Answers, Question } from '../../protocol/messages';
import { TableTeller } from './table';

/** What is asked by views and panes that come after the first picture: answered by what is loaded after it. */
export type DeskQuestion = Extract<Question, { type: 'table' }>;

/** Answers about a cluster what takes printers and the whole API to tell. It only reads. */
export class Desk {
  private readonly tables: TableTeller;

  constructor(cluster: Cluster) {
    this.tables = new TableTeller(cluster);
  }

  answer(question: DeskQuestion): Answers[DeskQuestion['type']] {
    return this.tables.answer(question);
  }
}
