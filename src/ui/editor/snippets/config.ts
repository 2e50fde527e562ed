import { starter } from './starter';

export const CONFIG_MAP = starter(
  'v1',
  'ConfigMap',
  `
metadata:
  name: ‹settings›
data:
  # Values are texts: numbers and true need quotes.
  LOG_LEVEL: info
  TIMEOUT_SECONDS: "30"
`,
);

export const SECRET = starter(
  'v1',
  'Secret',
  `
metadata:
  name: ‹login›
type: Opaque
# stringData is written as it is; the server keeps it as base64 in data.
stringData:
  username: shop
  password: change-me
`,
);

export const CLAIM = starter(
  'v1',
  'PersistentVolumeClaim',
  `
metadata:
  name: ‹data›
spec:
  accessModes: ["ReadWriteOnce"]
  resources:
    requests:
      storage: 1Gi
`,
);

export const VOLUME = starter(
  'v1',
  'PersistentVolume',
  `
metadata:
  name: ‹disk›
spec:
  capacity:
    storage: 1Gi
  accessModes: ["ReadWriteOnce"]
  persistentVolumeReclaimPolicy: Retain
  storageClassName: manual
  hostPath:
    path: /mnt/data
`,
);

export const NAMESPACE = starter(
  'v1',
  'Namespace',
  `
metadata:
  name: ‹staging›
`,
);

export const QUOTA = starter(
  'v1',
  'ResourceQuota',
  `
metadata:
  name: ‹quota›
# All pods of the namespace together.
spec:
  hard:
    pods: "20"
    requests.cpu: "4"
    requests.memory: 8Gi
    limits.memory: 16Gi
`,
);

export const LIMIT_RANGE = starter(
  'v1',
  'LimitRange',
  `
metadata:
  name: ‹defaults›
# What containers of the namespace get that say nothing themselves.
spec:
  limits:
  - type: Container
    defaultRequest:
      cpu: 100m
      memory: 64Mi
    default:
      memory: 128Mi
`,
);

export const PRIORITY_CLASS = starter(
  'scheduling.k8s.io/v1',
  'PriorityClass',
  `
metadata:
  name: ‹important›
# Where there is no room, pods of a lower value make place.
value: 1000
globalDefault: false
description: For what users wait for.
`,
);
