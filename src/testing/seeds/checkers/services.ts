import type { Endpoints, Pod, Service } from '../../../api/generated/core/v1';
import type { EndpointSlice } from '../../../api/generated/discovery/v1';
import { selectsAll } from '../../../api/meta/labels';
import { keyOf } from '../../../api/meta/object';
import type { Checker, Eye } from '../checker';
import { isOver, isReady } from '../pods';

const SLICES = 'endpointslices.discovery.k8s.io';

function slicesOf(eye: Eye, { metadata }: Service): EndpointSlice[] {
  return eye
    .list<EndpointSlice>(SLICES)
    .filter(
      (slice) =>
        slice.metadata.namespace === metadata.namespace &&
        slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name &&
        slice.metadata.labels['endpointslice.kubernetes.io/managed-by'] === 'endpointslice-controller.k8s.io',
    );
}

function behind(eye: Eye, { metadata, spec }: Service): Pod[] {
  if (!spec.selector || Object.keys(spec.selector).length === 0) return [];
  return eye
    .list<Pod>('pods')
    .filter(
      (pod) =>
        pod.metadata.namespace === metadata.namespace &&
        selectsAll(spec.selector, pod.metadata.labels) &&
        Boolean(pod.status?.podIP) &&
        !isOver(pod),
    );
}

/** The Services with a selector, which have slices by themselves. */
function selecting(eye: Eye): Service[] {
  return eye.list<Service>('services').filter(({ spec }) => Object.keys(spec.selector ?? {}).length > 0);
}

/** The names of two lists that are not in both. */
function difference(a: readonly string[], b: readonly string[]): string {
  const only = (these: readonly string[], those: readonly string[]) => these.filter((one) => !those.includes(one));
  return [...only(a, b).map((one) => `-${one}`), ...only(b, a).map((one) => `+${one}`)].join(' ');
}

export const READY_ENDPOINTS: Checker = {
  name: 'ready endpoints',
  rule: 'once settled the slices of a Service say ready: true of exactly its ready, live pods (publishNotReadyAddresses: of all)',
  watch: (eye) => ({
    settled: () => {
      for (const service of selecting(eye)) {
        const all = service.spec.publishNotReadyAddresses ?? false;
        const isIn = (pod: Pod) => all || (isReady(pod) && !pod.metadata.deletionTimestamp);
        const wanted = behind(eye, service)
          .filter(isIn)
          .map(({ metadata }) => metadata.name);
        const told = endpointsOf(eye, service).filter(({ conditions }) => conditions?.ready);
        const names = told.map(({ targetRef }) => targetRef?.name ?? '');
        const wrong = difference(wanted, names);
        if (wrong) eye.complain(`Service ${keyOf(service)} has other ready endpoints than pods: ${wrong}`);
        if (new Set(names).size < names.length) eye.complain(`Service ${keyOf(service)} has a pod twice`);
      }
    },
  }),
};

function endpointsOf(eye: Eye, service: Service) {
  return slicesOf(eye, service).flatMap(({ endpoints }) => endpoints ?? []);
}

/** Slices follow their pods within this long, unless the controller's client has to wait; milliseconds. */
const FOLLOWED_MS = 15_000;

export const NO_DEAD_ENDPOINTS: Checker = {
  name: 'no dead endpoints',
  rule: 'a pod that has not been ready for a while, or is gone or on its way out, is no ready endpoint',
  watch: (eye) => {
    const look = () => {
      const since = eye.cluster.now - FOLLOWED_MS;
      if (eye.memory.wasTroubled('kube-controller-manager', since - FOLLOWED_MS)) return;
      for (const service of selecting(eye)) {
        if (service.spec.publishNotReadyAddresses) continue;
        for (const { targetRef, conditions } of endpointsOf(eye, service)) {
          const past = eye.memory.pods.get(targetRef?.uid ?? '');
          if (!conditions?.ready || !past || past.isReady || past.readyUntil >= since) continue;
          eye.complain(
            `${targetRef?.name}, not ready since ${past.readyUntil}, is a ready endpoint of ${keyOf(service)}`,
          );
        }
      }
    };
    return { command: look };
  },
};

export const ALL_ENDPOINTS: Checker = {
  name: 'all endpoints',
  rule: 'once settled every pod with an address that a Service selects is in its slices, with address, node and conditions as they are',
  watch: (eye) => ({
    settled: () => {
      for (const service of selecting(eye)) {
        const publish = service.spec.publishNotReadyAddresses ?? false;
        const wanted = behind(eye, service).map((pod) => {
          const leaves = pod.metadata.deletionTimestamp !== undefined;
          const ready = publish || (isReady(pod) && !leaves);
          return `${pod.metadata.name} ${pod.status?.podIP} ${pod.spec.nodeName} ${ready} ${isReady(pod)} ${leaves}`;
        });
        const told = endpointsOf(eye, service).map(
          ({ targetRef, addresses, nodeName, conditions }) =>
            `${targetRef?.name} ${addresses[0]} ${nodeName} ${conditions?.ready} ${conditions?.serving} ${conditions?.terminating}`,
        );
        const wrong = difference(wanted, told);
        if (wrong) eye.complain(`Service ${keyOf(service)} has other endpoints than pods: ${wrong}`);
      }
    },
  }),
};

