import type { NodeFacts, PendingFacts, WhyTrace } from '../../protocol/why';
import { whyText } from '../../texts/why';
import { clockText } from '../words';
import { cpuText, memoryText } from './amounts';
import type { Option } from './card';
import { deploymentOf, inNamespace, patchedSpec, typed } from './commands';

const MI = 1024 * 1024;
/** What a request is rounded down to. */
const MEMORY_STEP = 64 * MI;
const CPU_STEP_MILLI = 50;
const MAX_OPTIONS = 5;
const PRESSURE = 'node.kubernetes.io/memory-pressure';

/** What would let a pod in that no node takes. */
export function pendingOptions(trace: WhyTrace, facts: PendingFacts): Option[] {
  const target = deploymentOf(trace);
  const stopped = (plugin: string) =>
    (facts.decision?.nodes ?? [])
      .filter(({ stoppedBy }) => stoppedBy === plugin)
      .flatMap(({ node }) => facts.nodes.find(({ name }) => name === node) ?? []);
  const options = [
    ...waits(facts, stopped('TaintToleration')),
    ...stopped('NodeUnschedulable').map(uncordon),
    ...(target ? foes(target, facts, stopped('InterPodAffinity')) : []),
    ...(target ? fits(target, facts, stopped('NodeResourcesFit')) : []),
    ...stopped('NodeAffinity').slice(0, 1).flatMap(labelled),
    ...(target && stopped('NodeAffinity').length > 0 && Object.keys(facts.nodeSelector).length > 0
      ? [{ text: whyText('option.noSelector'), commands: [patchedSpec(target, { nodeSelector: null }, 'merge')] }]
      : []),
    ...taints(target, facts, stopped('TaintToleration')),
    ...(target && facts.placed > 0 && facts.placed < facts.wanted ? [fewer(trace, facts.placed)] : []),
  ];
  return options.slice(0, MAX_OPTIONS);
}

function waits({ pressure }: PendingFacts, tainted: readonly NodeFacts[]): Option[] {
  return pressure
    .filter(({ node }) =>
      tainted.some(
        ({ name, untolerated }) => name === node && untolerated.every((taint) => taint.startsWith(PRESSURE)),
      ),
    )
    .map(({ liftsAt }) => ({
      text: whyText('option.wait', { what: whyText('option.taintLifts'), time: clockText(liftsAt) }),
      at: liftsAt,
    }));
}

function uncordon({ name }: NodeFacts): Option {
  return { text: whyText('option.uncordon', { node: name }), commands: [typed(`kubectl uncordon ${name}`)] };
}

function foes(target: string, { antiAffinity }: PendingFacts, stopped: readonly NodeFacts[]): Option[] {
  if (antiAffinity.length === 0 || !stopped.some(({ avoided }) => avoided.length > 0)) return [];
  const podAntiAffinity = {
    requiredDuringSchedulingIgnoredDuringExecution: null,
    preferredDuringSchedulingIgnoredDuringExecution: antiAffinity.map((podAffinityTerm) => ({
      weight: 100,
      podAffinityTerm,
    })),
  };
  return [
    { text: whyText('option.prefer'), commands: [patchedSpec(target, { affinity: { podAntiAffinity } }, 'merge')] },
  ];
}

/** Requests that would fit the node with the most left; only where one container makes them. */
function fits(target: string, facts: PendingFacts, stopped: readonly NodeFacts[]): Option[] {
  const reasons = new Set((facts.decision?.nodes ?? []).flatMap(({ reasons: own }) => own));
  const options: Option[] = [];
  const [container, ...others] = facts.containers.filter(
    ({ cpuMilli, memoryBytes }) => cpuMilli > 0 || memoryBytes > 0,
  );
  if (!container || others.length > 0) return [];
  const set = (amount: string, list: string): Option['commands'] => [
    typed(`kubectl set resources ${target} -c ${container.name} --requests=${list}=${amount}`),
  ];
  const memory = Math.max(0, ...stopped.map(({ freeMemoryBytes }) => freeMemoryBytes));
  if (reasons.has('Insufficient memory') && memory >= MEMORY_STEP) {
    const amount = memoryText(Math.floor(memory / MEMORY_STEP) * MEMORY_STEP);
    options.push({ text: whyText('option.requestMemory', { amount }), commands: set(amount, 'memory') ?? [] });
  }
  const cpu = Math.max(0, ...stopped.map(({ freeCpuMilli }) => freeCpuMilli));
  if (reasons.has('Insufficient cpu') && cpu >= CPU_STEP_MILLI) {
    const amount = cpuText(Math.floor(cpu / CPU_STEP_MILLI) * CPU_STEP_MILLI);
    options.push({ text: whyText('option.requestCpu', { amount }), commands: set(amount, 'cpu') ?? [] });
  }
  return options;
}

function labelled({ name, lacks }: NodeFacts): Option[] {
  if (lacks.length === 0 || lacks.includes('nodeAffinity')) return [];
  const label = lacks.join(' ');
  return [
    {
      text: whyText('option.label', { node: name, label: lacks.join(', ') }),
      commands: [typed(`kubectl label node ${name} ${label}`)],
    },
  ];
}

/** Taints that people set can be taken off; those that the cluster keeps can only be tolerated. */
function taints(target: string | undefined, { tolerations }: PendingFacts, stopped: readonly NodeFacts[]): Option[] {
  const seen = new Set<string>();
  const options: Option[] = [];
  for (const { name, untolerated } of stopped) {
    const [taint = ''] = untolerated;
    const isPeoples = !/^node(-role)?\.kubernetes\.io\//.test(taint);
    if (untolerated.length !== 1 || seen.has(taint)) continue;
    seen.add(taint);
    if (isPeoples)
      options.push({
        text: whyText('option.untaint', { taint: shortTaint(taint), node: name }),
        commands: [typed(`kubectl taint nodes ${name} ${taint}-`)],
      });
    if (!target || taint.startsWith('node.kubernetes.io/')) continue;
    const [, key = '', value = '', effect = ''] = /^([^=:]+)(?:=([^:]*))?:(\w+)$/.exec(taint) ?? [];
    const toleration = value === '' ? { key, operator: 'Exists', effect } : { key, operator: 'Equal', value, effect };
    options.push({
      text: whyText('option.tolerate', { taint: shortTaint(taint) }),
      commands: [patchedSpec(target, { tolerations: [...tolerations, toleration] }, 'merge')],
    });
  }
  return options;
}

function fewer({ workload, namespace }: WhyTrace, placed: number): Option {
  return {
    text: whyText('option.fewer', { replicas: placed }),
    commands: [typed(`kubectl scale deployment/${workload?.name ?? ''}${inNamespace(namespace)} --replicas=${placed}`)],
  };
}

/** The last part of a taint's key with its effect: `control-plane:NoSchedule`. */
export function shortTaint(taint: string): string {
  return taint.replace(/^[^:=]*\//, '');
}
