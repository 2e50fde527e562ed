import type { Call, Stored } from '../call';
import { defaultIngressClass } from './defaultIngressClass';
import { defaultStorageClass } from './defaultStorageClass';
import { defaultTolerationSeconds } from './defaultTolerationSeconds';
import { limitRanger } from './limitRanger';
import { namespaceLifecycle } from './namespaceLifecycle';
import { podSecurity } from './podSecurity/plugin';
import { priority } from './priority';
import { resourceQuota } from './resourceQuota';
import { runtimeClass } from './runtimeClass';
import { serviceAccount } from './serviceAccount';
import { storageObjectInUseProtection } from './storageObjectInUseProtection';
import { taintNodesByCondition } from './taintNodesByCondition';

/** An admission plugin: changes what comes in, or refuses it. Refusals are thrown. */
export interface AdmissionPlugin {
  readonly name: string;
  /** Changes a new object, before it has its name. */
  readonly create?: (object: Stored, call: Call) => Stored;
  /** Changes what an update asks for; subresources are left alone. */
  readonly update?: (object: Stored, call: Call) => Stored;
  /** Looks at a new object that is otherwise right. */
  readonly validateCreate?: (object: Stored, call: Call) => void;
  /** Looks at a change that is otherwise right. */
  readonly validateUpdate?: (object: Stored, old: Stored, call: Call) => void;
}

/** In the order of kube-apiserver's recommended plugins. */
const PLUGINS: readonly AdmissionPlugin[] = [
  namespaceLifecycle,
  limitRanger,
  serviceAccount,
  taintNodesByCondition,
  podSecurity,
  priority,
  defaultTolerationSeconds,
  defaultStorageClass,
  storageObjectInUseProtection,
  runtimeClass,
  defaultIngressClass,
  resourceQuota,
];

const CREATING = PLUGINS.flatMap(({ create }) => create ?? []);
const UPDATING = PLUGINS.flatMap(({ update }) => update ?? []);
const CREATED = PLUGINS.flatMap(({ validateCreate }) => validateCreate ?? []);
const UPDATED = PLUGINS.flatMap(({ validateUpdate }) => validateUpdate ?? []);

/** Lets every plugin change a new object. */
export function admitCreate(object: Stored, call: Call): Stored {
  let admitted = object;
  for (const create of CREATING) admitted = create(admitted, call);
  return admitted;
}

/** Lets every plugin change what an update asks for. */
export function admitUpdate(object: Stored, call: Call): Stored {
  if (call.route.subresource) return object;
  let admitted = object;
  for (const update of UPDATING) admitted = update(admitted, call);
  return admitted;
}

/** Lets every plugin refuse a new object. */
export function reviewCreate(object: Stored, call: Call): void {
  for (const validate of CREATED) validate(object, call);
}

/** Lets every plugin refuse a change. */
export function reviewUpdate(object: Stored, old: Stored, call: Call): void {
  for (const validate of UPDATED) validate(object, old, call);
}
