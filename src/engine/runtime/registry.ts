import { hashText } from '../sim/random';
import type { Image } from './image';
import { IMAGES } from './images/catalog';

/** An image's name, taken apart and completed. */
export interface Reference {
  /** `docker.io/library/nginx` */
  readonly repository: string;
  readonly tag: string;
  /** `docker.io/library/nginx:1.25`: how the container runtime names it. */
  readonly full: string;
}

const REFERENCE =
  /^(?:[a-zA-Z0-9.-]+(?::\d+)?\/)?[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*(?::[\w][\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/;

/** Completes a name as containerd does; undefined when it is none (`InvalidImageName`). */
export function parseReference(image: string): Reference | undefined {
  if (!REFERENCE.test(image)) return undefined;
  const [name = ''] = image.split('@');
  const colon = name.lastIndexOf(':');
  const tagged = colon > name.lastIndexOf('/');
  const path = tagged ? name.slice(0, colon) : name;
  const tag = tagged ? name.slice(colon + 1) : 'latest';
  const [first = ''] = path.split('/');
  const hasRegistry = path.includes('/') && (/[.:]/.test(first) || first === 'localhost');
  const repository = hasRegistry ? path : path.includes('/') ? `docker.io/${path}` : `docker.io/library/${path}`;
  return { repository, tag, full: `${repository}:${tag}` };
}

/** Why a text is no image's name. Models distribution/reference ParseNormalizedNamed. */
export function referenceProblem(image: string): string {
  const slash = image.indexOf('/');
  const first = image.slice(0, Math.max(slash, 0));
  const isHost = slash > 0 && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first);
  const rest = isHost ? image.slice(slash + 1) : slash > 0 ? image : `library/${image}`;
  const [name = ''] = rest.split(':');
  if (name.toLowerCase() === name) return 'invalid reference format';
  return `invalid reference format: repository name (${name}) must be lowercase`;
}

const byName = new Map<string, Image>();
for (const image of IMAGES) for (const tag of image.tags) byName.set(`${image.repository}:${tag}`, image);
const digests = new Map([...byName.keys()].map((full) => [full, digestOf(full)]));
const repositories = new Set(IMAGES.map(({ repository }) => repository));

/** The image of that full name, if a registry has it. */
export function findImage(full: string): Image | undefined {
  return byName.get(full);
}

/** How a container's status names the image of that full name: `docker.io/library/nginx@sha256:...`. */
export function imageIdOf(full: string): string {
  return `${full.slice(0, full.lastIndexOf(':'))}@sha256:${digests.get(full) ?? digestOf(full)}`;
}

/** The images that every machine has from the start, by full name. */
export function imagesEverywhere(): string[] {
  return IMAGES.filter(({ everywhere }) => everywhere).flatMap(({ repository, tags }) =>
    tags.map((tag) => `${repository}:${tag}`),
  );
}

/** Every image by the name that a person writes (`shop/web:v1`, `nginx:1.27`), and when a server of it first says that it is ready. */
export function imageNames(): { readonly name: string; readonly readyAfterMs: number }[] {
  return IMAGES.flatMap(({ repository, tags, programs }) => {
    const short = repository.replace(/^docker\.io\/(library\/)?/, '');
    const servers = Object.values(programs).filter((program) => program.kind === 'server');
    const times = servers.map(
      ({ listensAfterMs, routes }) => listensAfterMs + Math.max(0, ...routes.map((route) => route.readyAfterMs ?? 0)),
    );
    return tags.map((tag) => ({ name: `${short}:${tag}`, readyAfterMs: Math.max(0, ...times) }));
  });
}

const KNOWN_REGISTRIES = new Set(['docker.io', 'registry.k8s.io', 'quay.io', 'gcr.io', 'ghcr.io']);

/** The name server that the nodes ask. */
const OUTER_DNS = '10.0.0.2:53';

/** Why a pull fails, in the words of containerd 2 and the kubelet: an unknown registry, repository or tag. */
export function pullError({ repository, full, tag }: Reference): string {
  const [registry = ''] = repository.split('/');
  const failed = `failed to pull and unpack image "${full}": failed to resolve image:`;
  if (!KNOWN_REGISTRIES.has(registry)) {
    const url = `https://${registry}/v2/${repository.slice(registry.length + 1)}/manifests/${tag}`;
    return `${failed} failed to do request: Head "${url}": dial tcp: lookup ${registry} on ${OUTER_DNS}: no such host`;
  }
  if (repositories.has(repository) || registry !== 'docker.io')
    return `rpc error: code = NotFound desc = ${failed} ${full}: not found`;
  return `${failed} pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`;
}

/** A digest of 64 hexadecimal characters that belongs to a text: image ids. */
export function digestOf(text: string): string {
  let digest = '';
  for (let part = 0; part < 8; part++) digest += hashText(`${part} ${text}`).toString(16).padStart(8, '0');
  return digest;
}
