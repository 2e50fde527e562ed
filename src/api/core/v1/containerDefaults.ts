import type {
  Container,
  ContainerPort,
  EnvVar,
  EnvVarSource,
  HTTPGetAction,
  Lifecycle,
  LifecycleHandler,
  Probe,
} from '../../generated/core/v1';
import { copyOf } from '../../meta/object';
import { defaultPullPolicy } from './imageReference';
import { resourcesWithDefaults } from './resourceDefaults';

/** A container with what it leaves open; an ephemeral one alike. Models SetDefaults_Container and its parts. */
export function containerWithDefaults<T extends Container>(container: T): T {
  const filled: Container = copyOf(container);
  filled.resources = resourcesWithDefaults(container.resources);
  filled.terminationMessagePath ||= '/dev/termination-log';
  filled.terminationMessagePolicy ||= 'File';
  filled.imagePullPolicy ||= defaultPullPolicy(container.image);
  if (container.ports) {
    filled.ports = container.ports.map((port) => (port.protocol ? port : portWithDefaults(port)));
  }
  if (container.env) filled.env = container.env.map(envWithDefaults);
  if (container.livenessProbe) filled.livenessProbe = probeWithDefaults(container.livenessProbe);
  if (container.readinessProbe) filled.readinessProbe = probeWithDefaults(container.readinessProbe);
  if (container.startupProbe) filled.startupProbe = probeWithDefaults(container.startupProbe);
  if (container.lifecycle) fillLifecycle(filled, container.lifecycle);
  return filled as T;
}

function portWithDefaults(port: ContainerPort): ContainerPort {
  const filled = copyOf(port);
  filled.protocol = 'TCP';
  return filled;
}

function envWithDefaults(variable: EnvVar): EnvVar {
  const { valueFrom } = variable;
  if (!valueFrom) return variable;
  const { fieldRef, fileKeyRef } = valueFrom;
  const opensField = fieldRef && !fieldRef.apiVersion;
  const opensFile = fileKeyRef && fileKeyRef.optional === undefined;
  if (!opensField && !opensFile) return variable;
  const filled: EnvVarSource = copyOf(valueFrom);
  if (opensField) filled.fieldRef = { ...fieldRef, apiVersion: 'v1' };
  if (opensFile) filled.fileKeyRef = { ...fileKeyRef, optional: false };
  return { ...variable, valueFrom: filled };
}

function probeWithDefaults(probe: Probe): Probe {
  const filled: Probe = copyOf(probe);
  filled.timeoutSeconds ||= 1;
  filled.periodSeconds ||= 10;
  filled.successThreshold ||= 1;
  filled.failureThreshold ||= 3;
  if (probe.httpGet) filled.httpGet = httpGetWithDefaults(probe.httpGet);
  if (probe.grpc && (probe.grpc.service ?? null) === null) filled.grpc = { ...probe.grpc, service: '' };
  return filled;
}

function httpGetWithDefaults(action: HTTPGetAction): HTTPGetAction {
  if (action.path && action.scheme) return action;
  const filled = copyOf(action);
  filled.path ||= '/';
  filled.scheme ||= 'HTTP';
  return filled;
}

/** The stop signal is behind a feature gate that is off: the server drops it. */
function fillLifecycle(container: Container, { postStart, preStop, stopSignal }: Lifecycle): void {
  const filled: Lifecycle = {};
  if (postStart) filled.postStart = handlerWithDefaults(postStart);
  if (preStop) filled.preStop = handlerWithDefaults(preStop);
  if (stopSignal && !postStart && !preStop) delete container.lifecycle;
  else container.lifecycle = filled;
}

function handlerWithDefaults(handler: LifecycleHandler): LifecycleHandler {
  return handler.httpGet ? { ...handler, httpGet: httpGetWithDefaults(handler.httpGet) } : handler;
}
