import type { Deployment } from '../../api/generated/apps/v1';
import type { ObjectMeta } from '../../api/generated/meta/v1';
import type { Draft } from '../../api/meta/object';
import type { Chance } from '../../scenarios/chance';
import { drawContainer, drawImage } from './containers';

/** A Deployment beside another one, whose pods bear its labels too and so stand behind the same Services. */
export function drawCanary(chance: Chance, { metadata, spec }: Deployment, replicas: number): Draft<Deployment> {
  const labels = { ...spec.template.metadata?.labels, track: 'canary' };
  const podMetadata: Partial<ObjectMeta> = { labels };
  const containers = [drawContainer(chance, drawImage(chance, 30))];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `${metadata.name}-canary`, namespace: metadata.namespace ?? 'default', labels },
    spec: {
      replicas,
      selector: { matchLabels: { ...spec.selector.matchLabels, track: 'canary' } },
      template: { metadata: podMetadata as ObjectMeta, spec: { ...spec.template.spec, containers } },
    },
  };
}
