import type { KubernetesObject } from '../../../api/meta/object';
import type { Command } from '../../../protocol/session';
import { drawImage } from '../containers';
import { named, type Scene, typed } from '../scene';
import type { Act } from './act';

const CASCADES = ['', '--cascade=background', '--cascade=foreground', '--cascade=orphan'];

/** One of the objects, if there are any: `verb` makes a line of it. */
function upon<T extends KubernetesObject>(scene: Scene, all: readonly T[], verb: (one: T) => string): Command[] {
  return all.length === 0 ? [] : scene.kubectl(verb(scene.chance.pick(all)));
}

function scale(scene: Scene): Command[] {
  const { chance } = scene;
  const size = Math.min(scene.room(), chance.pick([0, 1, 2, 3, 5, 7, 9]));
  return upon(scene, scene.deployments(), (one) => `scale ${typed('deployment', one)} --replicas=${size}`);
}

function scaleSet(scene: Scene): Command[] {
  const size = Math.min(scene.room(), scene.chance.between(0, 4));
  return upon(scene, scene.sets(), (one) => `scale ${typed('rs', one)} --replicas=${size}`);
}

function setImage(scene: Scene): Command[] {
  const { image } = drawImage(scene.chance, 25);
  return upon(scene, scene.deployments(), (one) => `set image ${typed('deployment', one)} main=${image}`);
}

function setResources(scene: Scene): Command[] {
  const amount = scene.chance.pick(['cpu=20m', 'cpu=150m', 'memory=48Mi', 'cpu=3']);
  return upon(scene, scene.deployments(), (one) => `set resources ${typed('deployment', one)} --requests=${amount}`);
}

function setEnv(scene: Scene): Command[] {
  const pair = scene.chance.pick(['A=1', 'A=2', 'DATABASE_HOST=db', 'B-']);
  return upon(scene, scene.deployments(), (one) => `set env ${typed('deployment', one)} ${pair}`);
}

function rollout(scene: Scene): Command[] {
  const word = scene.chance.pick([
    'undo',
    'undo',
    'restart',
    'restart',
    'pause',
    'resume',
    'resume',
    'status',
    'history',
  ]);
  const more = word === 'undo' && scene.chance.happens(25) ? ' --to-revision=1' : '';
  return upon(scene, scene.deployments(), (one) => `rollout ${word} ${typed('deployment', one)}${more}`);
}

function deleteWorkload(scene: Scene): Command[] {
  const { chance } = scene;
  const cascade = chance.pick(CASCADES);
  const wait = chance.happens(50) ? '--wait=false' : '';
  const isSet = chance.happens(35);
  const all: KubernetesObject[] = isSet ? scene.sets() : scene.deployments();
  return upon(scene, all, (one) => `delete ${typed(isSet ? 'rs' : 'deployment', one)} ${cascade} ${wait}`.trim());
}

function deletePod(scene: Scene): Command[] {
  const how = scene.chance.pick(['', '--wait=false', '--grace-period=1', '--now', '--force --grace-period=0']);
  return upon(scene, scene.pods(), (one) => `delete pod ${named(one)} ${how}`.trim());
}

function deleteMany(scene: Scene): Command[] {
  return upon(scene, scene.deployments(), ({ metadata }) => {
    const where = metadata.namespace === 'default' ? '' : `-n ${metadata.namespace} `;
    return `delete pod ${where}-l app=${metadata.name} --wait=false`;
  });
}

function deleteOther(scene: Scene): Command[] {
  const kind = scene.chance.pick(['services', 'poddisruptionbudgets.policy', 'endpointslices.discovery.k8s.io']);
  const all = scene.list(kind).filter(({ metadata }) => metadata.name !== 'kubernetes');
  return upon(scene, all, (one) => `delete ${kind} ${named(one)} --wait=false`);
}

/** Away from its owner, or to another one. */
function relabelPod(scene: Scene): Command[] {
  const change = scene.chance.pick(['app-', 'app=none --overwrite', 'app=web --overwrite', 'tier=x --overwrite']);
  return upon(scene, scene.pods(), (one) => `label pod ${named(one)} ${change}`);
}

function relabelSet(scene: Scene): Command[] {
  const change = scene.chance.pick(['app-', 'app=none --overwrite', 'tier=x --overwrite']);
  return upon(scene, scene.sets(), (one) => `label rs ${named(one)} ${change}`);
}

