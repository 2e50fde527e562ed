import type { KindInfo } from '../../api/meta/kind';
import type { KubernetesObject } from '../../api/meta/object';
import { groupVersionOf } from '../../api/scheme';
import type { ApiDoor, ApiRequest, ApiResponse, Status } from '../../engine/apiserver/request';
import { collectionPath } from './discovery';
import { Failure, fail } from './failure';

type Query = Readonly<Record<string, string>>;

/** What a list gave. */
export interface Listed {
  readonly items: readonly KubernetesObject[];
  readonly resourceVersion: string;
}

/** The API server as kubectl asks it. What it refuses ends the command, unless it is caught. */
export interface Remote {
  get(kind: KindInfo, namespace: string, name: string, subresource?: string): KubernetesObject;
  list(kind: KindInfo, namespace: string, query?: Query): Listed;
  create(kind: KindInfo, namespace: string, body: unknown, query?: Query): KubernetesObject;
  /** `subresource` is `scale`, `status`, `eviction` or ''. */
  post(kind: KindInfo, namespace: string, name: string, subresource: string, body: unknown): KubernetesObject;
  replace(
    kind: KindInfo,
    namespace: string,
    name: string,
    body: unknown,
    query?: Query,
    subresource?: string,
  ): KubernetesObject;
  patch(kind: KindInfo, namespace: string, name: string, patch: Patch, query?: Query): KubernetesObject;
  remove(kind: KindInfo, namespace: string, name: string, options: unknown, query?: Query): KubernetesObject;
  send(request: Pick<ApiRequest, 'method' | 'path' | 'query' | 'body' | 'contentType'>): ApiResponse;
}

/** A change, of one of the media types of patches. */
export interface Patch {
  readonly type: 'strategic' | 'merge' | 'json' | 'apply';
  readonly body: unknown;
  readonly subresource?: string;
}

const PATCH_TYPES = {
  strategic: 'application/strategic-merge-patch+json',
  merge: 'application/merge-patch+json',
  json: 'application/json-patch+json',
  apply: 'application/apply-patch+yaml',
};

/** An object to be created has no version, wherever it was copied from. Models resource.Helper, Create. */
function unversioned(body: unknown): unknown {
  const { metadata } = body as { readonly metadata?: { readonly resourceVersion?: unknown } };
  if (metadata?.resourceVersion === undefined) return body;
  const { resourceVersion: _version, ...rest } = metadata;
  return { ...(body as object), metadata: rest };
}

/** Makes the remote of one command; each warning is told once. */
export function remoteOf(api: ApiDoor, user: string, warn: (text: string) => void): Remote {
  const told = new Set<string>();
  const send: Remote['send'] = (request) => {
    const response = api.handle({ ...request, user, actor: 'kubectl' });
    for (const warning of response.warnings) {
      if (!told.has(warning)) warn(`Warning: ${warning}\n`);
      told.add(warning);
    }
    return response;
  };
  const call = (request: Parameters<Remote['send']>[0]): unknown => {
    const { code, body } = send(request);
    if (code >= 400) throw new Failure({ kind: 'status', status: body as Status });
    return body;
  };
  const path = (kind: KindInfo, namespace: string, name: string, subresource = '') => {
    if (name === '') fail('resource name may not be empty');
    return `${collectionPath(kind, namespace)}/${name}${subresource ? `/${subresource}` : ''}`;
  };
  const object = (request: Parameters<Remote['send']>[0]) => call(request) as KubernetesObject;
  return {
    send,
    get: (kind, namespace, name, subresource) =>
      object({ method: 'GET', path: path(kind, namespace, name, subresource) }),
    list: (kind, namespace, query) =>
      listed(kind, call({ method: 'GET', path: collectionPath(kind, namespace), query })),
    create: (kind, namespace, body, query) =>
      object({ method: 'POST', path: collectionPath(kind, namespace), query, body: unversioned(body) }),
    post: (kind, namespace, name, subresource, body) =>
      object({ method: 'POST', path: path(kind, namespace, name, subresource), body }),
    replace: (kind, namespace, name, body, query, subresource) =>
      object({ method: 'PUT', path: path(kind, namespace, name, subresource), query, body }),
    patch: (kind, namespace, name, { type, body, subresource }, query) =>
      object({
        method: 'PATCH',
        path: path(kind, namespace, name, subresource),
        query,
        contentType: PATCH_TYPES[type],
        body,
      }),
    remove: (kind, namespace, name, options, query) =>
      object({ method: 'DELETE', path: path(kind, namespace, name), query, body: options }),
  };
}

/** The objects of a list; items of a list from the server say neither their kind nor their version themselves. */
function listed(kind: KindInfo, body: unknown): Listed {
  const list = body as { items?: KubernetesObject[]; metadata?: { resourceVersion?: string } };
  const apiVersion = groupVersionOf(kind);
  const items = (list.items ?? []).map((item) => (item.kind ? item : { ...item, apiVersion, kind: kind.kind }));
  return { items, resourceVersion: list.metadata?.resourceVersion ?? '' };
}
