import type { Pod } from '../../../api/generated/core/v1';
import { humanDuration } from '../../../api/meta/duration';
import { parseTime } from '../../../engine/sim/time';
import { writeContainers } from './containers';
import { writeEvents } from './events';
import { Page } from './page';
import type { Describer } from './related';
import { writePlacement, writeSpread } from './template';
import { writeVolumes } from './volumes';
import { longTime, writeAnnotations, writeLabels } from './words';

/** `kubectl describe pod`. */
export const describePod: Describer<Pod> = (pod, related) => {
  const page = new Page();
  writeHead(page, pod, related.now);
  writeAddresses(page, pod);
  const owner = { spec: pod.spec, pod };
  const { initContainers, containers, ephemeralContainers } = pod.spec;
  if (initContainers?.length)
    writeContainers(page, 'Init Containers', initContainers, pod.status?.initContainerStatuses, owner, '');
  writeContainers(page, 'Containers', containers, pod.status?.containerStatuses, owner, '');
  if (ephemeralContainers?.length) {
    writeContainers(
      page,
      'Ephemeral Containers',
      ephemeralContainers,
      pod.status?.ephemeralContainerStatuses,
      owner,
      '',
    );
  }
  writeReadinessGates(page, pod);
  writeConditions(page, pod);
  writeVolumes(page, pod.spec.volumes, '');
  page.line(0, `QoS Class:\t${pod.status?.qosClass ?? ''}`);
  writePlacement(page, pod.spec);
  writeSpread(page, pod.spec.topologySpreadConstraints);
  writeEvents(page, pod, related);
  return page.text();
};

function writeHead(page: Page, { metadata, spec, status = {} }: Pod, now: number): void {
  page.line(0, `Name:\t${metadata.name}`);
  page.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  if (spec.priority !== undefined) page.line(0, `Priority:\t${spec.priority}`);
  if (spec.priorityClassName) page.line(0, `Priority Class Name:\t${spec.priorityClassName}`);
  if (spec.runtimeClassName) page.line(0, `Runtime Class Name:\t${spec.runtimeClassName}`);
  if (spec.serviceAccountName) page.line(0, `Service Account:\t${spec.serviceAccountName}`);
  page.line(0, `Node:\t${spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ''}` : '<none>'}`);
  if (status.startTime) page.line(0, `Start Time:\t${longTime(status.startTime)}`);
  writeLabels(page, 'Labels', metadata.labels);
  writeAnnotations(page, 'Annotations', metadata.annotations);
  if (metadata.deletionTimestamp && status.phase !== 'Failed' && status.phase !== 'Succeeded') {
    page.line(0, `Status:\tTerminating (lasts ${humanDuration(now - parseTime(metadata.deletionTimestamp))})`);
    page.line(0, `Termination Grace Period:\t${metadata.deletionGracePeriodSeconds ?? 0}s`);
  } else page.line(0, `Status:\t${status.phase ?? ''}`);
  if (status.reason) page.line(0, `Reason:\t${status.reason}`);
  if (status.message) page.line(0, `Message:\t${status.message}`);
  const profile = spec.securityContext?.seccompProfile;
  if (profile) {
    page.line(0, `SeccompProfile:\t${profile.type}`);
    if (profile.type === 'Localhost') page.line(0, `LocalhostProfile:\t${profile.localhostProfile ?? ''}`);
  }
}

function writeAddresses(page: Page, { metadata, status = {} }: Pod): void {
  page.line(0, `IP:\t${status.podIP ?? ''}`);
  if (status.podIPs?.length) {
    page.line(0, 'IPs:');
    for (const { ip } of status.podIPs) page.line(1, `IP:\t${ip}`);
  } else page.line(0, 'IPs:\t<none>');
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  if (owner) page.line(0, `Controlled By:\t${owner.kind}/${owner.name}`);
  if (status.nominatedNodeName) page.line(0, `NominatedNodeName:\t${status.nominatedNodeName}`);
}

function writeReadinessGates(page: Page, { spec, status }: Pod): void {
  if (!spec.readinessGates?.length) return;
  page.add(0, 'Readiness Gates:\n  Type\tStatus\n');
  for (const { conditionType } of spec.readinessGates) {
    const found = status?.conditions?.find(({ type }) => type === conditionType);
    page.line(1, `${conditionType} \t${found?.status ?? '<none>'} `);
  }
}

function writeConditions(page: Page, { status }: Pod): void {
  if (!status?.conditions?.length) return;
  page.add(0, 'Conditions:\n  Type\tStatus\n');
  for (const { type, status: value } of status.conditions) page.line(1, `${type} \t${value} `);
}
