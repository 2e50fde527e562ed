import type { KubernetesObject } from '../../api/meta/object';
import { kindOf } from '../../api/scheme';
import { collectionPath } from '../../cli/kubectl/discovery';
import { rowOf, titlesOf } from '../../cli/kubectl/get/rows';
import { goYaml } from '../../cli/kubectl/output/yaml';
import { type Cluster, parseTime } from '../../engine/cluster';
import type { About, AboutAnswer, DetailQuestion, ObjectName } from '../../protocol/detail';
import type { Almanac } from '../almanac/almanac';
import { conditionsOf, eventsOf } from './history';
import { objectBy, relationsOf } from './relations';
import { WIDE } from './table';

/** Tells all about one object; a page that has the last answer, while nothing was written, is told so. */
export class ObjectTeller {
  private told = { number: 0, key: '', revision: -1, second: -1, loads: 0 };

  constructor(
    private readonly cluster: Cluster,
    private readonly almanac: Almanac,
  ) {}

  answer({ known, resource, namespace, name }: Extract<DetailQuestion, { type: 'about' }>): AboutAnswer {
    const { told, cluster } = this;
    const key = `${resource} ${namespace}/${name}`;
    const { loads } = cluster;
    const { revision } = cluster.etcd;
    const second = Math.floor(cluster.now / 1000);
    const isSame = key === told.key && revision === told.revision && second === told.second && loads === told.loads;
    if (known === told.number && isSame) return { number: known };
    this.told = { number: told.number + 1, key, revision, second, loads };
    const object = objectBy(cluster.etcd, { resource, namespace, name });
    return { number: this.told.number, about: object ? this.tell(resource, object) : null };
  }

  private tell(resource: string, object: KubernetesObject): About {
    const { etcd, now } = this.cluster;
    const kind = kindOf(resource);
    const cells = kind ? rowOf(kind, object, WIDE, now) : [];
    const { uid, creationTimestamp } = object.metadata;
    return {
      kind: kind?.kind ?? object.kind,
      uid,
      createdAt: creationTimestamp ? parseTime(creationTimestamp) : 0,
      object: withoutManagedFields(object),
      columns: kind ? titlesOf(kind, WIDE).map((title, index) => [title, cells[index] ?? ''] as const) : [],
      events: eventsOf(etcd, object),
      conditions: conditionsOf(this.almanac, object),
      ...relationsOf(etcd, resource, object),
    };
  }
}

/** An object as `kubectl get -o yaml` prints it; '' when there is none. */
export function yamlOf(cluster: Cluster, { resource, namespace, name }: ObjectName, managed: boolean): string {
  const kind = kindOf(resource);
  if (!kind) return '';
  const path = `${collectionPath(kind, namespace)}/${name}`;
  const { code, body } = cluster.api.handle({ method: 'GET', path, user: 'kubernetes-admin', actor: 'kubectl' });
  if (code >= 400) return '';
  return goYaml(managed ? body : withoutManagedFields(body as KubernetesObject));
}

function withoutManagedFields<T extends KubernetesObject>(object: T): T {
  const { managedFields: _left, ...metadata } = object.metadata;
  return { ...object, metadata };
}
