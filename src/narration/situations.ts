import type { PodState, PodView } from '../protocol/view';
import { captionSays as say } from '../texts/caption';
import { podSuffix } from './names';
import { type Census, isRolling } from './rollout';
import type { Caption, Scene } from './scene';
import { clockText, durationText, listed, secondsLeft } from './words';

const STUCK: readonly PodState[] = ['imagePull', 'crashLoop', 'oomKilled', 'configError', 'unschedulable'];

const suffix = (pod: PodView, { replicaSets }: Census) =>
  podSuffix(pod.name, replicaSets.find(({ uid }) => uid === pod.owner)?.name);

/** A Deployment on its way from one template to another. */
export function rollout(scene: Scene): Caption | undefined {
  const rolling = scene.censuses.filter(isRolling);
  const one = rolling[0];
  if (!one) return undefined;
  const { workload, fresh, leaving, live, available, replicaSets } = one;
  const revision = replicaSets[0]?.revision ?? workload.revision;
  const ready = fresh.filter((pod) => pod.state === 'ready').length;
  const facts = [
    limits(one, live, leaving.length),
    say(available === workload.floor ? 'roll.floor' : 'roll.available', { available }),
  ];
  const next = workload.paused ? say('roll.resume') : nextStep(one, scene.now);
  const stuck = fresh.find((pod) => STUCK.includes(pod.state));
  const name = say('roll.name', { workload: workload.name, revision });
  const other =
    rolling.length > 1 ? [say('roll.also', { names: listed(rolling.slice(1).map((more) => more.workload.name)) })] : [];
  if (workload.paused)
    return {
      headline: say('roll.paused', { name, ready, replicas: workload.replicas }),
      facts: [...facts, next, ...other],
    };
  if (workload.progress === 'ProgressDeadlineExceeded')
    return {
      headline: stuck
        ? say('roll.stalledBy', { name, trouble: stuckWords(one, stuck) })
        : say('roll.stalled', { name }),
      facts: [...trouble(one, stuck, scene.now), ...facts, ...other],
    };
  if (stuck)
    return {
      headline: say('roll.stuck', { name, trouble: stuckWords(one, stuck) }),
      facts: [...trouble(one, stuck, scene.now), ...facts, ...other],
    };
  return {
    headline: say('roll.ready', { name, count: ready, replicas: workload.replicas }),
    facts: [...facts, next, ...other],
  };
}

function limits({ workload }: Census, live: number, leaving: number): string {
  const going = leaving === 0 ? '' : say('live.going', { count: leaving });
  if (live === workload.limit) return say('live.limit', { count: live, going });
  return say('live.most', { count: live, limit: workload.limit, going });
}

function nextStep(one: Census, now: number): string {
  const by = (state: PodState) => one.fresh.find((pod) => pod.state === state);
  const notReady = by('notReady');
  if (notReady) return say(one.old.length > 0 ? 'next.readyLeave' : 'next.ready', { pod: suffix(notReady, one) });
  const creating = by('creating') ?? by('init');
  if (creating) return say('next.starts', { pod: suffix(creating, one) });
  const pulling = by('pulling');
  if (pulling) {
    const left = pulling.span ? secondsLeft(pulling.span.until, now) : 0;
    const pod = suffix(pulling, one);
    return left > 0 ? say('next.imageIn', { pod, seconds: left }) : say('next.image', { pod });
  }
  const pending = by('pending') ?? by('scheduled');
  if (pending) return say(pending.state === 'pending' ? 'next.node' : 'next.onNode', { pod: suffix(pending, one) });
  if (one.old.length > 0) return say('next.swap');
  return say('next.end');
}

function stuckWords(one: Census, pod: PodView): string {
  const who = { pod: suffix(pod, one) };
  switch (pod.state) {
    case 'imagePull':
      return say('stuck.image', { image: pod.image });
    case 'crashLoop':
      return say('stuck.crash', who);
    case 'oomKilled':
      return say('stuck.memory', who);
    case 'configError':
      return say('stuck.config', who);
    default:
      return say('stuck.node', who);
  }
}

function trouble(one: Census, pod: PodView | undefined, now: number): string[] {
  if (!pod) return [say('trouble.deadline')];
  const again = pod.span ? secondsLeft(pod.span.until, now) : 0;
  const served = one.available > 0 ? [say('trouble.serve', { count: one.available })] : [];
  const message = pod.message && pod.message.length < 160 ? [`${pod.message.replace(/[.\s]+$/, '')}.`] : [];
  const retry = again > 0 ? [say('trouble.retry', { duration: durationText(again) })] : [];
  const restarts = pod.state === 'crashLoop' ? [say('trouble.restarts', { count: pod.restarts })] : [];
  return [
    ...restarts,
    ...(pod.state === 'unschedulable' || pod.state === 'configError' ? message : []),
    ...served,
    ...retry,
  ];
}

