import type { HTTPGetAction, Lifecycle, LifecycleHandler, Probe } from '../../generated/core/v1';
import { addInvalid, type FieldError, forbidden, invalid, notSupported, required } from '../../meta/fieldError';
import type { IntOrString } from '../../meta/intOrString';
import { headerNameErrors, portNameErrors, portNumberErrors } from '../../meta/names';

const SCHEMES = ['HTTP', 'HTTPS'];
const NOT_NEGATIVE = 'must be greater than or equal to 0';

/** Adds what is wrong with a port, told by number or by name. Models ValidatePortNumOrName. */
export function validatePort(port: IntOrString, path: string, errors: FieldError[]): void {
  if (typeof port === 'number') addInvalid(errors, path, port, portNumberErrors(port));
  else addInvalid(errors, path, port, portNameErrors(port));
}

function validateHttpGet(action: HTTPGetAction, path: string, errors: FieldError[]): void {
  if (!action.path) errors.push(required(`${path}.path`));
  validatePort(action.port, `${path}.port`, errors);
  const scheme = action.scheme ?? '';
  if (!SCHEMES.includes(scheme)) errors.push(notSupported(`${path}.scheme`, scheme, SCHEMES));
  for (const { name } of action.httpHeaders ?? []) {
    addInvalid(errors, `${path}.httpHeaders`, name, headerNameErrors(name));
  }
}

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const;

/** Exactly one handler. `graceSeconds` bounds a sleep. Models validateHandler. */
function validateHandler(
  handler: ProbeHandlerOf & LifecycleHandler,
  graceSeconds: number | undefined,
  path: string,
  errors: FieldError[],
): void {
  let found = false;
  for (const kind of HANDLERS) {
    if (!handler[kind]) continue;
    const at = `${path}.${kind}`;
    if (found) errors.push(forbidden(at, 'may not specify more than 1 handler type'));
    else validateAction(handler, kind, graceSeconds, at, errors);
    found = true;
  }
  if (!found) errors.push(required(path, 'must specify a handler type'));
}

type ProbeHandlerOf = Pick<Probe, 'exec' | 'httpGet' | 'tcpSocket' | 'grpc'>;

function validateAction(
  { exec, httpGet, tcpSocket, grpc, sleep }: ProbeHandlerOf & LifecycleHandler,
  kind: (typeof HANDLERS)[number],
  graceSeconds: number | undefined,
  path: string,
  errors: FieldError[],
): void {
  if (kind === 'exec' && (exec?.command?.length ?? 0) === 0) errors.push(required(`${path}.command`));
  else if (kind === 'httpGet' && httpGet) validateHttpGet(httpGet, path, errors);
  else if (kind === 'tcpSocket' && tcpSocket) validatePort(tcpSocket.port, `${path}.port`, errors);
  else if (kind === 'grpc' && grpc) validatePort(grpc.port, `${path}.port`, errors);
  else if (kind === 'sleep' && sleep && graceSeconds !== undefined) {
    if (sleep.seconds >= 0 && sleep.seconds <= graceSeconds) return;
    const words = `must be non-negative and less than terminationGracePeriodSeconds (${graceSeconds})`;
    errors.push(invalid(path, sleep.seconds, words));
  }
}

const COUNTS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const;

/** Adds what is wrong with a probe of a container. Models validateLivenessProbe and its siblings. */
export function validateProbe(
  which: 'livenessProbe' | 'readinessProbe' | 'startupProbe',
  probe: Probe,
  graceSeconds: number | undefined,
  containerPath: string,
  errors: FieldError[],
): void {
  const path = `${containerPath}.${which}`;
  validateHandler(probe, graceSeconds, path, errors);
  for (const key of COUNTS) {
    const value = probe[key] ?? 0;
    if (value < 0) errors.push(invalid(`${path}.${key}`, value, NOT_NEGATIVE));
  }
  const grace = probe.terminationGracePeriodSeconds;
  const gracePath = `${path}.terminationGracePeriodSeconds`;
  if (grace !== undefined && grace <= 0) errors.push(invalid(gracePath, grace, 'must be greater than 0'));
  if (which === 'readinessProbe') {
    if (grace !== undefined) errors.push(invalid(gracePath, grace, 'must not be set for readinessProbes'));
  } else if (probe.successThreshold !== 1) {
    errors.push(invalid(`${path}.successThreshold`, probe.successThreshold ?? 0, 'must be 1'));
  }
}

/** Adds what is wrong with a container's hooks. Models validateLifecycle. */
export function validateLifecycle(
  lifecycle: Lifecycle,
  graceSeconds: number | undefined,
  path: string,
  errors: FieldError[],
): void {
  if (lifecycle.postStart) validateHandler(lifecycle.postStart, graceSeconds, `${path}.postStart`, errors);
  if (lifecycle.preStop) validateHandler(lifecycle.preStop, graceSeconds, `${path}.preStop`, errors);
}
