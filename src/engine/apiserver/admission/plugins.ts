import type { Call, Stored } from '../call';
import { defaultTolerationSeconds } from './defaultTolerationSeconds';
import { namespaceLifecycle } from './namespaceLifecycle';
import { priority } from './priority';
import { serviceAccount } from './serviceAccount';
import { storageObjectInUseProtection } from './storageObjectInUseProtection';
import { taintNodesByCondition } from './taintNodesByCondition';

/** An admission plugin: changes a new object, or refuses it. */
export interface AdmissionPlugin {
  readonly name: string;
  readonly create?: (object: Stored, call: Call) => Stored;
  readonly update?: (object: Stored, old: Stored, call: Call) => Stored;
}

/** In the order of kube-apiserver's recommended plugins. */
const PLUGINS: readonly AdmissionPlugin[] = [
  namespaceLifecycle,
  serviceAccount,
  taintNodesByCondition,
  priority,
  defaultTolerationSeconds,
  storageObjectInUseProtection,
];

const CREATING = PLUGINS.filter(({ create }) => create);
const UPDATING = PLUGINS.filter(({ update }) => update);

/** Lets every plugin have its say on a new object. */
export function admitCreate(object: Stored, call: Call): Stored {
  let admitted = object;
  for (const plugin of CREATING) admitted = (plugin.create as NonNullable<AdmissionPlugin['create']>)(admitted, call);
  return admitted;
}

/** Lets every plugin have its say on a change. */
export function admitUpdate(object: Stored, old: Stored, call: Call): Stored {
  let admitted = object;
  for (const plugin of UPDATING) {
    admitted = (plugin.update as NonNullable<AdmissionPlugin['update']>)(admitted, old, call);
  }
  return admitted;
}