export const OLD_ENDPOINTS: Checker = {
  name: 'old endpoints',
  rule: 'once settled Endpoints have the addresses that the slices have as ready, and no Service is without them',
  watch: (eye) => ({
    settled: () => {
      const all = new Map(eye.list<Endpoints>('endpoints').map((one) => [keyOf(one), one]));
      for (const service of selecting(eye)) {
        const endpoints = all.get(keyOf(service));
        const told = (endpoints?.subsets ?? []).flatMap(({ addresses }) => (addresses ?? []).map(({ ip }) => ip));
        const ready = slicesOf(eye, service)
          .filter(({ ports }) => (ports ?? []).length > 0 || !service.spec.ports?.length)
          .flatMap(({ endpoints: list }) => (list ?? []).filter(({ conditions }) => conditions?.ready))
          .flatMap(({ addresses }) => addresses);
        const wrong = difference([...new Set(ready)], [...new Set(told)]);
        if (wrong) eye.complain(`Endpoints ${keyOf(service)} are not as its slices: ${wrong}`);
      }
    },
  }),
};

export const NO_STALE_SLICES: Checker = {
  name: 'no stale slices',
  rule: 'once settled no slice or Endpoints is left of a Service that is gone',
  watch: (eye) => ({
    settled: () => {
      const services = new Set(eye.list<Service>('services').map(keyOf));
      for (const { metadata } of eye.list<EndpointSlice>(SLICES)) {
        const name = `${metadata.namespace}/${metadata.labels?.['kubernetes.io/service-name']}`;
        if (!services.has(name)) eye.complain(`slice ${metadata.name} is left of Service ${name}`);
      }
      for (const endpoints of eye.list<Endpoints>('endpoints')) {
        if (!services.has(keyOf(endpoints))) eye.complain(`Endpoints ${keyOf(endpoints)} are left of a Service`);
      }
    },
  }),
};

/** What kube-proxy made of a Service. */
interface Rules {
  readonly ports: readonly { readonly port: number; readonly cluster: readonly { address: string; port: number }[] }[];
}

/** The addresses to which a Service's port leads, from its slices: ready ones, else those that serve while they leave. */
function targets(slices: readonly EndpointSlice[], portName: string): string[] {
  const of = (isWanted: (conditions: { ready?: boolean; serving?: boolean; terminating?: boolean }) => boolean) =>
    slices.flatMap(({ endpoints, ports }) => {
      const port = ports?.find(({ name = '' }) => name === portName)?.port;
      if (port === undefined) return [];
      return (endpoints ?? [])
        .filter(({ conditions }) => isWanted(conditions ?? {}))
        .map(({ addresses }) => `${addresses[0]}:${port}`);
    });
  const ready = of((conditions) => conditions.ready !== false);
  return ready.length > 0 ? ready : of(({ serving, terminating }) => Boolean(serving && terminating));
}

export const PROXY_RULES: Checker = {
  name: 'proxy rules',
  rule: "once settled kube-proxy's rules lead to exactly what the slices say",
  watch: (eye) => ({
    settled: () => {
      const { rules, stale } = (
        eye.sim.component('kube-proxy') as unknown as {
          state: { rules: ReadonlyMap<string, Rules>; stale: ReadonlyMap<string, unknown> };
        }
      ).state;
      if (stale.size > 0) eye.complain(`kube-proxy on ${[...stale.keys()].join(', ')} has old rules`);
      const services = eye
        .list<Service>('services')
        .filter(({ spec }) => spec.type !== 'ExternalName' && spec.clusterIP && spec.clusterIP !== 'None');
      for (const service of services) {
        const slices = eye
          .list<EndpointSlice>(SLICES)
          .filter(
            ({ metadata }) =>
              metadata.namespace === service.metadata.namespace &&
              metadata.labels?.['kubernetes.io/service-name'] === service.metadata.name,
          );
        const known = rules.get(keyOf(service));
        for (const { name = '', port } of service.spec.ports ?? []) {
          const told = known?.ports.find((one) => one.port === port)?.cluster ?? [];
          const wrong = difference(
            targets(slices, name),
            told.map((target) => `${target.address}:${target.port}`),
          );
          if (wrong)
            eye.complain(`kube-proxy has other targets for ${keyOf(service)}:${port} than its slices: ${wrong}`);
        }
      }
      for (const key of rules.keys()) {
        if (!services.some((service) => keyOf(service) === key))
          eye.complain(`kube-proxy has rules for ${key}, which is gone`);
      }
    },
  }),
};
