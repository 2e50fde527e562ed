import type { Draft, GroupResource, KubernetesObject } from '../../api/meta/object';
import type { ApiDoor, ApiRequest, ApiResponse, Status } from '../apiserver/request';
import type { Simulation } from '../sim/simulation';
import { TokenBucket } from './tokenBucket';

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

/**
 * A typed client of the API server: the only way in for controllers, scheduler and kubelets.
 * Models client-go's rest.RESTClient with its token bucket. Calls never wait: a caller asks `waitMs()` before it begins.
 */
export class Client {
  /** How many requests it has sent since it was made: for differences, not part of what is saved. */
  sent = 0;
  private readonly bucket: TokenBucket;

  /** `bucket` is given where clients share a limit. */
  constructor(
    private readonly sim: Simulation,
    private readonly api: ApiDoor,
    private readonly locate: Locate,
    readonly identity: ClientIdentity,
    bucket?: TokenBucket,
  ) {
    this.bucket = bucket ?? new TokenBucket(sim, identity.perSecond, identity.burst);
  }

  /** Another client of the same process under the same limit: what it sends is not counted in `sent` here. */
  beside(): Client {
    return new Client(this.sim, this.api, this.locate, this.identity, this.bucket);
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
    this.sent++;
    this.bucket.spend();
    const { user, actor } = this.identity;
    const { method, path, query, contentType, body, asTable } = request;
    return this.api.handle({ method, path, query, contentType, body, user, actor, typed: true, asTable });
  }

  path(resource: GroupResource, namespace: string, name = ''): string {
    const { groupVersion, plural, namespaced } = this.locate(resource);
    const root = groupVersion.includes('/') ? `/apis/${groupVersion}` : `/api/${groupVersion}`;
    const scope = namespaced && namespace ? `/namespaces/${namespace}` : '';
    return `${root}${scope}/${plural}${name ? `/${name}` : ''}`;
  }

  /** How long until the next call is within the limit, in milliseconds; 0 when it is. Work that is started then may overdraw. */
  waitMs(): number {
    return this.bucket.waitMs();
  }

  save(): unknown {
    return this.bucket.save();
  }

  load(saved: unknown): void {
    this.bucket.load(saved);
  }

  private call<T>(method: ApiRequest['method'], path: string, body?: unknown, contentType?: string): Result<T> {
    const response = this.send({ method, path, body, contentType });
    if (response.code < 400) return { ok: true, object: response.body as T };
    return { ok: false, status: response.body as Status };
  }
}
