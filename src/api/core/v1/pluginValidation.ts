import { addInvalid, type FieldError, invalid, notSupported, required } from '../../meta/fieldError';
import { labelErrors, rangeErrors } from '../../meta/names';

/** A volume's source, whether of a pod or of a PersistentVolume: their fields have the same names. */
type Source = Readonly<Record<string, unknown>>;

/** What must be said, in the order in which the server asks for it. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  gcePersistentDisk: ['pdName'],
  awsElasticBlockStore: ['volumeID'],
  glusterfs: ['endpoints', 'path'],
  rbd: ['monitors', 'image'],
  cinder: ['volumeID'],
  cephfs: ['monitors'],
  flexVolume: ['driver'],
  azureFile: ['secretName', 'shareName'],
  azureDisk: ['diskName', 'diskURI'],
  vsphereVolume: ['volumePath'],
  photonPersistentDisk: ['pdID'],
  portworxVolume: ['volumeID'],
  scaleIO: ['gateway', 'system', 'volumeName'],
};

const isEmpty = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Adds what is wrong with a volume of a plugin that Kubernetes no longer has itself, or of a network's disks. */
export function validatePlugin(
  plugin: string,
  source: Source,
  ofPod: boolean,
  path: string,
  errors: FieldError[],
): void {
  const at = plugin === 'gcePersistentDisk' ? path.replace(/gcePersistentDisk$/, 'persistentDisk') : path;
  for (const key of REQUIRED[plugin] ?? []) if (isEmpty(source[key])) errors.push(required(`${at}.${key}`));
  RULES[plugin]?.(source, at, errors, ofPod);
}

type Rule = (source: Source, path: string, errors: FieldError[], ofPod: boolean) => void;

const partition: Rule = ({ partition: number = 0 }, path, errors) => {
  if (rangeErrors(number as number, 0, 255).length === 0) return;
  errors.push(invalid(`${path}.partition`, number, 'must be between 1 and 255, inclusive'));
};

const secret: Rule = ({ secretRef }, path, errors, ofPod) => {
  const { name, namespace } = (secretRef ?? {}) as { name?: string; namespace?: string };
  if (secretRef && !name) errors.push(required(`${path}.secretRef.name`));
  if (secretRef && !ofPod && !namespace) errors.push(required(`${path}.secretRef.namespace`));
};

const flocker: Rule = ({ datasetName = '', datasetUUID = '' }, path, errors) => {
  if (!datasetName && !datasetUUID) errors.push(required(path, 'one of datasetName and datasetUUID is required'));
  if (datasetName && datasetUUID) {
    errors.push(invalid(path, 'resource', 'datasetName and datasetUUID can not be specified simultaneously'));
  }
  if (String(datasetName).includes('/')) {
    errors.push(invalid(`${path}.datasetName`, datasetName, "must not contain '/'"));
  }
};

const fibreChannel: Rule = ({ targetWWNs, wwids, lun }, path, errors) => {
  const [byTarget, byId] = [!isEmpty(targetWWNs), !isEmpty(wwids)];
  const at = `${path}.targetWWNs`;
  if (!byTarget && !byId) errors.push(required(at, 'must specify either targetWWNs or wwids, but not both'));
  if (byTarget && byId) {
    errors.push(invalid(at, targetWWNs, 'targetWWNs and wwids can not be specified simultaneously'));
  }
  if (!byTarget) return;
  if (lun === undefined) errors.push(required(`${path}.lun`, 'lun is required if targetWWNs is specified'));
  else addInvalid(errors, `${path}.lun`, lun, rangeErrors(lun as number, 0, 255));
};

const IQN: readonly (readonly [string, RegExp])[] = [
  ['iqn', /iqn\.\d{4}-\d{2}\.([A-Za-z0-9\-.]+)(:[^,;*&$|\s]+)$/],
  ['eui', /^eui.[A-Za-z0-9]{16}$/],
  ['naa', /^naa.[A-Za-z0-9]{32}$/],
];

function qualifiedName(name: string, path: string, ofPod: boolean, errors: FieldError[]): void {
  const kind = IQN.find(([prefix]) => name.startsWith(prefix));
  const words = ofPod && !kind ? 'must be valid format starting with iqn, eui, or naa' : 'must be valid format';
  if (!kind?.[1].test(name)) errors.push(invalid(path, name, words));
}

