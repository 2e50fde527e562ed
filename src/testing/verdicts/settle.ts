import type { Answer } from './ask';

/**
 * An answer without what no two clusters share, by the rule of those who asked the real server (conformance/README.md,
 * "Verdicts"): managedFields go; uids, versions, times, addresses and node ports that the request did not name become placeholders.
 */
export function settle({ code, warnings = [], body }: Answer, sent: unknown): Answer {
  const asked = JSON.stringify(sent ?? {});
  const settled = settleValue(JSON.parse(JSON.stringify(body)), '', asked);
  return { code, ...(warnings.length > 0 ? { warnings } : {}), body: named(settled, sent) };
}

const SHARED_BY_NONE = new Set(['uid', 'resourceVersion', 'creationTimestamp']);

function settleValue(value: unknown, key: string, asked: string): unknown {
  if (Array.isArray(value)) return value.map((item) => settleValue(item, key, asked));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => name !== 'managedFields')
        .map(([name, item]) => [name, SHARED_BY_NONE.has(name) ? `<${name}>` : settleValue(item, name, asked)]),
    );
  }
  const isAddress = key === 'clusterIP' || key === 'clusterIPs';
  if (isAddress && value !== 'None' && !asked.includes(`"${value}"`)) return '<ip>';
  const isPort = key === 'nodePort' || key === 'healthCheckNodePort';
  if (isPort && !asked.includes(`:${value}`)) return '<port>';
  return typeof value === 'string' ? settleText(value) : value;
}

function settleText(text: string): string {
  return text
    .replace(/kube-api-access-[a-z0-9]{5}/g, 'kube-api-access-<rand>')
    .replace(/resourceVersion: \d+/g, 'resourceVersion: <n>');
}

/** A name that the server made up from `generateName` ends in chance. */
function named(body: unknown, sent: unknown): unknown {
  const prefix = (sent as { metadata?: { generateName?: unknown } } | undefined)?.metadata?.generateName;
  const object = body as { metadata?: { name?: unknown } };
  const name = object.metadata?.name;
  if (typeof prefix !== 'string' || prefix === '' || typeof name !== 'string' || !name.startsWith(prefix)) return body;
  return { ...object, metadata: { ...object.metadata, name: `${prefix}<rand>` } };
}

/**
 * An answer whose texts quote what no two clusters share (a whole object in a message, a uid in a precondition) with such
 * quotes replaced. Both sides of a comparison go through it: what a request asked for stays the same on both.
 */
export function alike({ code, warnings = [], body }: Answer): Answer {
  return { code, warnings, body: alikeValue(body) };
}

function alikeValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(alikeValue);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, alikeValue(item)]));
  return typeof value === 'string' ? alikeText(value) : value;
}

function alikeText(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uid>')
    .replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/g, '<time>')
    .replace(/(resourceVersion\W+)(?:\d+|<\w+>)/g, '$1<version>')
    .replace(/\b10\.\d+\.\d+\.\d+\b/g, '<ip>')
    .replace(/\bnodePort: \{(\w+) \d+\}/g, 'nodePort: {$1 <port>}');
}
