import type { GroupResource } from '../../api/meta/object';
import { BUILT_IN_KINDS, groupResourceOf } from '../../api/scheme';
import type { Call, Stored } from './call';
import { daemonSetStrategy } from './strategies/daemonSet';
import { jobStrategy } from './strategies/job';
import { namespaceStrategy } from './strategies/namespace';
import { GENERIC, PLAIN_STRATEGIES } from './strategies/plain';
import { podStrategy } from './strategies/pod';
import { serviceStrategy } from './strategies/service';

/** What a change of an object must do for `metadata.generation` to grow. */
export type GenerationRule = 'none' | 'create only' | 'spec' | 'spec and annotations' | 'content and labels';

/** DeleteOptions as far as they matter. */
export interface DeleteOptions {
  readonly gracePeriodSeconds?: number;
  readonly propagationPolicy?: string;
  readonly orphanDependents?: boolean;
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string };
  readonly dryRun?: readonly string[];
}

/** What is special about the objects of one resource. Models kube-apiserver: registry, RESTCreateStrategy and its kin. */
export interface Strategy {
  readonly generation: GenerationRule;
  /** The status a new object has, whatever was sent; undefined for kinds without one. */
  readonly initialStatus?: (object: Stored) => Readonly<Record<string, unknown>>;
  /** Whether status is a subresource: a plain update keeps the old one. */
  readonly hasStatus: boolean;
  /** A new object keeps the status that it comes with: kubelets register their node with it. */
  readonly bringsStatus?: boolean;
  /** An update needs a resourceVersion. */
  readonly conditional?: boolean;
  /** PUT makes the object when there is none. */
  readonly createOnUpdate?: boolean;
  /** A deletion answers with the object in place of a Status. */
  readonly returnsDeleted?: boolean;
  /** Dependents are left behind when a deletion does not say what to do with them. */
  readonly orphansByDefault?: boolean;
  readonly prepareCreate?: (object: Stored, call: Call) => Stored;
  readonly prepareUpdate?: (object: Stored, old: Stored, call: Call) => Stored;
  /** The new object of a status update, beyond its status: what is let through of the metadata. */
  readonly prepareStatus?: (object: Stored, old: Stored) => Stored;
  /** The grace period of a deletion in seconds; left out where nothing is deleted gracefully. */
  readonly gracePeriodSeconds?: (object: Stored, options: DeleteOptions) => number;
  /** The object entered the store, or took the place of `old`. */
  readonly stored?: (object: Stored, old: Stored | undefined, call: Call) => void;
  /** The object left the store: give back what it held. */
  readonly released?: (object: Stored, call: Call) => void;
}

const STRATEGIES: Readonly<Record<GroupResource, Strategy>> = {
  ...PLAIN_STRATEGIES,
  'daemonsets.apps': daemonSetStrategy,
  'jobs.batch': jobStrategy,
  pods: podStrategy,
  services: serviceStrategy,
  namespaces: namespaceStrategy,
};

/** Kinds that nobody wrote down have a status if their discovery document says so. */
const WITH_STATUS: Strategy = { ...GENERIC, generation: 'spec', hasStatus: true };

const OTHERS = new Map<GroupResource, Strategy>(
  BUILT_IN_KINDS.filter(({ subresources }) => subresources.some(({ name }) => name === 'status')).map((kind) => [
    groupResourceOf(kind),
    WITH_STATUS,
  ]),
);

/** What is special about a resource; nothing is, of most. */
export function strategyOf(resource: GroupResource): Strategy {
  return STRATEGIES[resource] ?? OTHERS.get(resource) ?? GENERIC;
}