const iscsi: Rule = (source, path, errors, ofPod) => {
  const { targetPortal, iqn, lun = 0, chapAuthDiscovery, chapAuthSession, secretRef, initiatorName } = source;
  if (!targetPortal) errors.push(required(`${path}.targetPortal`));
  if (!iqn) errors.push(required(`${path}.iqn`));
  else qualifiedName(String(iqn), `${path}.iqn`, ofPod, errors);
  addInvalid(errors, `${path}.lun`, lun, rangeErrors(lun as number, 0, 255));
  if ((chapAuthDiscovery || chapAuthSession) && !secretRef) errors.push(required(`${path}.secretRef`));
  if (!ofPod && secretRef && !(secretRef as { name?: string }).name) errors.push(required(`${path}.secretRef.name`));
  if (initiatorName !== undefined) qualifiedName(String(initiatorName), `${path}.initiatorname`, ofPod, errors);
};

const flex: Rule = ({ options }, path, errors) => {
  for (const key in options as Record<string, string> | undefined) {
    const namespace = `.${key.split('/', 1)[0]?.toLowerCase()}`;
    if (!namespace.endsWith('.kubernetes.io') && !namespace.endsWith('.k8s.io')) continue;
    errors.push(invalid(`${path}.options[${key}]`, key, 'kubernetes.io and k8s.io namespaces are reserved'));
  }
};

const glusterfs: Rule = ({ endpointsNamespace: namespace }, path, errors) => {
  if (namespace === undefined) return;
  const missing = ['if the endpointnamespace is set, it must be a valid namespace name'];
  const wrong = namespace === '' ? missing : labelErrors(String(namespace));
  addInvalid(errors, `${path}.endpointsNamespace`, namespace, wrong);
};

const CACHING_MODES = ['None', 'ReadOnly', 'ReadWrite'];
const DISK_KINDS = ['Dedicated', 'Managed', 'Shared'];
const MANAGED_DISK = '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
const BLOB_DISK = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd';

const azureDisk: Rule = ({ cachingMode, kind, diskURI = '' }, path, errors) => {
  if (cachingMode !== undefined && !CACHING_MODES.includes(String(cachingMode))) {
    errors.push(notSupported(`${path}.cachingMode`, cachingMode, CACHING_MODES));
  }
  if (kind === undefined) return;
  if (!DISK_KINDS.includes(String(kind))) errors.push(notSupported(`${path}.kind`, kind, DISK_KINDS));
  const [start, shape] = kind === 'Managed' ? ['/subscriptions/', MANAGED_DISK] : ['https://', BLOB_DISK];
  if (!String(diskURI).startsWith(start)) errors.push(notSupported(`${path}.diskURI`, diskURI, [shape]));
};

const storageOs: Rule = (source, path, errors, ofPod) => {
  const { volumeName = '', volumeNamespace = '' } = source;
  if (!volumeName) errors.push(required(`${path}.volumeName`));
  else addInvalid(errors, `${path}.volumeName`, volumeName, labelErrors(String(volumeName)));
  if (volumeNamespace) {
    addInvalid(errors, `${path}.volumeNamespace`, volumeNamespace, labelErrors(String(volumeNamespace)));
  }
  secret(source, path, errors, ofPod);
};

const PAIRS = 'must be a host:port pair or multiple pairs separated by commas';

const quobyte: Rule = ({ registry = '', tenant = '', volume }, path, errors) => {
  if (!registry) errors.push(required(`${path}.registry`, PAIRS));
  else if (String(tenant).length >= 65) {
    errors.push(required(`${path}.tenant`, 'must be a UUID and may not exceed a length of 64 characters'));
  } else {
    for (const pair of String(registry).split(',')) {
      if (!/^([^:[\]]*|\[[^[\]]*\]):[^:[\]]*$/.test(pair)) errors.push(invalid(`${path}.registry`, registry, PAIRS));
    }
  }
  if (!volume) errors.push(required(`${path}.volume`));
};

const RULES: Readonly<Record<string, Rule>> = {
  gcePersistentDisk: partition,
  awsElasticBlockStore: partition,
  glusterfs,
  flocker,
  cinder: secret,
  iscsi,
  fc: fibreChannel,
  flexVolume: flex,
  azureFile: ({ secretNamespace }, path, errors) => {
    if (secretNamespace === '') errors.push(required(`${path}.secretNamespace`));
  },
  azureDisk,
  storageos: storageOs,
  quobyte,
};
