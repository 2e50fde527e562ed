import type { Cluster } from '../../engine/cluster';
import type { DetailQuestion } from '../../protocol/detail';
import type { Answers, Question } from '../../protocol/messages';
import type { Almanac } from '../almanac/almanac';
import { ObjectTeller, yamlOf } from './about';
import { known } from './known';
import { logsOf } from './logs';
import { seriesOf } from './series';
import { TableTeller } from './table';

/** What is asked by views and panes that come after the first picture: answered by what is loaded after it. */
export type DeskQuestion = Extract<Question, { type: 'table' | 'known' }> | DetailQuestion;

/** Answers about a cluster what takes printers and the whole API to tell. It only reads. */
export class Desk {
  private readonly tables: TableTeller;
  private readonly objects: ObjectTeller;

  constructor(
    private readonly cluster: Cluster,
    private readonly almanac: Almanac,
  ) {
    this.tables = new TableTeller(cluster);
    this.objects = new ObjectTeller(cluster, almanac);
  }

  answer(question: DeskQuestion): Answers[DeskQuestion['type']] {
    switch (question.type) {
      case 'table':
        return this.tables.answer(question);
      case 'known':
        return known(this.cluster);
      case 'about':
        return this.objects.answer(question);
      case 'yaml':
        return { text: yamlOf(this.cluster, question, question.managed) };
      case 'logs':
        return logsOf(this.cluster, question);
      case 'series':
        return seriesOf(this.almanac, question);
    }
  }
}
