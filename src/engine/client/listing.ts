import type { KubernetesObject } from '../../api/meta/object';
import { locate } from '../../api/scheme';
import type { ApiDoor, WatchSelection } from '../apiserver/request';

/** Lists objects through the API server's door, as `user`: what an informer starts from. Throws where it is refused. */
export function listing(api: ApiDoor, user: string, actor: string): (selection: WatchSelection) => KubernetesObject[] {
  return ({ resource, namespace, name, labelSelector, fieldSelector }) => {
    const { groupVersion, plural, namespaced } = locate(resource);
    const root = groupVersion.includes('/') ? `/apis/${groupVersion}` : `/api/${groupVersion}`;
    const path = `${root}${namespaced && namespace ? `/namespaces/${namespace}` : ''}/${plural}`;
    const fields = [fieldSelector, name === undefined ? undefined : `metadata.name=${name}`].filter(Boolean).join(',');
    const query = { ...(labelSelector ? { labelSelector } : {}), ...(fields ? { fieldSelector: fields } : {}) };
    const { code, body } = api.handle({ method: 'GET', path, query, user, actor });
    if (code !== 200) throw new Error(`${actor} cannot list ${resource}: ${JSON.stringify(body)}`);
    return (body as { items: KubernetesObject[] }).items;
  };
}