function selector(scene: Scene): Command[] {
  const app = scene.chance.pick(['app=web', 'app=api', 'tier=front', 'tier=bare']);
  const all = scene.list('services').filter(({ metadata }) => metadata.name !== 'kubernetes');
  return upon(scene, all, (one) => {
    const where = one.metadata.namespace === 'default' ? '' : `-n ${one.metadata.namespace} `;
    return `set selector ${where}service ${one.metadata.name} ${app}`;
  });
}

function patch(scene: Scene): Command[] {
  const spec = scene.chance.pick([
    { strategy: { type: 'Recreate', rollingUpdate: null } },
    { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
    { minReadySeconds: 2 },
    { revisionHistoryLimit: 1 },
    { progressDeadlineSeconds: 12 },
  ]);
  const text = JSON.stringify({ spec });
  return upon(scene, scene.deployments(), (one) => `patch ${typed('deployment', one)} -p '${text}'`);
}

function hold(scene: Scene): Command[] {
  const kind = scene.chance.pick(['pods', 'deployments.apps', 'replicasets.apps']);
  const body = '{"metadata":{"finalizers":["example.com/hold"]}}';
  return upon(scene, scene.list(kind), (one) => `patch ${kind} ${named(one)} --type=merge -p '${body}'`);
}

function drain(scene: Scene): Command[] {
  const { chance } = scene;
  const flags = ['--ignore-daemonsets', '--delete-emptydir-data', chance.happens(70) ? '--force' : ''];
  if (chance.happens(30)) flags.push(`--timeout=${chance.pick([5, 20])}s`);
  if (chance.happens(10)) flags.push('--disable-eviction');
  return upon(scene, scene.nodes(), ({ metadata }) => `drain ${metadata.name} ${flags.filter(Boolean).join(' ')}`);
}

function cordon(scene: Scene): Command[] {
  const word = scene.chance.pick(['cordon', 'uncordon', 'uncordon', 'uncordon']);
  return upon(scene, scene.nodes(), ({ metadata }) => `${word} ${metadata.name}`);
}

function taint(scene: Scene): Command[] {
  const change = scene.chance.pick(['own=x:NoSchedule', 'own=x:NoExecute', 'own-', 'own-']);
  return upon(scene, scene.nodes(), ({ metadata }) => `taint node ${metadata.name} ${change} --overwrite`);
}

/** A process in a container ends, or the container says that it is ill. */
function crash(scene: Scene): Command[] {
  const running = scene.pods().filter(({ status }) => status?.phase === 'Running');
  return upon(scene, running, (one) => `exec ${named(one)} -c main -- sh -c 'kill 1'`);
}

function look(scene: Scene): Command[] {
  return scene.kubectl(
    scene.chance.pick([
      'get pods -A -o wide',
      'get deploy,rs,svc,pdb -A',
      'describe nodes',
      'get events',
      'get pods -w',
    ]),
  );
}

function deleteNamespace(scene: Scene): Command[] {
  if (!scene.places.includes('shop') || !scene.chance.happens(30)) return [];
  scene.places.splice(scene.places.indexOf('shop'), 1);
  return scene.kubectl('delete namespace shop --wait=false');
}

/** What people do to what is there. */
export const CHANGING: readonly Act[] = [
  { name: 'scale', weight: 9, of: scale },
  { name: 'scale a set', weight: 2, of: scaleSet },
  { name: 'set image', weight: 12, of: setImage },
  { name: 'set resources', weight: 3, of: setResources },
  { name: 'set env', weight: 3, of: setEnv },
  { name: 'rollout', weight: 9, of: rollout },
  { name: 'delete a workload', weight: 5, of: deleteWorkload },
  { name: 'delete a pod', weight: 7, of: deletePod },
  { name: 'delete many', weight: 2, of: deleteMany },
  { name: 'delete another', weight: 3, of: deleteOther },
  { name: 'relabel a pod', weight: 5, of: relabelPod },
  { name: 'relabel a set', weight: 2, of: relabelSet },
  { name: 'selector', weight: 2, of: selector },
  { name: 'patch', weight: 4, of: patch },
  { name: 'hold', weight: 2, of: hold },
  { name: 'drain', weight: 6, of: drain },
  { name: 'cordon', weight: 4, of: cordon },
  { name: 'taint', weight: 3, of: taint },
  { name: 'crash', weight: 5, of: crash },
  { name: 'look', weight: 2, of: look },
  { name: 'delete the namespace', weight: 2, of: deleteNamespace },
];
