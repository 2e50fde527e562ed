// Made by scripts/generate.ts from the OpenAPI documents of Kubernetes v1.36.3. Do not edit.
import type { ListMeta, ObjectMeta } from '../meta/v1';

export interface Lease {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  spec: LeaseSpec;
}

export interface LeaseList {
  apiVersion: string;
  items: Lease[];
  kind: string;
  metadata: ListMeta;
}

export interface LeaseSpec {
  acquireTime?: string;
  holderIdentity?: string;
  leaseDurationSeconds?: number;
  leaseTransitions?: number;
  preferredHolder?: string;
  renewTime?: string;
  strategy?: string;
}
