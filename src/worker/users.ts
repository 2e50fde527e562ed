import type { Cluster } from '../engine/cluster';
import type { GeneratorView, LedgerView, RequestView } from '../protocol/view';
import type { Picture } from './picture/picture';
import type { Ledgers } from './publisher';

/** What the users outside did, with the versions and uids that the picture knows. */
export class Users implements Ledgers {
  constructor(
    private readonly cluster: Cluster,
    private readonly picture: Picture,
  ) {}

  get finished(): number {
    return this.cluster.ledger.finished;
  }

  requestsAfter(finished: number): RequestView[] {
    return this.cluster.ledger
      .requestsAfter(finished)
      .map(({ trail, ...request }) => ({ ...request, version: this.picture.versionOfPod(request.pod) }));
  }

  generators(): GeneratorView[] {
    return this.cluster.traffic
      .generators()
      .map(({ name, url, ratePerSecond }) => ({ name, url, ratePerSecond, entry: this.entryOf(url) }));
  }

  ledgers(): LedgerView[] {
    const versionOf = (pod: string) => this.picture.versionOfPod(pod);
    return this.cluster.traffic.generators().map(({ name }) => this.cluster.ledger.view(name, versionOf));
  }

  /** The Ingress that serves the URL's host, or the Service that it names. */
  private entryOf(url: string): string {
    const host = /^https?:\/\/([^/:]+)/.exec(url)?.[1] ?? '';
    for (const { uid, rules } of this.picture.ingresses.values()) {
      if (rules.some((rule) => rule.host === host || rule.host === '*')) return uid;
    }
    const [name = '', namespace = 'default'] = host.split('.');
    return this.picture.serviceUid(namespace, name);
  }
}
