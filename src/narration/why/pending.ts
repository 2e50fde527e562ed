import type { NodeVerdict } from '../../protocol/trace';
import type { Named, NodeFacts, PendingFacts, WhyTrace } from '../../protocol/why';
import { whyText } from '../../texts/why';
import { shortened } from '../names';
import { listed } from '../words';
import { cpuText, memoryText } from './amounts';
import { type Evidence, linked, type Say, type Told } from './card';
import { pendingOptions, shortTaint } from './pendingOptions';

const MAX_ROWS = 12;
const MAX_NAME = 18;
const FIT = 'NodeResourcesFit';
const LABELLED = [
  'NodeUnschedulable',
  'NodeName',
  'TaintToleration',
  'NodeAffinity',
  'NodePorts',
  'NodeResourcesFit',
  'PodTopologySpread',
  'InterPodAffinity',
  'NodeResourcesBalancedAllocation',
  'ImageLocality',
] as const;

/** A plugin as the head of a column. */
export function columnOf(plugin: string): string {
  const known = LABELLED.find((name) => name === plugin);
  return known ? whyText(`column.${known}`) : plugin;
}

/** Why a pod has no node. */
export function pendingTold(trace: WhyTrace, facts: PendingFacts): Told {
  const { decision } = facts;
  const app = trace.workload?.name ?? trace.name;
  const evidence = decision && !decision.all ? filterTable(facts) : undefined;
  return {
    question: whyText('ask.pending'),
    answer: answerOf(facts, app),
    ...(evidence && { evidence }),
    optionsTitle: whyText('card.letIn'),
    options: pendingOptions(trace, facts),
  };
}

function factsOf(facts: PendingFacts, name: string): NodeFacts | undefined {
  return facts.nodes.find((node) => node.name === name);
}

function answerOf(facts: PendingFacts, app: string): string[] {
  const { decision, gates, scheduler } = facts;
  if (gates.length > 0) return [whyText('pending.gates', { gates: gates.join(', ') })];
  if (scheduler !== 'default-scheduler') return [whyText('pending.otherScheduler', { name: scheduler })];
  if (!decision) return [whyText('pending.untried')];
  if (decision.nodeCount === 0) return [whyText('pending.noNodes')];
  const making =
    decision.chosen && decision.victims.length > 0
      ? [whyText('pending.making', { node: decision.chosen, victims: listed(decision.victims) })]
      : [];
  if (decision.all) return [whyText('pending.all', { why: decision.all.why }), ...making];
  const groups = groupsOf(decision.nodes, decision.filters);
  const total = decision.nodes.length;
  return [
    ...groups.map(([plugin, nodes], index) => {
      const isRest = index > 0 && index === groups.length - 1;
      return reasonOf(plugin, nodes, facts, app, placesOf(nodes, total, isRest));
    }),
    ...making,
  ];
}

/** The nodes by what stopped them; those that came farthest first. */
function groupsOf(nodes: readonly NodeVerdict[], filters: readonly string[]): [string, NodeVerdict[]][] {
  const groups = new Map<string, NodeVerdict[]>();
  for (const node of nodes) groups.set(node.stoppedBy, [...(groups.get(node.stoppedBy) ?? []), node]);
  return [...groups].sort(([one], [other]) => filters.indexOf(other) - filters.indexOf(one));
}

/** `node-a`, `All 4 nodes`, `The other 2`: how a sentence begins. */
function placesOf(nodes: readonly NodeVerdict[], total: number, isRest: boolean): string {
  const count = nodes.length;
  const [first] = nodes;
  if (count === 1 && first) return first.node;
  if (count === total) return whyText('nodes.all', { count });
  if (isRest) return whyText('nodes.others', { count });
  return count === 2 ? listed(nodes.map(({ node }) => node)) : whyText('nodes.some', { count });
}

function reasonOf(
  plugin: string,
  nodes: readonly NodeVerdict[],
  facts: PendingFacts,
  app: string,
  places: string,
): string {
  const fill = { count: nodes.length, nodes: places };
  switch (plugin) {
    case 'NodeUnschedulable':
      return whyText('pending.cordoned', fill);
    case 'NodeName':
      return whyText('pending.name', fill);
    case 'TaintToleration':
      return whyText('pending.taints', fill);
    case 'NodeAffinity':
      return whyText('pending.affinity', fill);
    case 'NodePorts':
      return whyText('pending.ports', fill);
    case 'PodTopologySpread':
      return whyText('pending.spread', fill);
    case 'InterPodAffinity': {
      const areFoes = facts.oneEach && nodes.every(({ node }) => (factsOf(facts, node)?.avoided.length ?? 0) > 0);
      return areFoes ? whyText('pending.foes', { ...fill, app }) : whyText('pending.interPod', fill);
    }
    case FIT:
      return fitReason(nodes, facts, fill);
    default:
      return whyText('pending.other', {
        ...fill,
        reasons: [...new Set(nodes.flatMap(({ reasons }) => reasons))].join(', '),
      });
  }
}

