import type { Container, EnvVar, HTTPGetAction, Lifecycle, LifecycleHandler, Probe } from '../../generated/core/v1';
import { defaultPullPolicy } from './imageReference';
import { resourcesWithDefaults } from './resourceDefaults';

/** A container with what it leaves open; an ephemeral one alike. Models SetDefaults_Container and its parts. */
export function containerWithDefaults<T extends Container>(container: T): T {
  const filled: Container = { ...container };
  filled.resources = resourcesWithDefaults(container.resources);
  filled.terminationMessagePath ||= '/dev/termination-log';
  filled.terminationMessagePolicy ||= 'File';
  filled.imagePullPolicy ||= defaultPullPolicy(container.image);
  if (container.ports) {
    filled.ports = container.ports.map((port) => (port.protocol ? port : { ...port, protocol: 'TCP' }));
  }
  if (container.env) filled.env = container.env.map(envWithDefaults);
  if (container.livenessProbe) filled.livenessProbe = probeWithDefaults(container.livenessProbe);
  if (container.readinessProbe) filled.readinessProbe = probeWithDefaults(container.readinessProbe);
  if (container.startupProbe) filled.startupProbe = probeWithDefaults(container.startupProbe);
  if (container.lifecycle) filled.lifecycle = lifecycleWithDefaults(container.lifecycle);
  return filled as T;
}

function envWithDefaults(variable: EnvVar): EnvVar {
  const fieldRef = variable.valueFrom?.fieldRef;
  if (!fieldRef || fieldRef.apiVersion) return variable;
  return { ...variable, valueFrom: { ...variable.valueFrom, fieldRef: { ...fieldRef, apiVersion: 'v1' } } };
}

function probeWithDefaults(probe: Probe): Probe {
  const filled: Probe = { ...probe };
  filled.timeoutSeconds ||= 1;
  filled.periodSeconds ||= 10;
  filled.successThreshold ||= 1;
  filled.failureThreshold ||= 3;
  if (probe.httpGet) filled.httpGet = httpGetWithDefaults(probe.httpGet);
  if (probe.grpc && probe.grpc.service === undefined) filled.grpc = { ...probe.grpc, service: '' };
  return filled;
}

function httpGetWithDefaults(action: HTTPGetAction): HTTPGetAction {
  return { ...action, path: action.path || '/', scheme: action.scheme || 'HTTP' };
}

function lifecycleWithDefaults(lifecycle: Lifecycle): Lifecycle {
  const filled: Lifecycle = { ...lifecycle };
  if (lifecycle.postStart) filled.postStart = handlerWithDefaults(lifecycle.postStart);
  if (lifecycle.preStop) filled.preStop = handlerWithDefaults(lifecycle.preStop);
  return filled;
}

function handlerWithDefaults(handler: LifecycleHandler): LifecycleHandler {
  return handler.httpGet ? { ...handler, httpGet: httpGetWithDefaults(handler.httpGet) } : handler;
}
