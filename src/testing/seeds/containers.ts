import type { Container, Probe } from '../../api/generated/core/v1';
import type { Chance } from '../../scenarios/chance';

/** How containers of an image fare on a machine with a real kubelet. */
export type Fate = 'works' | 'neverReady' | 'crashes' | 'noImage' | 'leaks';

/** An image that workloads are drawn with. `port` 0: it listens nowhere. */
export interface ImageChoice {
  readonly image: string;
  readonly port: number;
  /** What a probe asks; '' where it can only open the port. */
  readonly readyPath: string;
  readonly healthPath: string;
  readonly fate: Fate;
}

function shop(tag: string, fate: Fate = 'works'): ImageChoice {
  return { image: `shop/${tag}`, port: 8080, readyPath: '/ready', healthPath: '/health', fate };
}

function nginx(tag: string): ImageChoice {
  return { image: `nginx:${tag}`, port: 80, readyPath: '/', healthPath: '/', fate: 'works' };
}

/** Images that a rollout may go on with, and those on which it gets stuck. */
export const GOOD_IMAGES: readonly ImageChoice[] = [
  shop('web:v1'),
  shop('web:v2'),
  shop('web:v3'),
  shop('web:v2-slow'),
  shop('web:v2-deaf'),
  shop('web:v2-drain'),
  shop('app:v1'),
  nginx('1.25'),
  nginx('1.26'),
  { image: 'shop/db:v1', port: 5432, readyPath: '', healthPath: '', fate: 'works' },
  { image: 'registry.k8s.io/pause:3.10', port: 0, readyPath: '', healthPath: '', fate: 'works' },
];

export const BAD_IMAGES: readonly ImageChoice[] = [
  shop('web:v2-neverready', 'neverReady'),
  shop('web:does-not-exist', 'noImage'),
  shop('strict:v1', 'crashes'),
  shop('leaky:v1', 'leaks'),
  { image: 'nginx:9.99', port: 80, readyPath: '/', healthPath: '/', fate: 'noImage' },
  { image: 'no/such-image:v1', port: 80, readyPath: '/', healthPath: '/', fate: 'noImage' },
  { image: 'registry.k8s.io/Pause', port: 0, readyPath: '', healthPath: '', fate: 'noImage' },
];

/** Mostly an image that works. */
export function drawImage(chance: Chance, badPerCent: number): ImageChoice {
  return chance.pick(chance.happens(badPerCent) ? BAD_IMAGES : GOOD_IMAGES);
}

function probe(chance: Chance, port: number, path: string): Probe {
  const handler =
    path !== '' && chance.happens(80) ? { httpGet: { path, port: 'main' } } : { tcpSocket: { port: port as never } };
  return {
    ...handler,
    periodSeconds: chance.pick([1, 2, 5, 10]),
    ...(chance.happens(30) ? { initialDelaySeconds: chance.pick([1, 3, 8]) } : {}),
    ...(chance.happens(30) ? { failureThreshold: chance.pick([1, 2, 5]) } : {}),
    ...(chance.happens(20) ? { timeoutSeconds: 2 } : {}),
  };
}

/** A container of a drawn image; those whose image never gets ready have a probe that sees it. */
export function drawContainer(chance: Chance, choice: ImageChoice): Container {
  const { image, port, readyPath, healthPath, fate } = choice;
  const probed = port > 0 && (chance.happens(60) || fate === 'neverReady');
  const limits = chance.happens(25) ? { limits: { cpu: '1', memory: '256Mi' } } : {};
  const requests = chance.happens(70)
    ? { requests: { cpu: chance.pick(['10m', '50m', '100m', '250m']), memory: chance.pick(['16Mi', '32Mi', '64Mi']) } }
    : {};
  return {
    name: 'main',
    image,
    ...(port > 0 ? { ports: [{ name: 'main', containerPort: port }] } : {}),
    ...(chance.happens(80) ? { resources: { ...requests, ...limits } } : {}),
    ...(probed ? { readinessProbe: probe(chance, port, readyPath) } : {}),
    ...(port > 0 && chance.happens(20) ? { livenessProbe: slack(probe(chance, port, healthPath)) } : {}),
    ...(chance.happens(15) ? { lifecycle: { preStop: { sleep: { seconds: chance.pick([1, 3, 6]) } } } } : {}),
  };
}

/** A liveness probe that lets every image of the list come up. */
function slack(drawn: Probe): Probe {
  return { ...drawn, failureThreshold: 5, initialDelaySeconds: 3 };
}
