const PART = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const HOST = '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?\\.)*[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?::\\d+)?';
const REFERENCE = new RegExp(
  `^(?:${HOST}/)?${PART}(?:/${PART})*(?::([\\w][\\w.-]{0,127}))?(@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$`,
);

const IDENTIFIER = /^[a-f0-9]{64}$/;
const LONGEST_NAME = 255;

/** A name with the registry and folder that it stands for. */
function fullName(name: string): string {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  if (slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase())) return name;
  return slash < 0 ? `docker.io/library/${name}` : `docker.io/${name}`;
}

/** `latest` when an image says so or says neither tag nor digest; '' for what is no image. Models parsers.ParseImageName. */
export function imageTag(image: string): string {
  const match = REFERENCE.exec(image);
  if (!match || IDENTIFIER.test(image)) return '';
  const [name = ''] = image.split(/[:@](?!.*\/)/);
  if (fullName(name).length > LONGEST_NAME) return '';
  const [, tag = '', digest = ''] = match;
  return tag === '' && digest === '' ? 'latest' : tag;
}

/** How a container's image is pulled when it does not say. */
export function defaultPullPolicy(image: string | undefined): 'Always' | 'IfNotPresent' {
  if (!image) return 'IfNotPresent';
  const colon = image.lastIndexOf(':');
  const tagged = colon > image.lastIndexOf('/') && !image.endsWith(':latest');
  return !tagged && imageTag(image) === 'latest' ? 'Always' : 'IfNotPresent';
}
