import type { KubernetesObject } from '../../api/meta/object';
import type { Etcd } from '../etcd/etcd';
import type { KubeletDoor } from '../kubelet/door';
import type { Random } from '../sim/random';
import type { Simulation } from '../sim/simulation';
import type { ServiceAllocator } from './allocation/allocator';
import type { ApiRequest } from './request';
import type { Route } from './route';
import type { Templates } from './templates';

/** An object on its way through the server: the parts that most kinds have, open for the rest. */
export type Stored = KubernetesObject & {
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly status?: Readonly<Record<string, unknown>>;
};

/** What the API server is given beside its store. */
export interface ApiServerOptions {
  /** The kubelet of a node, for logs and exec; undefined where it cannot be reached. */
  readonly kubelet: (node: string) => KubeletDoor | undefined;
  /** Can a component be told of its watch events now? */
  readonly reachable: (component: string) => boolean;
  /** Addresses of pods; `10.244.0.0/16` when left out. */
  readonly podCidr?: string;
  /** Addresses of Services; `10.96.0.0/12` when left out. */
  readonly serviceCidr?: string;
  /** `[30000, 32767]` when left out. */
  readonly nodePortRange?: readonly [number, number];
  /** The control plane's address, behind Service `kubernetes`; `10.0.0.10` when left out. */
  readonly address?: string;
  /** Without Service `kubernetes` and its endpoints, as conformance scenarios are. */
  readonly bare?: boolean;
}

/** What every verb works with. */
export interface Server {
  readonly sim: Simulation;
  readonly etcd: Etcd;
  readonly options: ApiServerOptions;
  readonly services: ServiceAllocator;
  readonly templates: Templates;
  /** The present moment, as metadata has it. */
  timestamp(): string;
}

/** One request, taken apart. */
export interface Call {
  readonly server: Server;
  readonly request: ApiRequest;
  readonly route: Route;
  readonly query: Readonly<Record<string, string>>;
  /** `dryRun=All`: everything happens but the write. */
  readonly dryRun: boolean;
  /** Texts for `Warning` headers gather here. */
  readonly warnings: string[];
  /** What the object was decoded from, for errors to quote; undefined for objects of our own components. */
  given?: unknown;
}

/** How the object of an update is made from the stored one. */
export type Change = (old: Stored) => Stored;

/** What a verb answers: 200 when no code is given. */
export interface Answer {
  readonly code?: number;
  readonly body: unknown;
}

/**
 * The server's chance for one purpose. Dry runs draw from streams of their own, so that asking what would happen
 * changes nothing that does.
 */
export function chance(call: Call, purpose: string): Random {
  return call.server.sim.random(call.dryRun ? `kube-apiserver/dry-run/${purpose}` : `kube-apiserver/${purpose}`);
}

/** Whether one of the cluster's own components sent the request: its objects are typed, so they need no decoding. */
export function isInternal(request: ApiRequest): boolean {
  return request.typed === true;
}
