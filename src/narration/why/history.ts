import type { Deed, Step } from '../../protocol/why';
import { whyText } from '../../texts/why';
import { type HistoryLine, linked } from './card';

const ACTORS: Readonly<Record<string, string>> = {
  'kube-scheduler': 'scheduler',
  'default-scheduler': 'scheduler',
  'deployment-controller': 'Deployment',
  'replicaset-controller': 'ReplicaSet',
  'node-controller': 'node controller',
  'node-lifecycle-controller': 'node controller',
  'endpointslice-controller': 'EndpointSlice',
  'nginx-ingress-controller': 'ingress-nginx',
};

/** Who did it, as a line of the history begins. */
function whoOf({ actor, deed }: Step): string {
  return deed.do === 'fault' ? whyText('step.you') : actorName(actor);
}

/** A component as a sentence names it. */
export function actorName(actor: string): string {
  if (actor === 'kubectl') return whyText('step.you');
  return ACTORS[actor] ?? actor.replace(/^kubelet\/.*/, 'kubelet');
}

/** A step in words. */
export function lineOf(step: Step): HistoryLine {
  const { deed, object, at } = step;
  const isBad =
    (deed.do === 'event' && deed.event.type === 'Warning') ||
    (deed.do === 'container' && deed.state === 'ended' && deed.exitCode !== 0) ||
    (deed.do === 'phase' && deed.phase === 'Failed') ||
    deed.do === 'progress';
  const subject = 'name' in deed ? deed.name : '';
  return {
    at,
    who: whoOf(step),
    text: linked(textOf(deed), [{ name: subject, ...(object && { object }) }]),
    tone: isBad ? 'bad' : 'plain',
  };
}

function textOf(deed: Deed): string {
  switch (deed.do) {
    case 'command':
      return deed.type === 'exec' ? whyText('step.ran', { line: deed.line }) : whyText('step.did', { line: deed.line });
    case 'fault':
      return whyText('step.did', { line: deed.what });
    case 'event': {
      const { reason, message, count } = deed.event;
      const text = `${reason}: ${firstSentence(message)}`;
      return count > 1 ? whyText('step.times', { text, count }) : text;
    }
    case 'created':
      return deed.kind === 'Pod'
        ? whyText('step.createdPod', { name: deed.name })
        : whyText('step.created', named(deed));
    case 'deleted':
      return whyText('step.deleted', named(deed));
    case 'deleting':
      return whyText('step.deleting', named(deed));
    case 'changed':
      return whyText('step.changed', named(deed));
    case 'scaled':
      return whyText('step.scaled', { name: deed.name, from: deed.from, to: deed.to });
    case 'image':
      return whyText('step.image', { name: deed.name, from: deed.from, to: deed.to });
    default:
      return stateText(deed);
  }
}

type StateDeed = Extract<
  Deed,
  { do: 'bound' | 'ready' | 'phase' | 'container' | 'cordoned' | 'tainted' | 'condition' | 'progress' }
>;

function stateText(deed: StateDeed): string {
  switch (deed.do) {
    case 'bound':
      return whyText('step.bound', { name: deed.name, node: deed.node });
    case 'ready':
      return whyText(deed.ready ? 'step.ready' : 'step.unready', { name: deed.name });
    case 'phase':
      return whyText('step.phase', { name: deed.name, phase: deed.reason || deed.phase });
    case 'container':
      return deed.state === 'started'
        ? whyText('step.started', { container: deed.container })
        : whyText('step.ended', { container: deed.container, reason: deed.reason, code: deed.exitCode });
    case 'cordoned':
      return whyText(deed.on ? 'step.cordoned' : 'step.uncordoned', { name: deed.name });
    case 'tainted':
      return whyText(deed.on ? 'step.tainted' : 'step.untainted', { name: deed.name, taint: deed.taint });
    case 'condition':
      return whyText('step.condition', { name: deed.name, condition: deed.condition, status: deed.status });
    case 'progress':
      return whyText('step.progress', { name: deed.name });
  }
}

function named({ kind, name }: { kind: string; name: string }): { kind: string; name: string } {
  return { kind, name };
}

/** No more than the first sentence of what an event says: the whole is at the foot of the card. */
function firstSentence(message: string): string {
  const short = message.replace(/_[\w-]+\([\da-f-]{36}\)/g, '');
  const end = short.search(/[.:] [a-z0-9]/i);
  return end > 24 ? short.slice(0, end) : short;
}
