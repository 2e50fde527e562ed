import type { LabelSelector } from '../../../api/generated/meta/v1';
import { formatRequirements, requirementsOf } from '../../../api/meta/labels';
import type { Answer, Call, Stored } from '../call';
import { inNamespace } from '../metadata';
import { badRequest, invalid } from '../refusal';
import { change, existing, refuseOtherName } from '../update';

/** The scale of a workload: one number of it, under a name that all workloads share. */
function scaleOf(object: Stored): Stored {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const replicas = (object.spec?.replicas as number | undefined) ?? 0;
  const selector = object.spec?.selector as LabelSelector | undefined;
  const text = formatRequirements(requirementsOf(selector) ?? []);
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp } as Stored['metadata'],
    spec: replicas === 0 ? {} : { replicas },
    status: { replicas: (object.status?.replicas as number | undefined) ?? 0, ...(text ? { selector: text } : {}) },
  };
}

/** GET .../scale. */
export function getScale(call: Call): Answer {
  return { body: scaleOf(existing(call)) };
}

/** PUT .../scale; `wanted` is the scale, already patched for a PATCH. */
export function putScale(call: Call, wanted: Stored): Answer {
  const scale = inNamespace(wanted, call.route.namespace);
  refuseOtherName(scale, call.route.name);
  const replicas = (scale.spec?.replicas ?? 0) as number;
  if (typeof replicas !== 'number') throw badRequest('Scale in version "v1" cannot be handled as a Scale');
  if (replicas < 0) {
    const message = `Invalid value: ${replicas}: must be greater than or equal to 0`;
    throw invalid('autoscaling', 'Scale', call.route.name, [
      { reason: 'FieldValueInvalid', message, field: 'spec.replicas' },
    ]);
  }
  const { resourceVersion, uid } = scale.metadata;
  const scaled = change(call, (old) => {
    const metadata = { ...old.metadata, resourceVersion: resourceVersion || old.metadata.resourceVersion };
    if (uid) metadata.uid = uid;
    return { ...old, metadata, spec: { ...old.spec, replicas } };
  });
  return { body: scaleOf(scaled) };
}

/** The scale as it is: what a patch is applied to. */
export function presentScale(call: Call): Stored {
  return scaleOf(existing(call));
}
