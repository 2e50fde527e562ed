import { appOf } from '../../narration/apps';
import { SYSTEM_NAMESPACES } from '../../narration/caption';
import type { ClusterView, IngressView, PodView, ReplicaSetView, ServiceView, WorkloadView } from '../../protocol/view';

/** A label that something must have, or the application that its labels must name. */
export type Term =
  | { readonly type: 'app'; readonly value: string }
  | { readonly type: 'label'; readonly key: string; readonly value: string };

/** What of the cluster is looked at: of the views, nothing of the cluster's own. */
export interface Filter {
  /** Only these; all when there are none. */
  readonly namespaces: readonly string[];
  /** One of those with the same key must hold, of each key. */
  readonly terms: readonly Term[];
  /** The cluster's own machinery too. */
  readonly system: boolean;
}

export const NO_FILTER: Filter = { namespaces: [], terms: [], system: false };

/** The records that the filter is about. */
export type Filtered = Pick<ClusterView, 'pods' | 'replicaSets' | 'workloads' | 'services' | 'ingresses'>;

type Labels = Readonly<Record<string, string>>;

export function isNarrow({ namespaces, terms }: Filter): boolean {
  return namespaces.length > 0 || terms.length > 0;
}

/** Whether a namespace is looked at. */
export function passesNamespace({ namespaces, system }: Filter, namespace: string): boolean {
  return namespaces.length > 0 ? namespaces.includes(namespace) : system || !SYSTEM_NAMESPACES.has(namespace);
}

/** Whether labels have what the terms ask. */
export function passesTerms({ terms }: Filter, labels: Labels): boolean {
  const keys = new Set(terms.map(keyOf));
  return [...keys].every((key) => terms.some((term) => keyOf(term) === key && holds(term, labels)));
}

const keyOf = (term: Term) => (term.type === 'app' ? 'app of' : `label ${term.key}`);
const holds = (term: Term, labels: Labels) =>
  term.type === 'app' ? appOf(labels) === term.value : labels[term.key] === term.value;

/** The namespaces among `all` that are left out, for those who know no more than them. */
export function hiddenNamespaces(filter: Filter, all: Iterable<string>): ReadonlySet<string> {
  return new Set([...all].filter((namespace) => !passesNamespace(filter, namespace)));
}

/**
 * The records that pass: pods by their labels, workloads and templates by those of their pods, a Service by its selector or a pod that
 * it lists, an Ingress by a Service that it leads to. One rule for all views.
 */
export function filtered(view: Filtered, filter: Filter): Filtered {
  const seen = <T extends { readonly namespace: string }>(record: T) => passesNamespace(filter, record.namespace);
  if (filter.terms.length === 0) {
    return {
      pods: kept(view.pods, seen),
      replicaSets: kept(view.replicaSets, seen),
      workloads: kept(view.workloads, seen),
      services: kept(view.services, seen),
      ingresses: kept(view.ingresses, seen),
    };
  }
  const has = (labels: Labels | undefined) => labels !== undefined && passesTerms(filter, labels);
  const pods = kept(view.pods, (pod: PodView) => seen(pod) && has(pod.labels));
  const owners = new Set<string>();
  for (const { owner } of pods.values()) owners.add(owner);
  const replicaSets = kept(
    view.replicaSets,
    (set: ReplicaSetView) => seen(set) && (has(set.podLabels) || owners.has(set.uid)),
  );
  for (const { owner } of replicaSets.values()) owners.add(owner);
  const workloads = kept(
    view.workloads,
    (one: WorkloadView) => seen(one) && (has(one.podLabels) || owners.has(one.uid)),
  );
  const listsAny = ({ endpoints }: ServiceView) => endpoints.some(({ pod }) => pods.has(pod));
  const services = kept(view.services, (one: ServiceView) => seen(one) && (has(one.selector) || listsAny(one)));
  const names = new Set([...services.values()].map(({ namespace, name }) => `${namespace}/${name}`));
  const leads = ({ namespace, rules }: IngressView) =>
    rules.some(({ service }) => names.has(`${namespace}/${service}`));
  return { pods, replicaSets, workloads, services, ingresses: kept(view.ingresses, (one) => seen(one) && leads(one)) };
}