function fitReason(nodes: readonly NodeVerdict[], facts: PendingFacts, fill: { count: number; nodes: string }): string {
  const reasons = new Set(nodes.flatMap((node) => node.reasons));
  const machines = nodes.flatMap(({ node }) => factsOf(facts, node) ?? []);
  const short = shortOf(reasons, facts);
  if (!short) {
    if (reasons.size === 1 && reasons.has('Too many pods')) return whyText('pending.tooMany', fill);
    return whyText('pending.other', { ...fill, reasons: [...reasons].join(', ') });
  }
  if (machines.length > 0 && machines.every((machine) => short.size(machine) < short.wants))
    return whyText('pending.tooLarge', { asked: short.text(short.wants) });
  const free = short.text(Math.max(0, ...machines.map(short.free)));
  return whyText(`pending.${short.what}`, { ...fill, asked: short.text(short.wants), free });
}

/** Of what the nodes have not enough, with how to read and to write it. */
function shortOf(reasons: ReadonlySet<string>, facts: PendingFacts) {
  if (reasons.has('Insufficient memory')) {
    const free = (machine: NodeFacts) => machine.freeMemoryBytes;
    const size = (machine: NodeFacts) => machine.memoryBytes;
    return { what: 'memory', wants: facts.memoryBytes, free, size, text: memoryText } as const;
  }
  if (!reasons.has('Insufficient cpu')) return undefined;
  const free = (machine: NodeFacts) => machine.freeCpuMilli;
  const size = (machine: NodeFacts) => machine.cpuMilli;
  return { what: 'cpu', wants: facts.cpuMilli, free, size, text: cpuText } as const;
}

function filterTable(facts: PendingFacts): Evidence {
  const { filters = [], nodes = [] } = facts.decision ?? {};
  const rows = [...nodes].sort((one, other) => (one.node < other.node ? -1 : 1));
  return {
    caption: whyText('table.filters'),
    columns: ['', ...filters.map(columnOf)],
    marks: true,
    left: Math.max(0, rows.length - MAX_ROWS),
    rows: rows.slice(0, MAX_ROWS).map((verdict) => {
      const stop = verdict.stoppedBy === '' ? filters.length : filters.indexOf(verdict.stoppedBy);
      const note = noteOf(verdict, factsOf(facts, verdict.node), facts);
      return {
        head: verdict.node,
        object: { kind: 'Node', name: verdict.node },
        cells: filters.map((_, index) => (index < stop ? 'yes' : index === stop ? 'no' : 'dash')),
        ...(note && { note }),
      };
    }),
  };
}

function namesOf(pods: readonly Named[]): string {
  return listed(pods.map(({ name }) => shortened(name, MAX_NAME)));
}

function noteOf(
  { stoppedBy, reasons }: NodeVerdict,
  node: NodeFacts | undefined,
  facts: PendingFacts,
): Say | undefined {
  if (stoppedBy === '') return undefined;
  const verbatim = [reasons.join(', ')];
  if (!node) return verbatim;
  if (stoppedBy === 'NodeUnschedulable' && node.cordoned) return [whyText('note.cordoned')];
  if (stoppedBy === 'TaintToleration' && node.untolerated[0])
    return [whyText('note.taint', { taint: shortTaint(node.untolerated[0]) })];
  if (stoppedBy === 'NodeAffinity' && node.lacks.length > 0 && !node.lacks.includes('nodeAffinity'))
    return [whyText('note.lacks', { labels: node.lacks.join(', ') })];
  if (stoppedBy === 'InterPodAffinity' && node.avoided.length > 0) {
    const named = node.avoided.map((pod) => ({ ...pod, name: shortened(pod.name, MAX_NAME) }));
    return linked(whyText('note.runs', { pods: namesOf(node.avoided) }), named);
  }
  if (stoppedBy !== FIT) return verbatim;
  const short = shortOf(new Set(reasons), facts);
  return short
    ? [whyText('note.fit', { asked: short.text(short.wants), free: short.text(Math.max(0, short.free(node))) })]
    : verbatim;
}
