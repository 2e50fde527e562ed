import type { Answer, Call } from '../call';
import { inNamespace } from '../metadata';
import { decode } from '../objects';
import { conflict } from '../refusal';
import { existing, refuseOtherName, write } from '../update';

/** PUT .../namespaces/x/finalize: the namespace's controller says what it still waits for. */
export function finalizeNamespace(call: Call): Answer {
  const object = inNamespace(decode(call, call.request.body, call.route.kind), '');
  refuseOtherName(object, call.route.name);
  const old = existing(call);
  const { resourceVersion } = object.metadata;
  if (resourceVersion && resourceVersion !== old.metadata.resourceVersion)
    throw conflict(call.route.kind, call.route.name);
  const { finalizers: _old, ...spec } = old.spec ?? {};
  const finalizers = (object.spec?.finalizers as unknown[] | undefined) ?? [];
  const finalized = { ...old, spec: finalizers.length > 0 ? { ...spec, finalizers } : spec };
  return { body: write(call, finalized, old) };
}
