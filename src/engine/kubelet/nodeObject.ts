import type { Node, NodeCondition, NodeStatus } from '../../api/generated/core/v1';
import type { Draft } from '../../api/meta/object';
import { formatBytes, unitsOf } from '../../api/meta/quantity';
import type { MachineSpec } from '../../protocol/session';
import type { Image } from '../runtime/image';
import { digestOf } from '../runtime/registry';

/** A machine as a kubelet finds it. */
export interface NodeFacts {
  readonly spec: MachineSpec;
  readonly address: string;
  readonly podCIDR: string;
  readonly images: readonly Image[];
  /** RFC 3339. */
  readonly now: string;
  readonly bootID: string;
  /** Its memory is short. */
  readonly pressed: boolean;
}

const VERSION = 'v1.36.3';
/** Kept free for eviction (kubelet: evictionHard memory.available). */
const EVICTION_BYTES = 100 * 1024 * 1024;
const DISK_BYTES = 103_079_215_104;

/** The Node that a kubelet registers. Models kubelet_node_status initialNode. */
export function nodeObject(facts: NodeFacts): Draft<Node> {
  const { spec, podCIDR } = facts;
  const taints = [...(spec.taints ?? []), ...(spec.controlPlane ? [CONTROL_PLANE_TAINT] : [])];
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: spec.name,
      annotations: {
        'node.alpha.kubernetes.io/ttl': '0',
        'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
      },
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': spec.name,
        'kubernetes.io/os': 'linux',
        ...(spec.controlPlane && CONTROL_PLANE_LABELS),
        ...spec.labels,
      },
    },
    spec: {
      podCIDR,
      podCIDRs: [podCIDR],
      ...(taints.length > 0 && { taints: taints.map((taint) => ({ ...taint })) }),
    },
    status: nodeStatus(facts),
  };
}

const CONTROL_PLANE_TAINT = { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' };
const CONTROL_PLANE_LABELS = {
  'node-role.kubernetes.io/control-plane': '',
  'node.kubernetes.io/exclude-from-external-load-balancers': '',
};

function nodeStatus({ spec, address, images, now, bootID, pressed }: NodeFacts): NodeStatus {
  const amounts = {
    cpu: spec.cpu,
    'ephemeral-storage': formatBytes(DISK_BYTES),
    'hugepages-1Gi': '0',
    'hugepages-2Mi': '0',
    memory: spec.memory,
    pods: String(spec.pods ?? 110),
  };
  return {
    addresses: [
      { address, type: 'InternalIP' },
      { address: spec.name, type: 'Hostname' },
    ],
    allocatable: { ...amounts },
    capacity: amounts,
    conditions: nodeConditions(now, pressed),
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    images: images.map(({ repository, tags, sizeBytes }) => ({
      names: [`${repository}@sha256:${digestOf(`${repository}:${tags[0]}`)}`, `${repository}:${tags[0]}`],
      sizeBytes,
    })),
    nodeInfo: {
      architecture: 'amd64',
      bootID,
      containerRuntimeVersion: 'containerd://2.3.7',
      kernelVersion: '6.12.0',
      kubeProxyVersion: '',
      kubeletVersion: VERSION,
      machineID: digestOf(spec.name).slice(0, 32),
      operatingSystem: 'linux',
      osImage: 'Debian GNU/Linux 12 (bookworm)',
      systemUUID: digestOf(`${spec.name} system`).slice(0, 32),
    },
  };
}

/** What a kubelet says of its machine, in its order; `pressed`: the memory is short. */
export function nodeConditions(now: string, pressed: boolean): NodeCondition[] {
  const condition = (type: string, status: string, reason: string, message: string): NodeCondition => ({
    lastHeartbeatTime: now,
    lastTransitionTime: now,
    message,
    reason,
    status,
    type,
  });
  return [
    pressed
      ? condition('MemoryPressure', 'True', 'KubeletHasInsufficientMemory', 'kubelet has insufficient memory available')
      : condition('MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
    condition('DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
    condition('PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
    condition('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'),
  ];
}

/** Memory that pods may use before the kubelet evicts some, in bytes. */
export function memoryBeforeEviction(spec: MachineSpec): number {
  return unitsOf(spec.memory) - EVICTION_BYTES;
}
