import type { Draft, GroupResource, KubernetesObject } from '../../api/meta/object';
import type { ApiDoor, ApiRequest, ApiResponse, Status } from '../apiserver/request';
import type { Simulation } from '../sim/simulation';

/** What a call gave: the object, or why not. */
export type Result<T> = { readonly ok: true; readonly object: T } | { readonly ok: false; readonly status: Status };

/** Who calls, and how fast it may. `perSecond` and `burst` are client-go's QPS and Burst; left out, there is no limit. */
export interface ClientIdentity {
  readonly user: string;
  readonly actor: string;
  readonly perSecond?: number;
  readonly burst?: number;
}

/** Where resources live: `deployments.apps` is served at `/apis/apps/v1`, namespaced. */
export interface ResourceLocation {
  readonly groupVersion: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Finds the preferred location of a resource; `api/scheme.ts` provides it. */
export type Locate = (resource: GroupResource) => ResourceLocation;

/** Milli-tokens and when they were counted: the client's rate limiter, as data. */
interface Bucket {
  milliTokens: number;
  at: number;
}

/**
 * A typed client of the API server: the only way in for controllers, scheduler and kubelets.
 * Models client-go's rest.RESTClient with its token bucket. Calls never wait: a caller asks `waitMs()` before it begins.
 */
export class Client {
  private bucket: Bucket;

  constructor(
    private readonly sim: Simulation,
    private readonly api: ApiDoor,
    private readonly locate: Locate,
    readonly identity: ClientIdentity,
  ) {
    this.bucket = { milliTokens: (identity.burst ?? 0) * 1000, at: 0 };
  }

  get<T extends KubernetesObject>(resource: GroupResource, namespace: string, name: string): Result<T> {
    return this.call('GET', this.path(resource, namespace, name));
  }

  create<T extends KubernetesObject>(resource: GroupResource, object: Draft<T>): Result<T> {
    return this.call('POST', this.path(resource, object.metadata.namespace ?? ''), object);
  }

  update<T extends KubernetesObject>(resource: GroupResource, object: T): Result<T> {
    return this.call('PUT', this.path(resource, object.metadata.namespace ?? '', object.metadata.name), object);
  }

  updateStatus<T extends KubernetesObject>(resource: GroupResource, object: T): Result<T> {
    return this.call(
      'PUT',
      `${this.path(resource, object.metadata.namespace ?? '', object.metadata.name)}/status`,
      object,
    );
  }

  /** `subresource` is `status`, `scale` or ''. `contentType` defaults to a strategic merge patch. */
  patch<T extends KubernetesObject>(
    resource: GroupResource,
    namespace: string,
    name: string,
    patch: unknown,
    { subresource = '', contentType = 'application/strategic-merge-patch+json' } = {},
  ): Result<T> {
    const path = this.path(resource, namespace, name) + (subresource ? `/${subresource}` : '');
    return this.call('PATCH', path, patch, contentType);
  }

  /** `options` is a DeleteOptions body. */
  delete(
    resource: GroupResource,
    namespace: string,
    name: string,
    options: Record<string, unknown> = {},
  ): Result<KubernetesObject> {
    return this.call('DELETE', this.path(resource, namespace, name), options);
  }

  /** Any other request, such as a binding or an eviction: `POST .../pods/web-1/binding`. */
  post(
    resource: GroupResource,
    namespace: string,
    name: string,
    subresource: string,
    body: unknown,
  ): Result<KubernetesObject> {
    return this.call('POST', `${this.path(resource, namespace, name)}/${subresource}`, body);
  }

  /** Sends a request as it is, as this client's user, and counts it. */
  send(request: Omit<ApiRequest, 'user' | 'actor'>): ApiResponse {
    this.spend();
    return this.api.handle({ ...request, user: this.identity.user, actor: this.identity.actor });
  }

  path(resource: GroupResource, namespace: string, name = ''): string {
    const { groupVersion, plural, namespaced } = this.locate(resource);
    const root = groupVersion.includes('/') ? `/apis/${groupVersion}` : `/api/${groupVersion}`;
    const scope = namespaced && namespace ? `/namespaces/${namespace}` : '';
    return `${root}${scope}/${plural}${name ? `/${name}` : ''}`;
  }

  /** How long until the next call is within the limit, in milliseconds; 0 when it is. Work that is started then may overdraw. */
  waitMs(): number {
    if (!this.identity.perSecond) return 0;
    this.refill();
    return this.bucket.milliTokens >= 1000 ? 0 : Math.ceil((1000 - this.bucket.milliTokens) / this.identity.perSecond);
  }

  save(): unknown {
    return { ...this.bucket };
  }

  load(saved: unknown): void {
    this.bucket = { ...(saved as Bucket) };
  }

  private call<T>(method: ApiRequest['method'], path: string, body?: unknown, contentType?: string): Result<T> {
    const response = this.send({ method, path, body, contentType });
    if (response.code < 400) return { ok: true, object: response.body as T };
    return { ok: false, status: response.body as Status };
  }

  private spend(): void {
    if (!this.identity.perSecond) return;
    this.refill();
    this.bucket = { ...this.bucket, milliTokens: this.bucket.milliTokens - 1000 };
  }

  private refill(): void {
    const { perSecond = 0, burst = 0 } = this.identity;
    const milliTokens = Math.min(burst * 1000, this.bucket.milliTokens + (this.sim.now - this.bucket.at) * perSecond);
    this.bucket = { milliTokens, at: this.sim.now };
  }
}
