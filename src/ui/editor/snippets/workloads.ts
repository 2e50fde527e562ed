import { starter } from './starter';

/** A container that says what it needs, when it is ready, and what it may take. */
const CONTAINER = `- name: ‹web›
  image: shop/web:v1
  ports:
  - name: http
    containerPort: 8080
  resources:
    requests:
      cpu: 100m
      memory: 64Mi
    limits:
      memory: 64Mi
  readinessProbe:
    httpGet:
      path: /ready
      port: http
    periodSeconds: 5
`;
const TASK = (name: string, image: string) => `- name: ${name}
  image: ${image}
  resources:
    requests:
      cpu: 100m
      memory: 64Mi
    limits:
      memory: 64Mi
`;

function indented(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(columns));
}

/** Labels, selector and template of what runs pods for ever. */
const templated = (name: string, container = CONTAINER.replaceAll('‹web›', name)) => `  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
${indented(container, 6)}`;

export const POD = starter(
  'v1',
  'Pod',
  `
metadata:
  name: ‹toolbox›
# Nobody makes a pod anew when it is gone: good for looking around (kubectl exec -it ‹toolbox› -- sh).
# What is to stay wants a Deployment.
spec:
  restartPolicy: Never
  containers:
  - name: shell
    image: busybox:1.36
    command: ["sleep", "3600"]
    resources:
      requests:
        cpu: 10m
        memory: 16Mi
      limits:
        memory: 16Mi
`,
);

export const DEPLOYMENT = starter(
  'apps/v1',
  'Deployment',
  `
metadata:
  name: ‹web›
  labels:
    app: ‹web›
spec:
  replicas: 3
  strategy:
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
${templated('‹web›')}`,
);

export const REPLICA_SET = starter(
  'apps/v1',
  'ReplicaSet',
  `
metadata:
  name: ‹copies›
# A Deployment makes one of these for each revision; by itself it keeps a number of pods, and rolls nothing out.
spec:
  replicas: 2
${templated('‹copies›')}`,
);

export const STATEFUL_SET = starter(
  'apps/v1',
  'StatefulSet',
  `
metadata:
  name: ‹db›
spec:
  # A Service with clusterIP: None gives each pod a name of its own: ‹db›-0.‹db›
  serviceName: ‹db›
  replicas: 3
${templated(
  '‹db›',
  `- name: ‹db›
  image: shop/db:v1
  ports:
  - name: sql
    containerPort: 5432
  resources:
    requests:
      cpu: 100m
      memory: 128Mi
    limits:
      memory: 128Mi
  readinessProbe:
    tcpSocket:
      port: sql
    periodSeconds: 5
  volumeMounts:
  - name: data
    mountPath: /var/lib/data
`,
)}  volumeClaimTemplates:
  - metadata:
      name: data
    spec:
      accessModes: ["ReadWriteOnce"]
      resources:
        requests:
          storage: 1Gi
`,
);

export const DAEMON_SET = starter(
  'apps/v1',
  'DaemonSet',
  `
metadata:
  name: ‹agent›
# One pod on each node.
spec:
${templated('‹agent›', `${TASK('‹agent›', 'busybox:1.36')}  command: ["sh", "-c", "while true; do date; sleep 60; done"]\n`)}`,
);

export const JOB = starter(
  'batch/v1',
  'Job',
  `
metadata:
  name: ‹migrate›
spec:
  backoffLimit: 3
  ttlSecondsAfterFinished: 600
  template:
    spec:
      restartPolicy: Never
      containers:
${indented(TASK('‹migrate›', 'batch/migrate:v1'), 6)}`,
);

export const CRON_JOB = starter(
  'batch/v1',
  'CronJob',
  `
metadata:
  name: ‹report›
spec:
  # Minute, hour, day of the month, month, day of the week: each day at three.
  schedule: "0 3 * * *"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 3
      template:
        spec:
          restartPolicy: Never
          containers:
${indented(TASK('‹report›', 'batch/pi:v1'), 10)}`,
);

export const AUTOSCALER = starter(
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
  `
metadata:
  name: ‹copies›
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ‹copies›
  minReplicas: 2
  maxReplicas: 10
  metrics:
  - type: Resource
    resource:
      name: cpu
      target:
        type: Utilization
        averageUtilization: 70
`,
);

export const BUDGET = starter(
  'policy/v1',
  'PodDisruptionBudget',
  `
metadata:
  name: ‹web›
# A drain takes one of these pods at a time.
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: ‹web›
`,
);
