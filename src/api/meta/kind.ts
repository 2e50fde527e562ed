/** What a resource has beneath each object: `pods/log`, `deployments/scale`. Its kind may be of another group. */
export interface SubresourceInfo {
  /** `status`, `scale`, `log`, ... */
  readonly name: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly verbs: readonly string[];
}

/** One kind that the API server serves, as its discovery documents tell it (metav1.APIResource). */
export interface KindInfo {
  /** '' for the core group. */
  readonly group: string;
  readonly version: string;
  /** Whether this is the version that the group prefers. */
  readonly preferred: boolean;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  readonly subresources: readonly SubresourceInfo[];
  readonly storageVersionHash?: string;
}
