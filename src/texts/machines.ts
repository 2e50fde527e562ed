import { catalogue } from './catalogue';

/** What the caption says of machines: short of memory, drained, cut off. */
export const machinesText = catalogue('machines', {
  'short.evicted': '{node} ran short of memory, so the kubelet evicted {pods}',
  'short.plain': '{node} is short of memory',
  'short.soon': 'Its kubelet evicts pods that use more than they asked for, one at each look, every 10 s.',
  'short.repels': {
    one: '{node} repels new BestEffort pods for {count} more minute.',
    other: '{node} repels new BestEffort pods for {count} more minutes.',
  },
  'short.waits': {
    one: 'There is room again, but {node} repels new BestEffort pods for {count} more minute, and the replacement fits nowhere else.',
    other:
      'There is room again, but {node} repels new BestEffort pods for {count} more minutes, and the replacement fits nowhere else.',
  },
  'short.replaced': '{pod} takes its place on {node}.',
  'drain.headline': '{node} is cordoned, and {leaving} of the {all} pods on it leave',
  'drain.leaving': {
    one: '{count} has its grace period to finish.',
    other: '{count} have their grace periods to finish.',
  },
  'drain.closed': 'No new pod is put there.',
  'cut.headline': '{node} is cut off, and the cluster does not know yet',
  'cut.pods': {
    one: 'Its pod runs on, but no request reaches it.',
    other: 'Its {count} pods run on, but no request reaches them.',
  },
  'cut.next': 'Next: when its kubelet has been silent for 50 s, the node is called Unknown.',
});
