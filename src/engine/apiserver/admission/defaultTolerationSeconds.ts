import type { Toleration } from '../../../api/generated/core/v1';
import { withFields } from '../../../api/meta/object';
import type { Call, Stored } from '../call';
import type { AdmissionPlugin } from './plugins';

const SECONDS = 300;

function tolerates(toleration: Toleration, key: string): boolean {
  const sameKey = toleration.key === key || (!toleration.key && toleration.operator === 'Exists');
  return sameKey && (!toleration.effect || toleration.effect === 'NoExecute');
}

function added(key: string): Toleration {
  return { key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: SECONDS };
}

const NOT_READY = added('node.kubernetes.io/not-ready');
const UNREACHABLE = added('node.kubernetes.io/unreachable');
const BOTH: Toleration[] = [NOT_READY, UNREACHABLE];

function tolerations(object: Stored): Stored {
  const own = object.spec?.tolerations as Toleration[] | undefined;
  if (!own?.length) return { ...object, spec: withFields(object.spec ?? {}, { tolerations: BOTH }) };
  const missing = BOTH.filter(({ key }) => !own.some((toleration) => tolerates(toleration, key as string)));
  if (missing.length === 0) return object;
  return { ...object, spec: { ...object.spec, tolerations: [...own, ...missing] } };
}

/** Pods stay five minutes on a node that is lost. Models plugin/pkg/admission/defaulttolerationseconds. */
export const defaultTolerationSeconds: AdmissionPlugin = {
  name: 'DefaultTolerationSeconds',
  create: (object: Stored, call: Call) => (call.route.resource === 'pods' ? tolerations(object) : object),
  update: (object: Stored, call: Call) => (call.route.resource === 'pods' ? tolerations(object) : object),
};
