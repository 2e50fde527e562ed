import type { Deployment } from '../../../api/generated/apps/v1';
import type { Service } from '../../../api/generated/core/v1';
import type { Command } from '../../../protocol/session';
import { drawCanary } from '../canary';
import { drawContainer, drawImage } from '../containers';
import type { Scene } from '../scene';
import {
  drawBudget,
  drawDeployment,
  drawIngress,
  drawPod,
  drawReplicaSet,
  drawService,
  type Place,
} from '../workloads';
import type { Act } from './act';

const APPS = ['web', 'api', 'cart'];

/** Mostly an app that is there. */
function appOf(scene: Scene): { readonly app: string; readonly place: Place } {
  const { chance } = scene;
  const all = scene.deployments();
  if (all.length === 0 || chance.happens(30)) return { app: chance.pick(APPS), place: chance.pick(scene.places) };
  const { metadata, spec } = chance.pick(all);
  return { app: spec.selector.matchLabels?.app ?? metadata.name, place: metadata.namespace as Place };
}

function deployment(scene: Scene): Command[] {
  const { chance } = scene;
  const replicas = Math.min(scene.room(), chance.pick([0, 1, 2, 3, 4, 6, 8]));
  const [app, place] = [chance.pick(APPS), chance.pick(scene.places)];
  const behind = chance.happens(45) ? [drawService(chance, app, place, app)] : [];
  return scene.apply(drawDeployment(chance, app, place, replicas), ...behind);
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
  const { app, place } = appOf(scene);
  const name = chance.happens(80) ? app : 'other';
  return scene.apply(drawService(chance, name, place, app));
}

function budget(scene: Scene): Command[] {
  const { chance } = scene;
  const { app, place } = appOf(scene);
  return scene.apply(drawBudget(chance, `${app}-budget`, place, app));
}

/** A few pods of another image beside those of a Deployment, behind the same Service. */
function canary(scene: Scene): Command[] {
  const { chance } = scene;
  const stable = scene.deployments().filter(({ spec }) => !spec.selector.matchLabels?.track);
  if (stable.length === 0) return [];
  const beside = chance.pick(stable);
  const replicas = Math.min(scene.room(), chance.between(1, 2));
  return scene.apply(drawCanary(chance, beside, replicas));
}

/** A way in from outside to one of the Services. */
function ingress(scene: Scene): Command[] {
  const services = scene.list<Service>('services').filter(({ metadata }) => metadata.name !== 'kubernetes');
  return services.length === 0 ? [] : scene.apply(drawIngress(scene.chance.pick(services)));
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
  { name: 'canary', weight: 2, of: canary },
  { name: 'ingress', weight: 1, of: ingress },
  { name: 'namespace', weight: 2, of: namespace },
  { name: 'changed', weight: 4, of: changed },
];
