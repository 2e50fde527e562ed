import type { Node, Pod } from '../../api/generated/core/v1';
import type { PodDisruptionBudget } from '../../api/generated/policy/v1';
import { selects } from '../../api/meta/labels';
import { parseTime } from '../../engine/cluster';
import type { CommandFacts, MachineFacts } from '../../protocol/why';
import { namedPod, type Records } from './records';

/** How a machine stands, and what a drain of it waits for. */
export function machineFacts(records: Records, node: Node): MachineFacts {
  const { name } = node.metadata;
  const conditions = node.status?.conditions ?? [];
  const ready = conditions.find(({ type }) => type === 'Ready');
  const pods = records.allPods().filter(({ spec }) => spec.nodeName === name);
  const drain = drainOf(records, name, pods);
  return {
    type: 'machine',
    ready: ready?.status ?? 'Unknown',
    reason: ready?.reason ?? '',
    since: ready?.lastTransitionTime ? parseTime(ready.lastTransitionTime) : 0,
    cordoned: node.spec.unschedulable ?? false,
    taints: (node.spec.taints ?? []).map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`),
    pressure: conditions
      .filter(({ type, status }) => /Pressure$/.test(type) && status === 'True')
      .map(({ type }) => type),
    powered: records.source.cluster.network.machine(name)?.powered ?? true,
    pods: pods.length,
    ...(drain && { drain }),
  };
}

/** A drain of the node that has not come to its end, and the pods on it that budgets protect. */
function drainOf(records: Records, node: string, pods: readonly Pod[]): MachineFacts['drain'] {
  const { terminal } = records.source;
  const typed = terminal.findLast(({ kind, text }) => kind === 'command' && isDrain(text, node));
  if (!typed) return undefined;
  const after = terminal.slice(terminal.indexOf(typed));
  const exit = after.find(({ kind, terminal: which }) => kind === 'exit' && which === typed.terminal);
  if (exit) return undefined;
  const said = after
    .filter(({ terminal: which, kind }) => which === typed.terminal && kind === 'stderr')
    .map(({ text }) => text)
    .join('');
  const blocked = pods.filter(
    ({ metadata }) => said.includes(`"${metadata.name}"`) && said.includes('disruption budget'),
  );
  return { line: typed.text, blocked: blocked.flatMap((pod) => budgetsOf(records, pod)) };
}

function isDrain(line: string, node: string): boolean {
  const words = line.trim().split(/\s+/);
  return words[0] === 'kubectl' && words.includes('drain') && (words.includes(node) || words.includes(`node/${node}`));
}

function budgetsOf(records: Records, pod: Pod): NonNullable<MachineFacts['drain']>['blocked'] {
  return records
    .list<PodDisruptionBudget>('poddisruptionbudgets.policy', pod.metadata.namespace)
    .filter(({ spec }) => selects(spec.selector, pod.metadata.labels))
    .map(({ metadata, spec, status }) => ({
      pod: namedPod(pod),
      budget: metadata.name,
      allowed: status?.disruptionsAllowed ?? 0,
      healthy: status?.currentHealthy ?? 0,
      desired: status?.desiredHealthy ?? 0,
      rule:
        spec.minAvailable !== undefined
          ? `minAvailable: ${spec.minAvailable}`
          : `maxUnavailable: ${spec.maxUnavailable ?? ''}`,
      expected: status?.expectedPods ?? 0,
      namespace: metadata.namespace ?? '',
      owner: deploymentOf(records, pod),
    }));
}

function deploymentOf(records: Records, pod: Pod): string {
  const owner = pod.metadata.ownerReferences?.find(({ kind }) => kind === 'ReplicaSet');
  const set = records
    .list('replicasets.apps', pod.metadata.namespace)
    .find(({ metadata }) => metadata.uid === owner?.uid);
  return set?.metadata.ownerReferences?.find(({ kind }) => kind === 'Deployment')?.name ?? '';
}

/** What came of a line that was typed: the latest one at or before a moment. */
export function commandFacts(records: Records, at: number): CommandFacts | undefined {
  const { terminal } = records.source;
  const index = terminal.findLastIndex((one) => one.kind === 'command' && one.at <= at);
  const typed = terminal[index];
  if (!typed) return undefined;
  const after = terminal.slice(index + 1).filter((one) => one.terminal === typed.terminal);
  const end = after.findIndex(({ kind }) => kind === 'exit' || kind === 'command');
  const mine = end < 0 ? after : after.slice(0, end + 1);
  const stderr = mine
    .filter(({ kind }) => kind === 'stderr')
    .map(({ text }) => text)
    .join('');
  return {
    type: 'command',
    line: typed.text,
    exitCode: mine.find(({ kind }) => kind === 'exit')?.exitCode,
    stderr,
    fields: fieldsOf(stderr),
    wrote: records.changes.filter(
      ({ actor, origin, at: wrote }) => actor === 'kubectl' && origin === typed.text && wrote >= typed.at,
    ).length,
  };
}

/** The fields that an `is invalid` message or a strict decoding error names. */
function fieldsOf(stderr: string): CommandFacts['fields'] {
  const invalid = /is invalid: ([\s\S]*)/.exec(stderr)?.[1]?.trim();
  if (invalid) {
    const parts =
      invalid.startsWith('\n') || invalid.startsWith('* ')
        ? invalid.split(/\n?\* /)
        : [invalid.replace(/^\[|\]$/g, '')];
    return parts.flatMap((part) => {
      const found = /^([\w.[\]/"-]+): ([\s\S]+)$/.exec(part.trim());
      return found?.[1] && found[2] ? [{ field: found[1], message: found[2].trim() }] : [];
    });
  }
  return [...stderr.matchAll(/unknown field "([^"]+)"/g)].map(([, field = '']) => ({
    field,
    message: 'unknown field',
  }));
}
