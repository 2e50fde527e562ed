import type { Deployment } from '../../../api/generated/apps/v1';
import type { Command } from '../../../protocol/session';
import { drawContainer, drawImage } from '../containers';
import type { Scene } from '../scene';
import { drawBudget, drawDeployment, drawPod, drawReplicaSet, drawService } from '../workloads';
import type { Act } from './act';

const APPS = ['web', 'api', 'cart'];

function deployment(scene: Scene): Command[] {
  const { chance } = scene;
  const replicas = Math.min(scene.room(), chance.pick([0, 1, 2, 3, 4, 6, 8]));
  return scene.apply(drawDeployment(chance, chance.pick(APPS), chance.pick(scene.places), replicas));
}

function replicaSet(scene: Scene): Command[] {
  const { chance } = scene;
  const replicas = Math.min(scene.room(), chance.between(0, 4));
  return scene.apply(drawReplicaSet(chance, chance.pick(['bare', ...APPS]), chance.pick(scene.places), replicas));
}

function pod(scene: Scene): Command[] {
  const { chance } = scene;
  if (scene.room() === 0) return [];
  const name = chance.pick(['lonely', 'single', 'odd']);
  return scene.apply(drawPod(chance, name, chance.pick(scene.places), chance.pick([...APPS, 'none'])));
}

function service(scene: Scene): Command[] {
  const { chance } = scene;
  const app = chance.pick(APPS);
  const name = chance.happens(80) ? app : 'other';
  return scene.apply(drawService(chance, name, chance.pick(scene.places), app));
}

function budget(scene: Scene): Command[] {
  const { chance } = scene;
  const app = chance.pick(APPS);
  return scene.apply(drawBudget(chance, `${app}-budget`, chance.pick(scene.places), app));
}

function namespace(scene: Scene): Command[] {
  if (scene.places.includes('shop')) return [];
  scene.places.push('shop');
  return scene.kubectl('create namespace shop');
}

/** The Deployment as it is, with something about its template or its size changed, is applied again. */
function changed(scene: Scene): Command[] {
  const { chance } = scene;
  const all = scene.deployments();
  if (all.length === 0) return [];
  const { metadata, spec } = chance.pick(all);
  const { template } = spec;
  const choice = drawImage(chance, 15);
  const containers = [drawContainer(chance, choice)];
  const replicas = Math.min(scene.room() + (spec.replicas ?? 1), chance.between(0, 8));
  const next: Pick<Deployment, 'apiVersion' | 'kind' | 'spec'> & { metadata: object } = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: metadata.name, namespace: metadata.namespace, labels: metadata.labels },
    spec: {
      ...spec,
      replicas,
      template: { metadata: template.metadata, spec: { ...template.spec, containers } },
    },
  };
  return scene.apply(next);
}

/** A new world is given things by these, more than once. */
export const MAKING: readonly Act[] = [
  { name: 'deployment', weight: 6, of: deployment },
  { name: 'replicaset', weight: 2, of: replicaSet },
  { name: 'pod', weight: 2, of: pod },
  { name: 'service', weight: 5, of: service },
  { name: 'budget', weight: 2, of: budget },
  { name: 'namespace', weight: 1, of: namespace },
  { name: 'changed', weight: 4, of: changed },
];