/** The same map when all of it passes. */
function kept<T>(records: ReadonlyMap<string, T>, passes: (record: T) => boolean): ReadonlyMap<string, T> {
  let all = true;
  for (const record of records.values()) {
    all = passes(record);
    if (!all) break;
  }
  if (all) return records;
  const next = new Map<string, T>();
  for (const [key, record] of records) if (passes(record)) next.set(key, record);
  return next;
}

/** Those users whose requests lead to something that is shown. */
export function askersOf(
  generators: ClusterView['generators'],
  { services, ingresses }: Filtered,
  filter: Filter,
): ClusterView['generators'] {
  if (!isNarrow(filter)) return generators;
  return new Map([...generators].filter(([, { entry }]) => services.has(entry) || ingresses.has(entry)));
}

/** `filtered` that remembers: maps that did not change, of a filter that did not, are the same objects as before. */
export function createFiltering(): (view: Filtered, filter: Filter) => Filtered {
  let last: { view: Filtered; filter: Filter; result: Filtered } | undefined;
  return (view, filter) => {
    if (last?.filter === filter && isSame(last.view, view)) return last.result;
    const result = { ...filtered(view, filter) } as Record<keyof Filtered, ReadonlyMap<string, unknown>>;
    const before = last?.result as typeof result | undefined;
    for (const name of KINDS) if (before && sameRecords(before[name], result[name])) result[name] = before[name];
    const { pods, replicaSets, workloads, services, ingresses } = view;
    last = {
      view: { pods, replicaSets, workloads, services, ingresses },
      filter,
      result: result as unknown as Filtered,
    };
    return last.result;
  };
}

const KINDS = ['pods', 'replicaSets', 'workloads', 'services', 'ingresses'] as const;

function isSame(one: Filtered, other: Filtered): boolean {
  return KINDS.every((name) => one[name] === other[name]);
}

function sameRecords(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  for (const [key, record] of other) if (one.get(key) !== record) return false;
  return true;
}

/** Something to filter by, and how many pods there are of it. */
export interface Offer {
  readonly name: string;
  readonly pods: number;
}

export interface Offers {
  readonly namespaces: readonly Offer[];
  readonly apps: readonly Offer[];
  /** `key=value`. */
  readonly labels: readonly Offer[];
}

/** Labels whose values are made, one for each template or pod: nobody looks for them. */
const MADE = /(template-hash|revision-hash|pod-index|pod-name|job-name|controller-uid)$/;

/** All that can be filtered by, with counts of pods; namespaces also without pods. */
export function offersOf({ pods, workloads, services }: Filtered, { system }: Filter): Offers {
  const namespaces = new Map<string, number>();
  const apps = new Map<string, number>();
  const labels = new Map<string, number>();
  const shows = (namespace: string) => system || !SYSTEM_NAMESPACES.has(namespace);
  for (const records of [workloads, services])
    for (const { namespace } of records.values()) if (shows(namespace)) namespaces.set(namespace, 0);
  for (const pod of pods.values()) {
    if (!shows(pod.namespace)) continue;
    bump(namespaces, pod.namespace);
    const app = appOf(pod.labels);
    if (app !== '') bump(apps, app);
    for (const [key, value] of Object.entries(pod.labels)) if (!MADE.test(key)) bump(labels, `${key}=${value}`);
  }
  return { namespaces: sorted(namespaces), apps: sorted(apps), labels: sorted(labels) };
}

function bump(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): Offer[] {
  return [...counts].map(([name, pods]) => ({ name, pods })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The filter with a namespace, or a term, more or less. */
export function toggled(filter: Filter, choice: { readonly namespace: string } | { readonly term: Term }): Filter {
  if ('namespace' in choice) {
    const { namespace } = choice;
    const isIn = filter.namespaces.includes(namespace);
    const namespaces = isIn ? filter.namespaces.filter((one) => one !== namespace) : [...filter.namespaces, namespace];
    return { ...filter, namespaces };
  }
  const name = termText(choice.term);
  const others = filter.terms.filter((term) => termText(term) !== name);
  return { ...filter, terms: others.length < filter.terms.length ? others : [...others, choice.term] };
}

/** `app web` is `app=web`'s other name: the text tells them apart. */
export function termText(term: Term): string {
  return term.type === 'app' ? term.value : `${term.key}=${term.value}`;
}

export function labelTerm(text: string): Term {
  const at = text.indexOf('=');
  return { type: 'label', key: text.slice(0, at), value: text.slice(at + 1) };
}
