import type { HttpReply } from '../network/http';
import { Network } from '../network/network';
import { SHELL } from '../shell';
import type { Plain } from '../sim/plain';
import { type Component, Simulation } from '../sim/simulation';
import type { ContainerSpec } from './container';
import { parseReference } from './registry';
import { Runtime } from './runtime';

/** One machine with one pod, for tests, and what its kubelet would hear. */
export class TestBox implements Component {
  readonly name = 'kubelet/box';
  readonly sim: Simulation;
  readonly network: Network;
  readonly runtime: Runtime;
  readonly address: string;
  readonly heard: string[] = [];

  constructor(seed = 1) {
    this.sim = new Simulation(seed);
    this.network = this.sim.add(new Network(this.sim));
    this.runtime = this.sim.add(new Runtime(this.sim));
    this.runtime.shell = () => SHELL;
    this.sim.add(this);
    this.network.addMachine('box');
    this.network.server = this.runtime;
    this.runtime.dialer = {
      resolve: () => ({ kind: 'nxdomain' }),
      connect: (machine, address, port, request) => {
        const reply = this.network.connect(machine, address, port, request);
        return { reply, ingress: '', service: '', pod: '', route: '' };
      },
    };
    this.address = this.network.allocate('box');
    const pod = { uid: 'u', node: 'box', namespace: 'default', name: 'pod', hostname: 'pod', labels: {} };
    this.runtime.startSandbox({ ...pod, address: this.address, owner: this.name });
  }

  /** Makes and starts a container of the pod; the result is its id. */
  start(image: string, more: Partial<ContainerSpec> = {}): string {
    const id = this.runtime.create({
      uid: 'u',
      name: 'app',
      restart: 0,
      image: parseReference(image)?.full ?? '',
      environment: {},
      workingDirectory: '/',
      mounts: [],
      terminationMessagePath: '/dev/termination-log',
      readOnlyRoot: false,
      user: 0,
      ...more,
    });
    this.runtime.start(id);
    return id;
  }

  /** `sh -c script` in busybox. */
  run(script: string, more: Partial<ContainerSpec> = {}): string {
    return this.start('busybox:1.36', { command: ['sh', '-c', script], ...more });
  }

  get(port: number, path = '/', method = 'GET'): HttpReply {
    return this.runtime.connect(this.address, port, { method, host: this.address, path, from: '10.0.0.9' });
  }

  /** The code of an answer, or what became of the connection. */
  code(port: number, path = '/'): number | string {
    const reply = this.get(port, path);
    return reply.kind === 'answer' ? reply.code : reply.kind;
  }

  output(id: string): string {
    return this.runtime
      .output(id)
      .map(({ text }) => text)
      .join('');
  }

  /** `running`, or `Error 3` and the like. */
  state(id: string): string {
    const container = this.runtime.container(id);
    return container?.state === 'exited' ? `exited ${container.exitCode}` : (container?.state ?? 'none');
  }

  handle(what: Plain): void {
    const { type, container, hook } = what as { type: string; container?: string; hook?: string };
    this.heard.push(`${this.sim.now} ${type} ${container ?? hook ?? ''}`.trim());
  }

  save(): unknown {
    return {};
  }

  load(): void {}
}
