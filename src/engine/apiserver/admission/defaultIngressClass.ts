import type { IngressClass } from '../../../api/generated/networking/v1';
import type { Call, Stored } from '../call';
import type { AdmissionPlugin } from './plugins';

const CLASSES = 'ingressclasses.networking.k8s.io';
const DEFAULT_ANNOTATION = 'ingressclass.kubernetes.io/is-default-class';
const OLD_ANNOTATION = 'kubernetes.io/ingress.class';

function defaultClass(call: Call): IngressClass | undefined {
  const defaults = (call.server.etcd.list(CLASSES) as IngressClass[]).filter(
    ({ metadata }) => metadata.annotations?.[DEFAULT_ANNOTATION] === 'true',
  );
  // The newest one; of several as old the first by name.
  return defaults.toSorted((a, b) => {
    const [x, y] = [a.metadata.creationTimestamp, b.metadata.creationTimestamp];
    return x === y ? (a.metadata.name < b.metadata.name ? -1 : 1) : x > y ? -1 : 1;
  })[0];
}

/** An Ingress that names no class gets the default one. Models plugin/pkg/admission/network/defaultingressclass. */
export const defaultIngressClass: AdmissionPlugin = {
  name: 'DefaultIngressClass',
  create(object: Stored, call: Call): Stored {
    if (call.route.resource !== 'ingresses.networking.k8s.io') return object;
    if (object.spec?.ingressClassName !== undefined || object.metadata.annotations?.[OLD_ANNOTATION]) return object;
    const found = defaultClass(call);
    if (!found) return object;
    return { ...object, spec: { ...object.spec, ingressClassName: found.metadata.name } };
  },
};
