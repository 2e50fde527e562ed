import { catalogue } from './catalogue';

/** What the sentence over the picture says: a headline, and facts that end with a full stop. */
export const captionSays = catalogue('caption', {
  still: 'Time stands still.',
  'empty.title': 'An empty cluster',
  'empty.nodes': { one: '{count} node waits for pods.', other: '{count} nodes wait for pods.' },
  'empty.asked': 'Nobody answers the requests{failures}.',
  failures: ': {count} failed since {since}',

  'lost.silent': { one: '{nodes} is lost: the kubelet is silent', other: '{nodes} are lost: the kubelet is silent' },
  'lost.unready': { one: '{nodes} is lost: not ready', other: '{nodes} are lost: not ready' },
  'lost.nothing': 'Nothing runs on it any more.',
  'lost.pods': {
    one: '{count} pod was on it; nobody knows whether it runs.',
    other: '{count} pods were on it; nobody knows whether they run.',
  },
  'lost.said': 'Its kubelet says that it is not ready.',
  'lost.next': {
    one: 'Next: 5 min after it went, it is deleted and replaced on another node.',
    other: 'Next: 5 min after it went, they are deleted and replaced on other nodes.',
  },
  'lost.marked': {
    one: 'It is marked for deletion and replaced; only the kubelet could say that it has ended.',
    other: 'They are marked for deletion and replaced; only the kubelet could say that they have ended.',
  },
  'stopped.title': '{node} has stopped, and the cluster does not know yet',
  'stopped.pods': {
    one: 'Its {count} pod still counts as ready, so requests to it are lost.',
    other: 'Its {count} pods still count as ready, so requests to them are lost.',
  },
  'stopped.next': 'Next: when its kubelet has been silent for 50 s, the node is called Unknown.',

  'none.title': 'No ready endpoints behind Service {service}',
  'none.fails': 'Every request to it fails{failures}.',
  'none.behind': {
    one: 'Of {count} pod behind it none is ready: {soon} starting, {stuck} in trouble.',
    other: 'Of {count} pods behind it none is ready: {soon} starting, {stuck} in trouble.',
  },
  'none.toCome': 'Its pods are yet to come.',
  'none.zero': '{workload} wants no pods: its replicas are 0.',
  'none.selects': 'No pod carries the labels that it selects.',
  terminating: { one: '{count} pod terminating.', other: '{count} pods terminating.' },
  'failing.title': '{workload} fails {failed} of {sent} requests',
  'failing.ready': 'Its pods say that they are ready, so they keep their endpoints.',
  'failing.all': 'Of all {all} requests {lost} failed.',

  'roll.name': '{workload} to revision {revision}',
  'roll.available': '{available} available.',
  'roll.floor': '{available} available, the floor.',
  'roll.also': 'Also rolling: {names}.',
  'roll.resume': 'Paused: nothing more happens until it is resumed.',
  'roll.paused': 'Rolling {name} is paused: {ready} of {replicas} new',
  'roll.stalled': 'Rolling {name} makes no progress',
  'roll.stalledBy': 'Rolling {name} makes no progress: {trouble}',
  'roll.stuck': 'Rolling {name}: {trouble}',
  'roll.ready': {
    one: 'Rolling {name}: {count} of {replicas} new pods is ready',
    other: 'Rolling {name}: {count} of {replicas} new pods are ready',
  },
  'live.limit': { one: '{count} live pod, the limit{going}.', other: '{count} live pods, the limit{going}.' },
  'live.most': {
    one: '{count} live pod of at most {limit}{going}.',
    other: '{count} live pods of at most {limit}{going}.',
  },
  'live.going': {
    one: '; the terminating one no longer counts',
    other: '; {count} terminating no longer count',
  },

  'next.ready': 'Next: {pod} turns ready.',
  'next.readyLeave': 'Next: {pod} turns ready and an old pod leaves.',
  'next.starts': 'Next: the container of {pod} starts.',
  'next.image': 'Next: {pod} has its image.',
  'next.imageIn': 'Next: {pod} has its image in {seconds} s.',
  'next.node': 'Next: {pod} gets a node.',
  'next.onNode': 'Next: {pod} starts on its node.',
  'next.swap': 'Next: an old pod leaves and a new one takes its place.',
  'next.end': 'Next: the last old pods end.',

  'stuck.image': 'the image {image} cannot be pulled',
  'stuck.crash': '{pod} keeps crashing',
  'stuck.memory': '{pod} ran out of memory',
  'stuck.config': '{pod} cannot get its configuration',
  'stuck.node': 'no node fits {pod}',
  'stuck.title': '{workload}: {trouble}',
  'stuck.more': 'So it is with {count} of its pods.',
  'trouble.deadline': 'Its new pods do not become ready within the deadline.',
  'trouble.serve': { one: '{count} pod still serves.', other: '{count} pods still serve.' },
  'trouble.retry': 'Next: another try in {duration}.',
  'trouble.restarts': { one: '{count} restart so far.', other: '{count} restarts so far.' },

  'bring.one': 'Bringing {workload} to {replicas}: its pod is not ready',
  'bring.some': {
    one: 'Bringing {workload} to {replicas}: {count} of {replicas} pods is ready',
    other: 'Bringing {workload} to {replicas}: {count} of {replicas} pods are ready',
  },
  'bring.onWay': { one: '{count} pod is on the way.', other: '{count} pods are on the way.' },
  'bring.toCome': { one: '{count} pod to come.', other: '{count} pods to come.' },
  'out.title': {
    one: '{workload}: {ready} ready, {count} pod on the way out',
    other: '{workload}: {ready} ready, {count} pods on the way out',
  },
  'out.endpoints': {
    one: 'Its endpoint is no longer used; it has its grace period to finish.',
    other: 'Their endpoints are no longer used; each has its grace period to finish.',
  },
  'out.killed': {
    one: 'It is killed in {seconds} s at the latest.',
    other: 'The last is killed in {seconds} s at the latest.',
  },
  cordoned: {
    one: '{nodes} is cordoned: no new pod goes there.',
    other: '{nodes} are cordoned: no new pod goes there.',
  },

  'calm.nobody': 'Nobody sends requests.',
  'calm.fine': '{rate} requests/s, none failed{since}.',
  'calm.failed': '{rate} requests/s, {failed} of {sent} failed{since}.',
  'calm.since': ' since {since}',
  'calm.slow': '95 % of the answers come within {ms} ms.',
  'calm.none': { one: '{names} wants no pods', other: '{names} want no pods' },
  'calm.all': { one: '{names}: its pod is ready', other: '{names}: all {count} pods are ready' },
  'calm.some': '{names}: {ready} of {wanted} pods are ready',
  'calm.nothing': 'Nothing is changing.',

  listed: '{first} and {last}',
  others: { one: '{count} other', other: '{count} others' },
});
