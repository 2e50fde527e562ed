import type { Change } from '../../engine/etcd/etcd';
import { Stage } from '../answers/stage';
import { durationMs, type Scenario } from '../conformance/scenario';
import { scenarioWorld } from '../conformance/storyteller';
import { factsOf } from './facts';
import type { Line } from './line';

/** The resources that were watched while the real cluster was told the stories. */
const WATCHED = new Set([
  'pods',
  'services',
  'events',
  'replicasets.apps',
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
  'endpointslices.discovery.k8s.io',
  'poddisruptionbudgets.policy',
  'nodes',
]);
/** The recorder watched for so long before it told anything. */
const BEFORE_MS = 500;
/** A story begins anywhere within what the cluster does every few seconds: with each seed somewhere else. */
const PHASE_MS = 1383;
const PHASES_MS = 10_000;
/** Ours goes on for so long after the story: what chance delays is not missing. */
const AFTER_MS = 10_000;
const AFTER_SHARE = 0.2;

/** Tells a story to a fresh cluster with three full nodes and writes down what happens, as was done in the real one. */
export function record(story: Scenario, seed: number): Line[] {
  const lines: Line[] = [];
  const last = new Map<string, string>();
  let start = Number.NaN;
  const stage = new Stage(scenarioWorld(story), seed, story.files, (cluster) =>
    cluster.observe((change) => {
      if (!Number.isNaN(start)) note(change);
    }),
  );
  const { cluster } = stage;
  const tell = (line: Omit<Line, 't'>) => lines.push({ t: (cluster.now - start) / 1000, ...line } as Line);
  const note = ({ type, object, resource }: Pick<Change, 'type' | 'object' | 'resource'>) => {
    if (!WATCHED.has(resource)) return;
    if (resource !== 'nodes' && object.metadata.namespace !== 'default') return;
    const key = `${object.kind}/${object.metadata.name}`;
    const facts = JSON.stringify(factsOf(object));
    if (type === 'MODIFIED' && last.get(key) === facts) return;
    last.set(key, facts);
    if (object.kind === 'Event') {
      if (facts.includes('"object":"Node/')) return;
      tell({ what: 'EVENT', ...JSON.parse(facts) });
      return;
    }
    const owner = object.metadata.ownerReferences?.[0];
    tell({
      what: type,
      object: key,
      ...(owner ? { owner: `${owner.kind}/${owner.name}` } : {}),
      ...JSON.parse(facts),
    });
  };
  stage.awaitNamespace();
  stage.sleep((seed * PHASE_MS) % PHASES_MS);
  start = cluster.now;
  for (const object of cluster.etcd.list('nodes')) note({ type: 'ADDED', object, resource: 'nodes' });
  stage.sleep(BEFORE_MS);
  for (const step of story.steps) {
    if ('sleep' in step) stage.sleep(durationMs(step.sleep));
    else if ('power' in step) {
      const node = `node-${step.power.node}`;
      tell({ what: 'POWER', node, on: step.power.on });
      cluster.perform({ type: 'power', node, on: step.power.on });
    } else if ('run' in step) {
      tell({ what: 'RUN', run: step.run });
      tell({ what: 'DONE', run: step.run, ...stage.run(step.run) });
    }
  }
  stage.sleep(AFTER_MS + AFTER_SHARE * (cluster.now - start));
  return lines;
}
