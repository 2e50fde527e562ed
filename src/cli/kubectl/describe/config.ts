import type { ConfigMap, Secret, ServiceAccount } from '../../../api/generated/core/v1';
import type { KubernetesObject } from '../../../api/meta/object';
import { writeEvents } from './events';
import { Page } from './page';
import type { Describer } from './related';
import { sortedKeys, writeAnnotations, writeLabels } from './words';

/** How many bytes a base64 text stands for. */
function decodedLength(base64: string): number {
  const text = base64.replace(/\s/g, '');
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}

function begin({ metadata }: KubernetesObject): Page {
  const page = new Page();
  page.line(0, `Name:\t${metadata.name}`);
  page.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  writeLabels(page, 'Labels', metadata.labels);
  writeAnnotations(page, 'Annotations', metadata.annotations);
  return page;
}

/** `kubectl describe configmap`. */
export const describeConfigMap: Describer<ConfigMap> = (configMap, related) => {
  const page = begin(configMap);
  page.add(0, '\nData\n====\n');
  for (const key of sortedKeys(configMap.data)) page.add(0, `${key}:\n----\n${configMap.data?.[key]}\n\n`);
  page.add(0, '\nBinaryData\n====\n');
  for (const key of sortedKeys(configMap.binaryData)) {
    page.line(0, `${key}: ${decodedLength(configMap.binaryData?.[key] as string)} bytes`);
  }
  page.add(0, '\n');
  writeEvents(page, configMap, related);
  return page.text();
};

/** `kubectl describe secret`. */
export const describeSecret: Describer<Secret> = (secret) => {
  const page = begin(secret);
  page.add(0, `\nType:\t${secret.type ?? ''}\n`);
  page.add(0, '\nData\n====\n');
  for (const key of sortedKeys(secret.data))
    page.line(0, `${key}:\t${decodedLength(secret.data?.[key] as string)} bytes`);
  return page.text();
};

/** `kubectl describe serviceaccount`. */
export const describeServiceAccount: Describer<ServiceAccount> = (account, related) => {
  const page = begin(account);
  const names = (account.imagePullSecrets ?? []).map(({ name = '' }) => name);
  page.line(0, `Image pull secrets:\t${names[0] ?? '<none>'}`);
  for (const name of names.slice(1)) page.line(0, `\t${name}`);
  writeEvents(page, account, related);
  return page.text();
};
