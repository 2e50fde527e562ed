import type { Taint } from '../../../api/generated/core/v1';
import type { Call, Stored } from '../call';
import type { AdmissionPlugin } from './plugins';

const NOT_READY: Taint = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' };

/** A new node takes no pods until it said that it is ready. Models plugin/pkg/admission/nodetaint. */
export const taintNodesByCondition: AdmissionPlugin = {
  name: 'TaintNodesByCondition',
  create(object: Stored, call: Call): Stored {
    if (call.route.resource !== 'nodes') return object;
    const taints = (object.spec?.taints as Taint[] | undefined) ?? [];
    if (taints.some(({ key, effect }) => key === NOT_READY.key && effect === NOT_READY.effect)) return object;
    return { ...object, spec: { ...object.spec, taints: [...taints, NOT_READY] } };
  },
};
