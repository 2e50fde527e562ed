import type { GroupResource, KubernetesObject } from '../../api/meta/object';

/**
 * One request to the API server, shaped as HTTP is: kubectl, controllers and the bridge for real clients all come through it.
 * `path` is `/apis/apps/v1/namespaces/default/deployments/web/scale`; a query value that occurs more than once is joined by commas
 * (the words of `command` by NUL, since they may hold commas).
 */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Of the body; patches are told apart by it. `application/json` when left out. */
  readonly contentType?: string;
  /** An object, or the text of one as a client would send it. */
  readonly body?: unknown;
  /** `kubernetes-admin`, `system:kube-controller-manager`, `system:node:node-a`, ... */
  readonly user: string;
  /** Who acts, for the trace and for managedFields: `kubectl`, `deployment-controller`, `kubelet/node-a`. */
  readonly actor: string;
  /**
   * The body is an object of the engine's own types, with nothing in it that they do not have: it is taken as it is.
   * Left out, it is decoded as strictly as the query asks, and its fields belong to the sender (managedFields).
   */
  readonly typed?: boolean;
  /** What a browser or kubectl asks for with `Accept: ...;as=Table`. */
  readonly asTable?: boolean;
}

/** What it answers. `body` is the object, the list or a `Status`; `warnings` are the `Warning` headers. */
export interface ApiResponse {
  readonly code: number;
  readonly body: unknown;
  readonly warnings: readonly string[];
}

/** metav1.Status: how the API server says no (and, of a deletion, yes). */
export interface Status {
  readonly kind: 'Status';
  readonly apiVersion: 'v1';
  readonly metadata: Record<string, unknown>;
  readonly status: 'Success' | 'Failure';
  readonly message?: string;
  readonly reason?: string;
  readonly details?: {
    readonly name?: string;
    readonly group?: string;
    readonly kind?: string;
    readonly uid?: string;
    readonly causes?: readonly { readonly reason: string; readonly message: string; readonly field?: string }[];
    readonly retryAfterSeconds?: number;
  };
  readonly code?: number;
}

/** One event of a watch. */
export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resource: GroupResource;
  readonly object: KubernetesObject;
  readonly previous?: KubernetesObject;
  readonly revision: number;
}

/** What a watch wants to see; `fieldSelector` and `labelSelector` as in a query. */
export interface WatchSelection {
  readonly resource: GroupResource;
  readonly namespace?: string;
  readonly name?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}

/** The one door to the cluster's state. */
export interface ApiDoor {
  handle(request: ApiRequest): ApiResponse;
  /**
   * Starts a watch at the present revision. Its events gather in `mailbox(to)`, and the component `to` is told by an
   * occurrence `{type: 'watch'}` a few milliseconds of cluster time later (never while the link to it is cut).
   * The result names the watch for `unwatch`.
   */
  watch(to: string, selection: WatchSelection): number;
  unwatch(id: number): void;
  /** Takes what has gathered for a component. */
  mailbox(to: string): readonly WatchEvent[];
}