/** Pods of a workload that cannot get further by themselves. */
export function stuckPods({ censuses, now }: Scene): Caption | undefined {
  for (const one of censuses) {
    const pods = [...one.fresh, ...one.old].filter(({ state }) => STUCK.includes(state));
    const first = pods[0];
    if (!first) continue;
    const more = pods.length > 1 ? [say('stuck.more', { count: pods.length })] : [];
    return {
      headline: say('stuck.title', { workload: one.workload.name, trouble: stuckWords(one, first) }),
      facts: [...more, ...trouble(one, first, now)],
    };
  }
  return undefined;
}

/** A controller at work makes its first pod within this, in milliseconds. */
const BRINGS_WITHIN_MS = 10_000;

/** More or fewer pods than wanted, without a new template. */
export function scaling({ censuses, now }: Scene): Caption | undefined {
  for (const one of censuses) {
    const { workload, fresh, old, leaving, replicaSets } = one;
    if (workload.kind === 'Pod') continue;
    const all = [...fresh, ...old];
    // Whoever has brought no pod for so long is not bringing any.
    if (all.length + leaving.length === 0 && now - workload.createdAt > BRINGS_WITHIN_MS) continue;
    const ready = all.filter(({ state }) => state === 'ready').length;
    if (ready >= workload.replicas && leaving.length === 0) continue;
    const target = { workload: workload.name, replicas: workload.replicas };
    if (ready >= workload.replicas && all.length <= workload.replicas) return goingOut(one, ready, now);
    const young = all.filter(({ state }) => state !== 'ready').length;
    const wants = replicaSets[0]?.wants ?? workload.replicas;
    return {
      headline: workload.replicas === 1 ? say('bring.one', target) : say('bring.some', { ...target, count: ready }),
      facts: [
        young > 0
          ? say('bring.onWay', { count: young })
          : say('bring.toCome', { count: Math.max(0, wants - all.length) }),
        ...(leaving.length > 0 ? [say('terminating', { count: leaving.length })] : []),
        nextStep({ ...one, old: [] }, now),
      ],
    };
  }
  return undefined;
}

/** As many are ready as are wanted; the others end. */
function goingOut({ workload, leaving }: Census, ready: number, now: number): Caption {
  const last = Math.max(0, ...leaving.map((pod) => (pod.span ? secondsLeft(pod.span.until, now) : 0)));
  return {
    headline: say('out.title', { workload: workload.name, ready, count: leaving.length }),
    facts: [
      say('out.endpoints', { count: leaving.length }),
      ...(last > 0 ? [say('out.killed', { count: leaving.length, seconds: last })] : []),
    ],
  };
}

/** Machines that take no new pods, because somebody said so. */
function closed(view: Scene['view']): string[] {
  const names = [...view.nodes.values()].filter(({ unschedulable }) => unschedulable).map(({ name }) => name);
  if (names.length === 0) return [];
  return [say('cordoned', { count: names.length, nodes: listed(names) })];
}

/** Nothing is on the way. */
export function calm({ view, censuses }: Scene): Caption {
  const ready = censuses.reduce(
    (sum, { fresh, old }) => sum + [...fresh, ...old].filter((pod) => pod.state === 'ready').length,
    0,
  );
  const wanted = censuses.reduce((sum, { workload }) => sum + (workload.kind === 'Pod' ? 1 : workload.replicas), 0);
  const names = listed(censuses.map(({ workload }) => workload.name));
  const rate = [...view.generators.values()].reduce((sum, { ratePerSecond }) => sum + ratePerSecond, 0);
  const ledgers = [...view.ledgers.values()];
  const sent = ledgers.reduce((sum, { total }) => sum + total.sent, 0);
  const failed = ledgers.reduce((sum, { total }) => sum + total.failed, 0);
  const since = ledgers[0] ? say('calm.since', { since: clockText(ledgers[0].since) }) : '';
  const answered = failed === 0 ? say('calm.fine', { rate, since }) : say('calm.failed', { rate, failed, sent, since });
  const traffic = rate === 0 ? say('calm.nobody') : answered;
  const lastSlow =
    ledgers.length === 1 && (ledgers[0]?.p95Ms ?? 0) > 0
      ? [say('calm.slow', { ms: Math.round(ledgers[0]?.p95Ms ?? 0) })]
      : [];
  if (wanted === 0) return { headline: say('calm.none', { count: censuses.length, names }), facts: [traffic] };
  return {
    headline: ready === wanted ? say('calm.all', { names, count: ready }) : say('calm.some', { names, ready, wanted }),
    facts: [
      traffic,
      ...lastSlow,
      ...closed(view),
      ...(rate === 0 || closed(view).length > 0 ? [] : [say('calm.nothing')]),
    ],
  };
}
