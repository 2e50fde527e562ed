import type { Fault } from '../fault';

/** Of the EndpointSlice controller. */
export const SERVICES: readonly Fault[] = [
  {
    name: 'endpointslice-deleted-pods',
    mistake: 'an event is lost',
    wrong: 'The deletion of a pod is not heard of: its address stays in the slices of its Services.',
    file: 'engine/controllers/endpointslice/controller.ts',
    find: '      deleted: (pod, previous) => this.podChanged(pod, previous),\n',
    replace: '',
  },
  {
    name: 'endpointslice-relabelled-pods',
    mistake: 'an event is lost',
    wrong: 'A pod whose labels no longer match stays in the slices: only its new labels are looked at.',
    file: 'engine/controllers/endpointslice/controller.ts',
    find: '!selectsAll(selector, labels) && !(previous && selectsAll(selector, previous.metadata.labels))',
    replace: '!selectsAll(selector, labels)',
  },
];
