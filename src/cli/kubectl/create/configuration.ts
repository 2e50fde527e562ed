import { base64Of } from '../../../api/decode/base64';
import { goJson } from '../../../api/meta/goJson';
import type { Call, Verb } from '../call';
import { fail } from '../failure';
import type { FlagSpec } from '../flags';
import { generatorVerb, type Part } from './generator';
import { contentHash } from './hash';
import { fileOf, readSources, SOURCE_FLAGS } from './sources';

/** `kubectl create configmap`. */
export const createConfigMap: Verb = generatorVerb({
  path: 'create configmap',
  aliases: ['cm'],
  short: 'Create a config map from a local file, directory or literal value',
  usage: 'NAME [--from-file=[key=]source] [--from-literal=key1=value1] [options]',
  apiVersion: 'v1',
  kind: 'ConfigMap',
  refusal: 'failed to create configmap: ',
  flags: SOURCE_FLAGS,
  build(call, name) {
    const data = readSources(call, { kind: 'ConfigMap', name });
    return { metadata: { name: hashed(call, name, { kind: 'ConfigMap', name, data }) }, data };
  },
});

function hashed({ flags }: Call, name: string, content: Part): string {
  return flags.bool('append-hash') ? `${name}-${contentHash(content)}` : name;
}

function secretOf(call: Call, name: string, type: string, texts: Readonly<Record<string, string>>): Part {
  const data = Object.fromEntries(Object.keys(texts).map((key) => [key, base64Of(texts[key] as string)]));
  return { metadata: { name: hashed(call, name, { kind: 'Secret', type, name, data }) }, data, type };
}

/** `kubectl create secret generic`. */
export const createSecretGeneric: Verb = generatorVerb({
  path: 'create secret generic',
  short: 'Create a secret from a local file, directory, or literal value',
  usage: 'NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1] [options]',
  apiVersion: 'v1',
  kind: 'Secret',
  refusal: 'failed to create secret ',
  flags: [...SOURCE_FLAGS, { name: 'type', type: 'string', usage: 'The type of secret to create' }],
  build: (call, name) => secretOf(call, name, call.flags.string('type'), readSources(call, { kind: 'Secret', name })),
});

const HASH_FLAG: FlagSpec = { name: 'append-hash', type: 'bool', usage: 'Append a hash of the secret to its name.' };

/** `kubectl create secret docker-registry`. */
export const createSecretDockerRegistry: Verb = generatorVerb({
  path: 'create secret docker-registry',
  short: 'Create a secret for use with a Docker registry',
  usage:
    'NAME --docker-username=user --docker-password=password --docker-email=email [--docker-server=string] [options]',
  apiVersion: 'v1',
  kind: 'Secret',
  refusal: 'failed to create secret ',
  flags: [
    { name: 'docker-email', type: 'string', usage: 'Email for Docker registry' },
    { name: 'docker-password', type: 'string', usage: 'Password for Docker registry authentication' },
    {
      name: 'docker-server',
      type: 'string',
      initial: 'https://index.docker.io/v1/',
      usage: 'Server location for Docker registry',
    },
    { name: 'docker-username', type: 'string', usage: 'Username for Docker registry authentication' },
    { name: 'from-file', type: 'strings', usage: 'Key files can be specified using their file path.' },
    HASH_FLAG,
  ],
  build: dockerSecret,
});

function dockerSecret(call: Call, name: string): Part {
  const { flags } = call;
  const type = 'kubernetes.io/dockerconfigjson';
  if (flags.list('from-file').length > 0)
    return secretOf(call, name, type, readSources(call, { kind: 'Secret', name }));
  const [username, password, server] = ['docker-username', 'docker-password', 'docker-server'].map(flags.string);
  if (!username || !password || !server) {
    fail(
      'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
    );
  }
  const email = flags.string('docker-email') || undefined;
  const auths = { [server]: { username, password, email, auth: base64Of(`${username}:${password}`) } };
  return secretOf(call, name, type, { '.dockerconfigjson': goJson({ auths }) });
}

/** `kubectl create secret tls`. */
export const createSecretTls: Verb = generatorVerb({
  path: 'create secret tls',
  short: 'Create a TLS secret',
  usage: 'NAME --cert=path/to/cert/file --key=path/to/key/file [options]',
  apiVersion: 'v1',
  kind: 'Secret',
  refusal: 'failed to create secret ',
  flags: [
    { name: 'cert', type: 'string', usage: 'Path to PEM encoded public key certificate.' },
    { name: 'key', type: 'string', usage: 'Path to private key associated with given certificate.' },
    HASH_FLAG,
  ],
  build: tlsSecret,
});

/** Models tls.X509KeyPair as far as PEM goes: that the key belongs to the certificate is taken on trust. */
function tlsSecret(call: Call, name: string): Part {
  const [cert, key] = [call.flags.string('cert'), call.flags.string('key')];
  if (cert === '' || key === '') fail('key and cert must be specified');
  const [certText, keyText] = [readPem(call, cert), readPem(call, key)];
  checkPem(certText, 'certificate', /^CERTIFICATE$/);
  checkPem(keyText, 'key', /PRIVATE KEY$/);
  return secretOf(call, name, 'kubernetes.io/tls', { 'tls.crt': certText, 'tls.key': keyText });
}

function readPem(call: Call, path: string): string {
  return fileOf(call, path) ?? fail(`Cannot read file ${path}, open ${path}: no such file or directory`);
}

function checkPem(text: string, what: 'certificate' | 'key', wanted: RegExp): void {
  const found = [...text.matchAll(/-----BEGIN ([A-Z ]+)-----[\s\S]*?-----END \1-----/g)].map(([, type = '']) => type);
  if (found.length === 0) fail(`tls: failed to find any PEM data in ${what} input`);
  if (found.some((type) => wanted.test(type))) return;
  const wish = what === 'certificate' ? '"CERTIFICATE"' : 'PEM block with type ending in "PRIVATE KEY"';
  fail(
    what === 'certificate'
      ? `tls: failed to find ${wish} PEM block in certificate input after skipping PEM blocks of the following types: [${found.join(' ')}]`
      : `tls: failed to find ${wish} in key input after skipping PEM blocks of the following types: [${found.join(' ')}]`,
  );
}
