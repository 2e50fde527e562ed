import type { Cluster } from '../engine/cluster';
import type { GeneratorView, IngressView, LedgerView, RequestView } from '../protocol/view';
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
      .map(({ name, url, ratePerSecond }) => ({ name, url, ratePerSecond, entry: this.entryOf(name) }));
  }

  ledgers(): LedgerView[] {
    const versionOf = (pod: string) => this.picture.versionOfPod(pod);
    return this.cluster.traffic.generators().map(({ name }) => this.cluster.ledger.view(name, versionOf));
  }

  /** The Ingress that serves what a generator sends through the edge, or the Service that it names from inside; '' for neither. */
  private entryOf(generator: string): string {
    const { host = '', path = '', way } = this.cluster.traffic.leads(generator) ?? {};
    if (way === 'edge') return servedBy([...this.picture.ingresses.values()], host, path)?.uid ?? '';
    const [name = '', namespace = 'default'] = host.split('.');
    return way === 'inside' ? this.picture.serviceUid(namespace, name) : '';
  }
}

/** Who serves a host: the exact one before the wildcard before all hosts, and of those the longest path. Models ingress-nginx. */
function servedBy(routes: readonly IngressView[], host: string, path: string): IngressView | undefined {
  const dot = host.indexOf('.');
  for (const served of [host, dot > 0 ? `*${host.slice(dot)}` : host, '*']) {
    const serving = routes.filter(({ rules }) => rules.some((rule) => rule.host === served));
    const reach = ({ rules }: IngressView) =>
      Math.max(...rules.map((rule) => (rule.host === served && leadsTo(rule.path, path) ? rule.path.length : -1)));
    const [first, ...others] = serving;
    if (first) return others.reduce((best, other) => (reach(other) > reach(best) ? other : best), first);
  }
  return undefined;
}

function leadsTo(rule: string, path: string): boolean {
  return path === rule || path.startsWith(rule.endsWith('/') ? rule : `${rule}/`);
}
