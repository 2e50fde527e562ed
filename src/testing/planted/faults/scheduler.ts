import type { Fault } from '../fault';

/** Of the scheduler. */
export const SCHEDULER: readonly Fault[] = [
  {
    name: 'scheduler-init-containers',
    mistake: 'counted wrongly',
    wrong: 'What init containers and sidecars ask for is not counted: nodes are overbooked.',
    file: 'engine/scheduler/resources.ts',
    find: 'if (initContainers) total = withInit(initContainers, total, scoring);',
    replace: 'if (initContainers && scoring) total = withInit(initContainers, total, scoring);',
  },
  {
    name: 'scheduler-leaving-pods',
    mistake: 'too early',
    wrong: 'The room of a pod is given to others as soon as the pod is being deleted, while it still runs.',
    file: 'engine/scheduler/scheduler.ts',
    find: '      putPod(this.state, pod);\n',
    replace:
      '      if (pod.metadata.deletionTimestamp) dropPod(this.state, key);\n      else putPod(this.state, pod);\n',
  },
  {
    name: 'scheduler-cordon',
    mistake: 'a guard is missing',
    wrong: 'Pods are bound to nodes that were just cordoned.',
    file: 'engine/scheduler/registry.ts',
    find: '  NodeUnschedulable,\n',
    replace: '',
  },
];
