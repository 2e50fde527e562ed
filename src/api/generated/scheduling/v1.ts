// Made by scripts/generate.ts from the OpenAPI documents of Kubernetes v1.36.3. Do not edit.
import type { ListMeta, ObjectMeta } from '../meta/v1';

export interface PriorityClass {
  apiVersion: string;
  description?: string;
  globalDefault?: boolean;
  kind: string;
  metadata: ObjectMeta;
  preemptionPolicy?: string;
  value?: number;
}

export interface PriorityClassList {
  apiVersion: string;
  items: PriorityClass[];
  kind: string;
  metadata: ListMeta;
}
