import { catalogue } from './catalogue';

/** What the stage says that is not made from the cluster: its switch, its filter, its menus. */
export const stageText = catalogue('stage', {
  'view.switch': 'View',
  'view.flow': 'Flow',
  'view.fleet': 'Fleet',
  'view.table': 'Table',

  'flow.region': 'Flow',
  'flow.of': 'Flow of requests',
  'flow.to': 'Flow of requests to {services}',
  'flow.fit': 'Fit',

  'empty.title': 'No pods yet',
  'empty.words': 'Press Apply in the editor, or run',

  'caller.rate': '{rate} requests/s',
  'caller.since': 'since {clock}',
  'caller.answered': '{ok} answered',
  'caller.failed': '{failed} failed',
  'caller.failedOf': '{failed} of {sent} failed',
  'caller.slow': 'p95 {ms} ms',

  'gate.kind': 'Ingress',
  'gate.rule': '{route} to Service {service}:{port}',
  'gate.lost': '{route} to Service {service}:{port}, which does not exist',
  'gate.empty': 'no rules',

  'rack.kind': 'Service',
  'rack.none': 'no ready endpoints',
  'rack.ready': { one: '{count} ready endpoint', other: '{count} ready endpoints' },
  'rack.terse': '{ready} ready',
  'rack.terseNone': 'none ready',
  'rack.addressless': '{pod} has no address yet',
  'rack.addresslessMany': '{count} pods have no address yet',
  'rack.bundle': '{ready} of {all} ready',

  'jack.ready': '{address}: ready',
  'jack.notReady': '{address}: not ready',
  'jack.terminating': '{address}: terminating',

  'frame.loose': 'without a controller',
  'frame.kind': { one: '{kind}, {count} replica', other: '{kind}, {count} replicas' },
  'frame.replicas': { one: '{count} replica', other: '{count} replicas' },
  'frame.kindPaused': { one: '{kind}, paused, {count} replica', other: '{kind}, paused, {count} replicas' },
  'frame.replicasPaused': { one: 'paused, {count} replica', other: 'paused, {count} replicas' },
  'frame.live': 'Live pods',
  'frame.available': 'Pods available',
  'frame.kept': 'kept for undo: {revisions}',
  'frame.keptMany': '{count} revisions',

  'group.revision': 'revision {revision}',
  'group.wants': 'wants {wants}, {ready} ready',
  'group.rate': '{rate}/s each',
  'group.share': '{percent} % of requests',
  'group.shareTerse': '{percent} %',
  'group.failed': '{failed} of {sent} failed',

  'pod.rate': '{state}, {rate}/s',
  'pod.restarts': { one: '{count} restart', other: '{count} restarts' },
  'pod.failed': '{failed} failed',
  'pod.nodeless': 'no node',

  'edge.rate': '{rate}/s',
  'edge.failed': '{rate}/s fail',

  'legend.name': 'Legend',
  'legend.dot': 'one request',
  'legend.dots': 'one dot is {sample} requests',
  'legend.failed': 'one failed',
  'legend.timedOut': 'one timed out',
  'legend.notReady': 'endpoint not ready',
  'legend.terminating': 'terminating',

  'node.name': { one: 'Node {node}, {state}, {count} pod', other: 'Node {node}, {state}, {count} pods' },
  'node.tip': { one: '{node}: {state}, {count} pod', other: '{node}: {state}, {count} pods' },
  'node.ready': 'ready',
  'node.stopped': 'stopped',
  'node.lost': 'lost',
  'node.notReady': 'not ready',
  'node.cordoned': 'cordoned',

  'section.name': 'Namespace {namespace}',
  'section.kind': 'namespace',
});
