import type { Node, Pod, PodStatus } from '../../api/generated/core/v1';
import { keyOf, splitKey, withFields } from '../../api/meta/object';
import type { MachineSpec } from '../../protocol/session';
import type { ApiDoor } from '../apiserver/request';
import type { Client } from '../client/client';
import type { Network } from '../network/network';
import type { Plain } from '../sim/plain';
import { type Simulation, StatefulComponent } from '../sim/simulation';
import { formatTime } from '../sim/time';

/** What the stand-in for kubelets is given. `client` is its own. */
export interface KwokHost {
  readonly sim: Simulation;
  readonly api: ApiDoor;
  readonly client: Client;
  readonly network: Network;
}

interface KwokState {
  /** Pods that will be Ready at their moment: key to uid. */
  starting: Map<string, string>;
  /** Pods that run here: key to address. */
  addresses: Map<string, string>;
}

/** A time that was never, as it is written. */
const NEVER = null as unknown as string;
const VERSION = 'kwok-0.7.0';
/** The conditions of a node that is well: type, status, reason, message. */
const WELL = [
  ['Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'],
  ['MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  ['DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  ['PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
  ['NetworkUnavailable', 'False', 'RouteCreated', 'RouteController created a route'],
] as const;
/** A pod is Ready this long after it is bound, in milliseconds. */
const READY_AFTER_MS = 1000;

/**
 * Nodes whose pods go through a table of stages instead of a kubelet: Ready a second after they are bound, gone at once when
 * deleted, no events. Models kwok with its fast stages.
 */
export class KwokNodes extends StatefulComponent<KwokState> {
  private readonly machines: ReadonlyMap<string, MachineSpec>;

  constructor(
    private readonly host: KwokHost,
    machines: readonly MachineSpec[],
  ) {
    super('kwok', { starting: new Map(), addresses: new Map() });
    this.machines = new Map(machines.map((machine) => [machine.name, machine]));
  }

  /** Registers the nodes and begins to watch pods. */
  start(): void {
    for (const machine of this.machines.values()) this.register(machine);
    if (this.machines.size > 0) this.host.api.watch(this.name, { resource: 'pods' });
  }

  handle(what: Plain): void {
    const { type, key } = what as { type: string; key?: string };
    if (type === 'ready') this.ready(key as string);
    else
      for (const event of this.host.api.mailbox(this.name))
        this.note(event.object as Pod, event.type === 'DELETED', event.revision);
  }

  private note(pod: Pod, gone: boolean, revision: number): void {
    if (!this.machines.has(pod.spec.nodeName ?? '')) return;
    const key = keyOf(pod);
    const { starting } = this.state;
    this.host.sim.cause = { kind: 'write', ref: revision };
    if (gone) this.release(key, pod.metadata.uid);
    else if (pod.metadata.deletionTimestamp) {
      const { namespace, name } = splitKey(key);
      this.host.client.delete('pods', namespace, name, {
        gracePeriodSeconds: 0,
        preconditions: { uid: pod.metadata.uid },
      });
    } else if (pod.status?.phase === 'Pending' && !starting.has(key)) {
      starting.set(key, pod.metadata.uid);
      this.host.sim.schedule(this.name, READY_AFTER_MS, { type: 'ready', key });
    }
  }

  private release(key: string, uid: string): void {
    if (this.state.starting.get(key) === uid) this.state.starting.delete(key);
    const address = this.state.addresses.get(key);
    if (!address) return;
    this.state.addresses.delete(key);
    this.host.network.detach(address);
  }

  private ready(key: string): void {
    const uid = this.state.starting.get(key);
    if (uid === undefined) return;
    this.state.starting.delete(key);
    const { namespace, name } = splitKey(key);
    const found = this.host.client.get<Pod>('pods', namespace, name);
    if (!found.ok || found.object.metadata.uid !== uid || found.object.metadata.deletionTimestamp) return;
    const pod = found.object;
    const address = this.host.network.allocate(pod.spec.nodeName as string);
    this.state.addresses.set(key, address);
    this.host.client.updateStatus<Pod>('pods', { ...pod, status: this.runningStatus(pod, address) });
  }

  private runningStatus(pod: Pod, address: string): PodStatus {
    const now = formatTime(this.host.sim.now);
    const hostIP = this.host.network.machine(pod.spec.nodeName as string)?.address ?? '';
    const scheduled = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled')?.lastTransitionTime ?? now;
    const condition = (type: string, since = now) => ({
      lastProbeTime: NEVER,
      lastTransitionTime: since,
      status: 'True',
      type,
    });
    const containerStatuses = pod.spec.containers.map(({ name, image = '' }) => ({
      image,
      imageID: '',
      lastState: {},
      name,
      ready: true,
      restartCount: 0,
      state: { running: { startedAt: now } },
    }));
    return withFields(pod.status ?? {}, {
      phase: 'Running',
      conditions: [
        condition('Initialized'),
        condition('Ready'),
        condition('ContainersReady'),
        condition('PodScheduled', scheduled),
      ],
      containerStatuses,
      hostIP,
      podIP: address,
      podIPs: [{ ip: address }],
      startTime: now,
    });
  }

  private register(machine: MachineSpec): void {
    const { name } = machine;
    const { address } = this.host.network.machine(name) ?? { address: '' };
    const amounts = { cpu: machine.cpu, memory: machine.memory, pods: String(machine.pods ?? 110) };
    const now = formatTime(this.host.sim.now);
    this.host.client.create<Node>('nodes', {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        annotations: { 'kwok.x-k8s.io/node': 'fake', 'node.alpha.kubernetes.io/ttl': '0' },
        labels: {
          'beta.kubernetes.io/arch': 'amd64',
          'beta.kubernetes.io/os': 'linux',
          'kubernetes.io/arch': 'amd64',
          'kubernetes.io/hostname': name,
          'kubernetes.io/os': 'linux',
          ...machine.labels,
        },
      },
      spec: machine.taints?.length ? { taints: machine.taints.map((taint) => ({ ...taint })) } : {},
      status: {
        addresses: [{ address, type: 'InternalIP' }],
        allocatable: amounts,
        capacity: amounts,
        conditions: WELL.map(([type, status, reason, message]) => ({
          lastHeartbeatTime: now,
          lastTransitionTime: now,
          message,
          reason,
          status,
          type,
        })),
        daemonEndpoints: { kubeletEndpoint: { Port: 10_250 } },
        nodeInfo: {
          architecture: 'amd64',
          bootID: '',
          containerRuntimeVersion: VERSION,
          kernelVersion: VERSION,
          kubeProxyVersion: VERSION,
          kubeletVersion: VERSION,
          machineID: '',
          operatingSystem: 'linux',
          osImage: '',
          systemUUID: '',
        },
        phase: 'Running',
      },
    });
  }
}
