import type { ClusterView } from '../protocol/view';
import type { Census } from './rollout';

/** What the caption says: a headline without a full stop, and facts that are sentences, the most important first. */
export interface Caption {
  readonly headline: string;
  readonly facts: readonly string[];
}

/** What the situations are told of. */
export interface Scene {
  readonly view: ClusterView;
  readonly now: number;
  readonly censuses: readonly Census[];
  readonly hidden: ReadonlySet<string>;
}
