import { ApiServer } from './apiserver/apiServer';
import type { CommandLine } from './commandLine';
import { Etcd } from './etcd/etcd';
import { Simulation } from './sim/simulation';

/** A control plane of etcd and the API server alone, at which terminals may stand. */
export interface BareApi {
  readonly etcd: Etcd;
  readonly api: ApiServer;
  readonly commandLine: CommandLine | undefined;
  /** Lets the clock run to `at`, in milliseconds of cluster time. */
  advance(at: number): void;
  /** Lets the next thing happen; false when nothing is left to happen. */
  stepOccurrence(): boolean;
}

/**
 * Makes an API server with no controllers, no nodes and one ServiceAccount, `default`: for questions about its answers
 * and about what kubectl prints. The same arguments give the same one.
 */
export function bareApi(
  createCommandLine?: (host: { readonly sim: Simulation; readonly api: ApiServer }) => CommandLine,
): BareApi {
  const sim = new Simulation(1);
  const etcd = sim.add(new Etcd(sim));
  const api = sim.add(new ApiServer(sim, etcd, { kubelet: () => undefined, reachable: () => true, bare: true }));
  api.handle({
    method: 'POST',
    path: '/api/v1/namespaces/default/serviceaccounts',
    body: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } },
    user: 'kubernetes-admin',
    actor: 'unknown',
  });
  const commandLine = createCommandLine && sim.add(createCommandLine({ sim, api }));
  return {
    etcd,
    api,
    commandLine,
    advance: (at) => sim.runUntil(at),
    stepOccurrence: () => sim.step() !== undefined,
  };
}
