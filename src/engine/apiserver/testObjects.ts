import type { Stored } from './call';
import type { ApiResponse, Status } from './request';

/** Paths of namespace default, for tests. */
export const PODS = '/api/v1/namespaces/default/pods';
export const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps';
export const SERVICES = '/api/v1/namespaces/default/services';
export const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments';

/** A small pod. */
export function pod(name: string, spec: Record<string, unknown> = {}): Record<string, unknown> {
  const containers = [{ name: 'app', image: 'nginx:1.25' }];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { app: name } }, spec: { containers, ...spec } };
}

/** A small Deployment. */
export function deployment(name: string, replicas = 2): Record<string, unknown> {
  const labels = { app: name };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'nginx:1.25' }] } };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: { replicas, selector: { matchLabels: labels }, template },
  };
}

/** A ConfigMap with whatever metadata. */
export function configMap(metadata: Record<string, unknown>, data?: Record<string, string>): Record<string, unknown> {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, ...(data ? { data } : {}) };
}

/** A Service of one port. */
export function service(name: string, spec: Record<string, unknown> = {}): Record<string, unknown> {
  const ports = [{ port: 80 }];
  return { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { selector: { app: name }, ports, ...spec } };
}

/** The object of an answer. */
export function objectOf({ body }: ApiResponse): Stored {
  return body as Stored;
}

/** Code and message of an answer: `404 pods "web" not found`; of what went well only the code. */
export function told({ code, body }: ApiResponse): string {
  const { message } = body as Status;
  return message === undefined ? String(code) : `${code} ${message}`;
}
