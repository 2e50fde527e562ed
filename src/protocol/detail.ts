/** What is asked about one object, and the answers. All times are cluster time in milliseconds. */

/** An object of the API by its names: `deployments.apps`; the namespace is '' for kinds without one. */
export interface ObjectName {
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
}

export type DetailQuestion =
  /** Everything about an object; `known` is the number of the answer that the page has. */
  | ({ readonly type: 'about'; readonly known: number } & ObjectName)
  /** As `kubectl get -o yaml` prints it, with managedFields if they are wanted. */
  | ({ readonly type: 'yaml'; readonly managed: boolean } & ObjectName)
  /** A container's log, as `kubectl logs` reads it; after a line that the page has, or its end. */
  | {
      readonly type: 'logs';
      readonly namespace: string;
      readonly pod: string;
      readonly container: string;
      readonly previous: boolean;
      readonly after?: LogPlace;
    }
  /** Values over time, at most so many points between two moments. */
  | {
      readonly type: 'series';
      readonly of: SeriesSubject;
      readonly from: number;
      readonly until: number;
      readonly points: number;
    };

/** Whose values: a pod or a Service by its uid, a node or users by their name. */
export interface SeriesSubject {
  readonly kind: 'Pod' | 'Node' | 'Service' | 'Generator';
  readonly id: string;
}

/** An object that has to do with another one. */
export interface RelatedObject extends ObjectName {
  readonly kind: string;
  /** '' when it is not there. */
  readonly uid: string;
  /** What it owns. */
  readonly owns?: readonly RelatedObject[];
}

/** A list of related objects, cut where it is long. */
export interface RelatedList {
  readonly objects: readonly RelatedObject[];
  readonly more: number;
}

export interface EventLine {
  readonly uid: string;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** The component that tells it, and the part of the object that it is about. */
  readonly from: string;
  readonly part: string;
}

/** A condition's statuses over time: each lasts until the next. '' where the object did not have the condition. */
export interface ConditionHistory {
  readonly type: string;
  readonly message: string;
  readonly segments: readonly { readonly from: number; readonly status: string; readonly reason: string }[];
}

export interface AboutAnswer {
  /** What the next question says to have. */
  readonly number: number;
  /** Undefined when it is the one that the page has; null when there is no such object. */
  readonly about?: About | null;
}

export interface About {
  readonly kind: string;
  readonly uid: string;
  readonly createdAt: number;
  /** As the API server gives it, without managedFields. */
  readonly object: unknown;
  /** What `kubectl get -o wide` prints of it, by column. */
  readonly columns: readonly (readonly [title: string, cell: string])[];
  /** Oldest first. */
  readonly events: readonly EventLine[];
  readonly conditions: readonly ConditionHistory[];
  /** Whom it belongs to, from the nearest. */
  readonly owners: readonly RelatedObject[];
  readonly owned: RelatedList;
  /** What its fields name: ConfigMaps, Secrets, claims, accounts. */
  readonly uses: RelatedList;
  readonly usedBy: RelatedList;
  /** What selects it by its labels, or, for what makes pods, selects those. */
  readonly selectedBy: RelatedList;
  readonly selects: RelatedList;
}

/** The last line that the page has: its timestamp as the kubelet tells it, and how many lines of that instant there are. */
export interface LogPlace {
  readonly time: string;
  readonly lines: number;
  /** Of the container: one that was restarted is another one. */
  readonly id: string;
}

export interface LogLine {
  /** Undefined for the kubelet's own words. */
  readonly at?: number;
  readonly text: string;
}

export interface LogsAnswer {
  /** What follows the line that the page has; or, when that was of another container or is gone, all. */
  readonly lines: readonly LogLine[];
  readonly whole: boolean;
  readonly place?: LogPlace;
  /** The API server's refusal. */
  readonly error?: string;
}

/** Values at moments, rising; null where nothing is known. Which of them there are depends on the subject. */
export interface SeriesAnswer {
  readonly at: readonly number[];
  readonly cpuMilli?: readonly (number | null)[];
  readonly memoryBytes?: readonly (number | null)[];
  /** Requests a second, sent and failed. */
  readonly rate?: readonly (number | null)[];
  readonly failed?: readonly (number | null)[];
  readonly p50Ms?: readonly (number | null)[];
  readonly p95Ms?: readonly (number | null)[];
}
