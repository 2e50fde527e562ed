import { humanDuration } from '../../../api/meta/duration';
import type { KubernetesObject } from '../../../api/meta/object';
import { parseTime } from '../../../engine/sim/time';

/** One column of `kubectl get`. */
export interface Column<T> {
  readonly title: string;
  /** Shown with `-o wide` only. */
  readonly wide?: boolean;
  /** `now` is cluster time in milliseconds; `wide` whether all of a value may be shown. */
  cell(object: T, now: number, wide: boolean): string | number;
}

/** How a kind is listed; objects are given as they were stored. */
export interface Table {
  /** `deployments.apps`. */
  readonly resource: string;
  readonly columns: readonly Column<KubernetesObject>[];
}

/** A table of a kind of objects. */
export function tableOf<T extends KubernetesObject>(resource: string, columns: readonly Column<T>[]): Table {
  return { resource, columns: columns as readonly Column<KubernetesObject>[] };
}

/** NAME. */
export const NAME: Column<KubernetesObject> = { title: 'NAME', cell: ({ metadata }) => metadata.name };

/** AGE. */
export const AGE: Column<KubernetesObject> = {
  title: 'AGE',
  cell: ({ metadata }, now) => since(metadata.creationTimestamp, now),
};

/** CREATED AT. */
export const CREATED_AT: Column<KubernetesObject> = {
  title: 'CREATED AT',
  cell: ({ metadata }) => metadata.creationTimestamp ?? '',
};

/** How long ago a time was. Models printers.translateTimestampSince. */
export function since(time: string | undefined | null, now: number): string {
  return time ? humanDuration(now - parseTime(time)) : '<unknown>';
}

/** `a=b,c=d`. Models labels.FormatLabels. */
export function formatLabels(labels: Readonly<Record<string, string>> | undefined): string {
  const text = Object.keys(labels ?? {})
    .sort()
    .map((key) => `${key}=${labels?.[key]}`)
    .join(',');
  return text || '<none>';
}

/** The first few of a list, and how many more there are. Models printers.listWithMoreString. */
export function listWithMore(all: readonly string[], none: string, max = 3): string {
  const text = all.slice(0, max).join(',');
  if (all.length > max) return `${text} + ${all.length - max} more...`;
  return text || none;
}

interface Template {
  readonly containers?: readonly { readonly name: string; readonly image?: string }[];
}

/** CONTAINERS and IMAGES of what runs pods. */
export function containerColumns<T>(template: (object: T) => Template | undefined): Column<T>[] {
  return [
    { title: 'CONTAINERS', wide: true, cell: (object) => namesOf(template(object)).join(',') },
    {
      title: 'IMAGES',
      wide: true,
      cell: (object) => (template(object)?.containers ?? []).map(({ image }) => image ?? '').join(','),
    },
  ];
}

function namesOf(template: Template | undefined): string[] {
  return (template?.containers ?? []).map(({ name }) => name);
}

const BALANCER_WIDTH = 16;

/** The addresses of a load balancer, cut short unless all may be shown. */
export function balancerAddresses(
  status: { readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[] } | undefined,
  wide: boolean,
): string {
  const addresses = (status?.ingress ?? [])
    .map(({ ip, hostname }) => ip || hostname || '')
    .filter((text) => text !== '');
  const text = [...new Set(addresses)].sort().join(',');
  return !wide && text.length > BALANCER_WIDTH ? `${text.slice(0, BALANCER_WIDTH - 3)}...` : text;
}
