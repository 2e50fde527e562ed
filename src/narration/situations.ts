import type { PodState, PodView } from '../protocol/view';
import { podSuffix } from './names';
import { type Census, isRolling } from './rollout';
import type { Caption, Scene } from './scene';
import { clockText, count, durationText, listed, secondsLeft } from './words';

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
    `${available} available${available === workload.floor ? ', the floor' : ''}.`,
  ];
  const next = workload.paused ? 'Paused: nothing more happens until it is resumed.' : nextStep(one, scene.now);
  const stuck = fresh.find((pod) => STUCK.includes(pod.state));
  const name = `${workload.name} to revision ${revision}`;
  const other =
    rolling.length > 1 ? [`Also rolling: ${listed(rolling.slice(1).map((more) => more.workload.name))}.`] : [];
  if (workload.paused)
    return {
      headline: `Rolling ${name} is paused: ${ready} of ${workload.replicas} new`,
      facts: [...facts, next, ...other],
    };
  if (workload.progress === 'ProgressDeadlineExceeded')
    return {
      headline: `Rolling ${name} makes no progress${stuck ? `: ${stuckWords(one, stuck)}` : ''}`,
      facts: [...trouble(one, stuck, scene.now), ...facts, ...other],
    };
  if (stuck)
    return {
      headline: `Rolling ${name}: ${stuckWords(one, stuck)}`,
      facts: [...trouble(one, stuck, scene.now), ...facts, ...other],
    };
  return {
    headline: `Rolling ${name}: ${ready} of ${workload.replicas} new pods ${ready === 1 ? 'is' : 'are'} ready`,
    facts: [...facts, next, ...other],
  };
}

function limits({ workload }: Census, live: number, leaving: number): string {
  const going =
    leaving === 0
      ? ''
      : leaving === 1
        ? '; the terminating one no longer counts'
        : `; ${leaving} terminating no longer count`;
  return `${count(live, 'live pod')}${live === workload.limit ? ', the limit' : ` of at most ${workload.limit}`}${going}.`;
}

function nextStep(one: Census, now: number): string {
  const by = (state: PodState) => one.fresh.find((pod) => pod.state === state);
  const leave = one.old.length > 0 ? ' and an old pod leaves' : '';
  const notReady = by('notReady');
  if (notReady) return `Next: ${suffix(notReady, one)} turns ready${leave}.`;
  const creating = by('creating') ?? by('init');
  if (creating) return `Next: the container of ${suffix(creating, one)} starts.`;
  const pulling = by('pulling');
  if (pulling) {
    const left = pulling.span ? secondsLeft(pulling.span.until, now) : 0;
    return `Next: ${suffix(pulling, one)} has its image${left > 0 ? ` in ${left} s` : ''}.`;
  }
  const pending = by('pending') ?? by('scheduled');
  if (pending)
    return `Next: ${suffix(pending, one)} ${pending.state === 'pending' ? 'gets a node' : 'starts on its node'}.`;
  if (one.old.length > 0) return 'Next: an old pod leaves and a new one takes its place.';
  return 'Next: the last old pods end.';
}

function stuckWords(one: Census, pod: PodView): string {
  const who = suffix(pod, one);
  switch (pod.state) {
    case 'imagePull':
      return `the image ${pod.image} cannot be pulled`;
    case 'crashLoop':
      return `${who} keeps crashing`;
    case 'oomKilled':
      return `${who} ran out of memory`;
    case 'configError':
      return `${who} cannot get its configuration`;
    default:
      return `no node fits ${who}`;
  }
}

function trouble(one: Census, pod: PodView | undefined, now: number): string[] {
  if (!pod) return ['Its new pods do not become ready within the deadline.'];
  const again = pod.span ? secondsLeft(pod.span.until, now) : 0;
  const served =
    one.available > 0 ? [`${count(one.available, 'pod')} still ${one.available === 1 ? 'serves' : 'serve'}.`] : [];
  const message = pod.message && pod.message.length < 160 ? [`${pod.message.replace(/[.\s]+$/, '')}.`] : [];
  const retry = again > 0 ? [`Next: another try in ${durationText(again)}.`] : [];
  const restarts = pod.state === 'crashLoop' ? [`${count(pod.restarts, 'restart')} so far.`] : [];
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
    const more = pods.length > 1 ? [`So it is with ${pods.length} of its pods.`] : [];
    return {
      headline: `${one.workload.name}: ${stuckWords(one, first)}`,
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
    const target = `${workload.name} to ${workload.replicas}`;
    if (ready >= workload.replicas && all.length <= workload.replicas) return goingOut(one, ready, now);
    const young = all.filter(({ state }) => state !== 'ready').length;
    const wants = replicaSets[0]?.wants ?? workload.replicas;
    return {
      headline: `Bringing ${target}: ${workload.replicas === 1 ? 'its pod is not' : `${ready} of ${workload.replicas} pods ${ready === 1 ? 'is' : 'are'}`} ready`,
      facts: [
        `${young > 0 ? `${count(young, 'pod')} ${young === 1 ? 'is' : 'are'} on the way` : `${count(Math.max(0, wants - all.length), 'pod')} to come`}.`,
        ...(leaving.length > 0 ? [`${count(leaving.length, 'pod')} terminating.`] : []),
        nextStep({ ...one, old: [] }, now),
      ],
    };
  }
  return undefined;
}

/** As many are ready as are wanted; the others end. */
function goingOut({ workload, leaving }: Census, ready: number, now: number): Caption {
  const last = Math.max(0, ...leaving.map((pod) => (pod.span ? secondsLeft(pod.span.until, now) : 0)));
  const alone = leaving.length === 1;
  return {
    headline: `${workload.name}: ${ready} ready, ${count(leaving.length, 'pod')} on the way out`,
    facts: [
      alone
        ? 'Its endpoint is no longer used; it has its grace period to finish.'
        : 'Their endpoints are no longer used; each has its grace period to finish.',
      ...(last > 0 ? [`${alone ? 'It' : 'The last'} is killed in ${last} s at the latest.`] : []),
    ],
  };
}

/** Machines that take no new pods, because somebody said so. */
function closed(view: Scene['view']): string[] {
  const names = [...view.nodes.values()].filter(({ unschedulable }) => unschedulable).map(({ name }) => name);
  if (names.length === 0) return [];
  return [`${listed(names)} ${names.length === 1 ? 'is' : 'are'} cordoned: no new pod goes there.`];
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
  const traffic =
    rate === 0
      ? 'Nobody sends requests.'
      : `${rate} requests/s, ${failed === 0 ? 'none failed' : `${failed} of ${sent} failed`}${ledgers[0] ? ` since ${clockText(ledgers[0].since)}` : ''}.`;
  const lastSlow =
    ledgers.length === 1 && (ledgers[0]?.p95Ms ?? 0) > 0
      ? [`95 % of the answers come within ${Math.round(ledgers[0]?.p95Ms ?? 0)} ms.`]
      : [];
  if (wanted === 0)
    return { headline: `${names} ${censuses.length === 1 ? 'wants' : 'want'} no pods`, facts: [traffic] };
  const whole =
    ready === wanted
      ? `${ready === 1 ? 'its pod is' : `all ${ready} pods are`} ready`
      : `${ready} of ${wanted} pods are ready`;
  return {
    headline: `${names}: ${whole}`,
    facts: [
      traffic,
      ...lastSlow,
      ...closed(view),
      ...(rate === 0 || closed(view).length > 0 ? [] : ['Nothing is changing.']),
    ],
  };
}
