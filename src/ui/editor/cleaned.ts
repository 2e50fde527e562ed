import { stringify } from 'yaml';

type Fields = Readonly<Record<string, unknown>>;

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** Metadata that the server and its controllers keep. */
const KEPT_BY_SERVER: ReadonlySet<string> = new Set([
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'managedFields',
  'ownerReferences',
  'generateName',
  'selfLink',
]);
/** What the server fills in where nobody says anything: fields by name, with the value that it gives them. */
const DEFAULTS: Readonly<Record<string, readonly unknown[]>> = {
  terminationMessagePath: ['/dev/termination-log'],
  terminationMessagePolicy: ['File'],
  imagePullPolicy: ['IfNotPresent'],
  dnsPolicy: ['ClusterFirst'],
  restartPolicy: ['Always'],
  schedulerName: ['default-scheduler'],
  terminationGracePeriodSeconds: [30],
  enableServiceLinks: [true],
  preemptionPolicy: ['PreemptLowerPriority'],
  protocol: ['TCP'],
  sessionAffinity: ['None'],
  internalTrafficPolicy: ['Cluster'],
  ipFamilyPolicy: ['SingleStack'],
  progressDeadlineSeconds: [600],
  revisionHistoryLimit: [10],
  podManagementPolicy: ['OrderedReady'],
  failureThreshold: [3],
  successThreshold: [1],
  timeoutSeconds: [1],
  scheme: ['HTTP'],
  defaultMode: [420],
};
/** Fields that only the cluster writes. */
const WRITTEN_BY_CLUSTER: Readonly<Record<string, readonly string[]>> = {
  Service: ['clusterIP', 'clusterIPs', 'ipFamilies'],
  Pod: ['nodeName', 'priority'],
  PersistentVolumeClaim: ['volumeName'],
};
const TOKEN_VOLUME = /^kube-api-access-/;
const TAKEN_FOR_GRANTED = /^node\.kubernetes\.io\/(not-ready|unreachable)$/;

/** A live object as a person would have written it: without status, what the server keeps, and what it fills in by itself. */
export function manifestOf(live: unknown): string {
  const { apiVersion, kind, metadata, status: _, ...rest } = live as Fields & { kind: string; metadata: Fields };
  const own = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      key === 'spec' ? withoutCluster(kind, cleaned(value) as Fields) : cleaned(value),
    ]),
  );
  return stringify({ apiVersion, kind, metadata: metadataOf(metadata), ...own }, { lineWidth: 0, indentSeq: false });
}

function metadataOf(metadata: Fields): Fields {
  const kept = Object.entries(metadata).filter(([key]) => !KEPT_BY_SERVER.has(key) && key !== 'annotations');
  const annotations = Object.entries((metadata.annotations ?? {}) as Fields).filter(
    ([key]) => key !== LAST_APPLIED && !key.startsWith('deployment.kubernetes.io/'),
  );
  return {
    ...Object.fromEntries(kept),
    ...(annotations.length > 0 && { annotations: Object.fromEntries(annotations) }),
  };
}

/** Without defaults and without what is empty by itself (`securityContext: {}`); `emptyDir: {}` says something and stays. */
function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(isWritten).map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, one]) => !DEFAULTS[key]?.includes(one) && !(isEmpty(one) && key !== 'emptyDir'))
      .map(([key, one]) => [key, cleaned(one)] as const)
      .filter(([, one]) => !Array.isArray(one) || one.length > 0),
  );
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Items of lists that admission adds: the token's volume and its mount, the two tolerations. */
function isWritten(item: unknown): boolean {
  if (typeof item !== 'object' || item === null) return true;
  const { name, mountPath, key, tolerationSeconds } = item as Fields;
  if (typeof name === 'string' && TOKEN_VOLUME.test(name)) return false;
  if (mountPath === '/var/run/secrets/kubernetes.io/serviceaccount') return false;
  return !(tolerationSeconds === 300 && typeof key === 'string' && TAKEN_FOR_GRANTED.test(key));
}

function withoutCluster(kind: string, spec: Fields): Fields {
  const gone = new Set(WRITTEN_BY_CLUSTER[kind] ?? []);
  if (spec.serviceAccountName === spec.serviceAccount) gone.add('serviceAccount');
  if (spec.serviceAccountName === 'default') gone.add('serviceAccountName');
  return Object.fromEntries(Object.entries(spec).filter(([key]) => !gone.has(key)));
}
