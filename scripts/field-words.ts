/**
 * Our own words for fields whose description is missing in the models of @kubernetes/client-node, because they refer to a type:
 * by definition (`core.v1.Container`) and field.
 */
export const FIELD_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'apps.v1.DeploymentSpec': {
    selector: 'Which pods belong to this Deployment. It must match the labels of the template, and cannot be changed.',
    strategy: 'How old pods are replaced by new ones.',
    template: 'What each pod looks like. A change to it starts a rolling update.',
  },
  'apps.v1.DeploymentStrategy': {
    rollingUpdate: 'How far the number of pods may leave the replicas while the update runs.',
  },
  'apps.v1.RollingUpdateDeployment': {
    maxSurge:
      'How many pods may run above the replicas while the update runs. A percentage is rounded up. Defaults to 25%.',
    maxUnavailable:
      'How many pods may be missing while the update runs. A percentage is rounded down. Defaults to 25%.',
  },
  'apps.v1.RollingUpdateDaemonSet': {
    maxSurge: 'How many nodes may run an old and a new pod at a time while the update runs. Defaults to 0.',
    maxUnavailable: 'On how many nodes the pod may be missing while the update runs. Defaults to 1.',
  },
  'apps.v1.ReplicaSetSpec': {
    selector: 'Which pods belong to this ReplicaSet. It must match the labels of the template, and cannot be changed.',
    template: 'What each new pod looks like.',
  },
  'core.v1.Container': {
    lifecycle: 'What is done right after the container starts, and before it is stopped.',
    livenessProbe: 'When it fails, the kubelet restarts the container.',
    readinessProbe: 'While it fails, the pod gets no requests through its Services.',
    resources: 'What the container needs and what it may use at most. The scheduler counts requests, not use.',
    securityContext: 'With which rights the container runs.',
    startupProbe: 'Until it has succeeded once, the other probes wait.',
  },
  'core.v1.Lifecycle': {
    postStart: 'Runs right after the container is created; its failure ends the container.',
    preStop:
      'Runs before the container is told to stop, within the grace period. A short sleep lets the last requests arrive.',
  },
  'core.v1.Probe': {
    exec: 'A command in the container: it is well when the command ends with 0.',
    httpGet: 'A request to the container: it is well when the answer is from 200 to 399.',
    tcpSocket: 'It is well when the port takes a connection.',
  },
  'core.v1.HTTPGetAction': { port: 'Which port of the container: a number, or the name of one of its ports.' },
  'core.v1.TCPSocketAction': { port: 'Which port of the container: a number, or the name of one of its ports.' },
  'core.v1.ServicePort': {
    targetPort: 'The port of the pods: a number, or the name of a port of theirs. Without it the same as port.',
  },
  'networking.v1.IngressBackend': { service: 'The Service that gets the requests.' },
  'networking.v1.IngressRule': { http: 'Which paths of this host go where.' },
  'policy.v1.PodDisruptionBudgetSpec': {
    maxUnavailable: 'How many of the pods may be missing because of evictions. Only one of the two limits may be set.',
    minAvailable: 'How many of the pods must stay through evictions. Only one of the two limits may be set.',
    selector: 'Which pods the budget protects.',
  },
};
