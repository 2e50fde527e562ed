import type { Fault } from '../fault';

/** Of budgets, evictions and nodes that fall silent. */
export const DISRUPTION: readonly Fault[] = [
  {
    name: 'disruption-healthy-pods',
    mistake: 'counted wrongly',
    wrong: 'A budget counts pods as healthy that are being deleted.',
    file: 'engine/controllers/disruption/budget.ts',
    find: 'if (!deletionTimestamp && disrupted[name] === undefined && isReady(pod)) healthy++;',
    replace: 'if (disrupted[name] === undefined && isReady(pod)) healthy++;',
  },
  {
    name: 'eviction-budget',
    mistake: 'a step is forgotten',
    wrong: 'An eviction takes nothing from its budget: the next one in the same instant is allowed as well.',
    file: 'engine/apiserver/subresources/eviction.ts',
    find: '  if (!call.dryRun) call.server.etcd.put(BUDGETS, spent, call.request.actor);\n',
    replace: '  if (call.dryRun) call.server.etcd.put(BUDGETS, spent, call.request.actor);\n',
  },
  {
    name: 'nodelifecycle-taint',
    mistake: 'a step is forgotten',
    wrong: 'The NoExecute taint of a node that fell silent is not taken back when the node is well again.',
    file: 'engine/controllers/nodeLifecycle/controller.ts',
    find: "        if (known.length > 0) setTaints(this.client, node, 'NoExecute', [], this.sim.now);\n",
    replace: '',
  },
  {
    name: 'tainteviction-seconds',
    mistake: 'too early',
    wrong: 'tolerationSeconds are taken for milliseconds: pods are evicted at once from a node that fell silent.',
    file: 'engine/controllers/taintEviction/controller.ts',
    find: 'const at = since + seconds * 1000;',
    replace: 'const at = since + seconds;',
  },
];
