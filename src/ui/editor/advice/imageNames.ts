/** `nginx` as `docker.io/library/nginx:latest`: what a container runtime makes of an image's name. */
export function fullName(image: string): string {
  const [first = ''] = image.split('/');
  const hasRegistry = image.includes('/') && (/[.:]/.test(first) || first === 'localhost');
  const located = hasRegistry ? image : image.includes('/') ? `docker.io/${image}` : `docker.io/library/${image}`;
  const tagged = located.lastIndexOf(':') > located.lastIndexOf('/') || located.includes('@');
  return tagged ? located : `${located}:latest`;
}

/** Without its tag. */
export function repositoryOf(image: string): string {
  const full = fullName(image).split('@')[0] as string;
  return full.slice(0, full.lastIndexOf(':') > full.lastIndexOf('/') ? full.lastIndexOf(':') : undefined);
}
