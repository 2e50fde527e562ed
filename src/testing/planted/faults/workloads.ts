import type { Fault } from '../fault';

/** Of the controllers of Deployments and ReplicaSets. */
export const WORKLOADS: readonly Fault[] = [
  {
    name: 'deployment-surge',
    mistake: 'off by one',
    wrong: 'A rolling update has one pod more than maxSurge allows.',
    file: 'engine/controllers/deployment/fenceposts.ts',
    find: 'const room = replicas + maxSurge(deployment) - totalSize(all);',
    replace: 'const room = replicas + maxSurge(deployment) - totalSize(all) + 1;',
  },
  {
    name: 'deployment-floor',
    mistake: 'off by one',
    wrong: 'A rolling update takes one available pod more away than maxUnavailable allows.',
    file: 'engine/controllers/deployment/steps.ts',
    find: 'const spare = totalAvailable(all.map((rs) => sizes.get(rs) ?? rs)) - fewest;',
    replace: 'const spare = totalAvailable(all.map((rs) => sizes.get(rs) ?? rs)) - fewest + 1;',
  },
  {
    name: 'replicaset-expectations',
    mistake: 'an event is lost',
    wrong: 'Pods that were created are expected for ever: the ReplicaSet is not scaled again for minutes.',
    file: 'engine/controllers/replicaset/controller.ts',
    find: '      else creationObserved(this.state, key);\n',
    replace: '',
  },
  {
    name: 'replicaset-adoption',
    mistake: 'a step is forgotten',
    wrong: 'A new ReplicaSet does not look at the pods that are there already and that it selects.',
    file: 'engine/controllers/replicaset/controller.ts',
    find: "for (const key of this.informers.keysByIndex('pods', UNCONTROLLED, value)) this.mark(keyOf(rs), key);",
    replace: '',
  },
];
