import { previewApply } from '../../cli/kubectl/preview';
import type { Cluster } from '../../engine/cluster';
import type { DetailQuestion } from '../../protocol/detail';
import type { Answers, Question } from '../../protocol/messages';
import type { LoggedCommand } from '../../protocol/session';
import type { Almanac } from '../almanac/almanac';
import { Recorder } from '../record/recorder';
import { ObjectTeller, yamlOf } from './about';
import { bundle } from './bundle';
import { known } from './known';
import { logsOf } from './logs';
import { seriesOf } from './series';
import { TableTeller } from './table';

/** What is asked by views and panes that come after the first picture: answered by what is loaded after it. */
export type DeskQuestion =
  | Extract<Question, { type: 'diff' | 'table' | 'known' | 'bundle' | 'record' | 'request' }>
  | DetailQuestion;

/** What was done on the branch that is shown, and a cluster in which nothing was done yet to do it again. */
export interface Past {
  readonly log: () => readonly LoggedCommand[];
  readonly empty: () => Cluster;
}

/** Answers about a cluster what takes printers and the whole API to tell. It only reads. */
export class Desk {
  private readonly tables: TableTeller;
  private readonly objects: ObjectTeller;
  private recorder: Recorder | undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly almanac: Almanac,
    private readonly past: Past,
  ) {
    this.tables = new TableTeller(cluster);
    this.objects = new ObjectTeller(cluster, almanac);
  }

  answer(question: DeskQuestion): Answers[DeskQuestion['type']] {
    switch (question.type) {
      case 'diff':
        return { documents: previewApply(this.cluster.api, question.file, question.text) };
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
      case 'request':
        return { trail: this.cluster.ledger.request(question.id)?.trail };
      case 'bundle':
        return bundle(this.cluster);
      case 'record':
        return this.record(question.anew);
    }
  }

  private record(anew: boolean): Answers['record'] {
    const { cluster, past } = this;
    if (anew || !this.recorder) this.recorder = new Recorder(past.empty(), past.log(), cluster.now);
    const answer = this.recorder.play();
    if (answer.record) this.recorder = undefined;
    return answer;
  }
}
