import type { PodSpec } from '../../../api/generated/core/v1';
import type { PriorityClass } from '../../../api/generated/scheduling/v1';
import type { Call, Stored } from '../call';
import { forbidden } from '../refusal';
import type { AdmissionPlugin } from './plugins';
import { nameOf } from './subject';

const CLASSES = 'priorityclasses.scheduling.k8s.io';

function classOf(name: string, call: Call): PriorityClass | undefined {
  return call.server.etcd.get(CLASSES, name) as PriorityClass | undefined;
}

/** The class for pods that name none: of several the one with the lowest value. */
function defaultClass(call: Call): PriorityClass | undefined {
  if (call.server.etcd.count(CLASSES) <= 2) return undefined;
  let found: PriorityClass | undefined;
  for (const object of call.server.etcd.list(CLASSES)) {
    const priorityClass = object as PriorityClass;
    if (priorityClass.globalDefault && (!found || (priorityClass.value ?? 0) < (found.value ?? 0)))
      found = priorityClass;
  }
  return found;
}

function priorityOf(object: Stored, call: Call): Stored {
  const spec = object.spec as unknown as PodSpec;
  const name = spec.priorityClassName ?? '';
  const found = name ? classOf(name, call) : defaultClass(call);
  const refuse = (why: string) => forbidden(call.route.kind, nameOf(object), why);
  if (name && !found) throw refuse(`no PriorityClass with name ${name} was found`);
  const value = found?.value ?? 0;
  if (spec.priority !== undefined && spec.priority !== value) {
    throw refuse(
      `the integer value of priority (${spec.priority}) must not be provided in pod spec; priority admission controller computed ${value} from the given PriorityClass name`,
    );
  }
  const preemptionPolicy = found?.preemptionPolicy ?? 'PreemptLowerPriority';
  if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== preemptionPolicy) {
    throw refuse(
      `the string value of PreemptionPolicy (${spec.preemptionPolicy}) must not be provided in pod spec; priority admission controller computed ${preemptionPolicy} from the given PriorityClass name`,
    );
  }
  const named = found ? { priorityClassName: found.metadata.name } : {};
  return { ...object, spec: Object.assign({}, object.spec, named, { priority: value, preemptionPolicy }) };
}

/** Turns a class's name into a number. Models plugin/pkg/admission/priority. */
export const priority: AdmissionPlugin = {
  name: 'Priority',
  create: (object, call) => (call.route.resource === 'pods' ? priorityOf(object, call) : object),
};
