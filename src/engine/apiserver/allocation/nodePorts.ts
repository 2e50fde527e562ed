import type { Service, ServicePort } from '../../../api/generated/core/v1';
import type { Random } from '../../sim/random';
import { internal, invalid } from '../refusal';
import { needsNodePort } from './typeChange';

/** How often chance is asked before the range is searched in order. */
const RANDOM_TRIES = 16;

/** The node ports that one request takes: nothing is taken for good before all went well. */
export class NodePortOperation {
  /** What this operation took. */
  readonly taken: number[] = [];

  constructor(
    private readonly allocated: ReadonlyMap<number, string>,
    private readonly range: readonly [number, number],
    private readonly random: () => Random,
    private readonly dryRun: boolean,
  ) {}

  /** Takes a chosen port; the result says why it cannot. A dry run does not look at the range: a real server's neither. */
  take(port: number): string | undefined {
    const [low, high] = this.range;
    if (!this.dryRun && (port < low || port > high)) {
      return `provided port is not in the valid range. The range of valid ports is ${low}-${high}`;
    }
    if (this.isTaken(port)) return 'provided port is already allocated';
    this.taken.push(port);
    return undefined;
  }

  /** Takes a free port: of the upper band first, the lower one is for ports that people choose. */
  takeAny(): number {
    const [low, high] = this.range;
    const size = high - low + 1;
    const reserved = Math.min(Math.max(16, Math.floor(size / 32)), 128);
    const random = this.random();
    for (let i = 0; i < RANDOM_TRIES; i++) {
      const port = low + reserved + random.int(size - reserved);
      if (!this.isTaken(port)) return this.keep(port);
    }
    for (let port = high; port >= low; port--) if (!this.isTaken(port)) return this.keep(port);
    throw internal('failed to allocate a nodePort: range is full');
  }

  private keep(port: number): number {
    this.taken.push(port);
    return port;
  }

  private isTaken(port: number): boolean {
    return this.allocated.has(port) || this.taken.includes(port);
  }
}

/** The ports of a new Service. Models registry/core/service, alloc.initNodePorts. */
export function initialNodePorts(service: Service, operation: NodePortOperation): Service {
  const { spec } = service;
  if (!needsNodePort(spec) || !spec.ports) return service;
  const onlyChosen = spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts === false;
  const byPort = new Map<number, number>();
  const ports = spec.ports.map((port, index) => {
    if (!port.nodePort && onlyChosen) return port;
    const nodePort = initialNodePort(service, port, index, byPort, operation);
    return { ...port, nodePort };
  });
  return { ...service, spec: { ...spec, ports } };
}

/** TCP and UDP of one port number share a node port. */
function initialNodePort(
  service: Service,
  port: ServicePort,
  index: number,
  byPort: Map<number, number>,
  operation: NodePortOperation,
): number {
  const shared = byPort.get(port.port);
  if (shared !== undefined) {
    if (!port.nodePort || port.nodePort === shared) return shared;
    takeChosen(service, index, port.nodePort, operation);
    return port.nodePort;
  }
  const chosen = service.spec.ports?.find((other) => other.port === port.port && other.nodePort)?.nodePort;
  if (chosen) takeChosen(service, index, chosen, operation);
  const nodePort = chosen ?? operation.takeAny();
  byPort.set(port.port, nodePort);
  return nodePort;
}

function takeChosen(service: Service, index: number, nodePort: number, operation: NodePortOperation): void {
  const why = operation.take(nodePort);
  if (!why) return;
  const field = `spec.ports[${index}].nodePort`;
  const message = `Invalid value: ${nodePort}: ${why}`;
  throw invalid('', 'Service', service.metadata.name, [{ reason: 'FieldValueInvalid', message, field }]);
}

/** The ports of a changed Service. Models registry/core/service, alloc.updateNodePorts. */
export function updatedNodePorts(service: Service, old: Service, operation: NodePortOperation): Service {
  const { spec } = service;
  if (!needsNodePort(spec) || !spec.ports) return service;
  const onlyChosen = spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts === false;
  const before = new Set((old.spec.ports ?? []).map(({ nodePort }) => nodePort));
  const now = new Set<string>();
  const taken = new Set<number>();
  const ports = spec.ports.map((port, index) => {
    if (!port.nodePort && onlyChosen) return port;
    if (port.nodePort && !before.has(port.nodePort) && !taken.has(port.nodePort)) {
      takeChosen(service, index, port.nodePort, operation);
      taken.add(port.nodePort);
    }
    const nodePort = port.nodePort || operation.takeAny();
    const pair = `{${port.protocol ?? 'TCP'} ${nodePort}}`;
    if (now.has(pair)) throw internal(`duplicate nodePort: ${pair}`);
    now.add(pair);
    return port.nodePort ? port : { ...port, nodePort };
  });
  return { ...service, spec: { ...spec, ports } };
}
