/** The rules for names and labels, and the words with which a broken rule is told. Models apimachinery util/validation. */

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const WILDCARD = `\\*\\.${SUBDOMAIN}`;
const WILDCARD_SHAPE = new RegExp(`^${WILDCARD}$`);
const LABEL_SHAPE = new RegExp(`^${LABEL}$`);
const SUBDOMAIN_SHAPE = new RegExp(`^${SUBDOMAIN}$`);
const DNS_1035_SHAPE = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const QUALIFIED_SHAPE = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const LABEL_VALUE_SHAPE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const ENV_NAME_SHAPE = /^[ -<>-~]+$/;
const CONFIG_KEY_SHAPE = /^[-._a-zA-Z0-9]+$/;
const PORT_NAME_SHAPE = /^[-a-z0-9]+$/;

const LABEL_WORDS =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
const SUBDOMAIN_WORDS =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
const DNS_1035_WORDS =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
const QUALIFIED_WORDS =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const LABEL_VALUE_WORDS =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

const NONE: readonly string[] = [];

/** `too long` in validation's words: older rules count characters, newer ones bytes. */
export function maxLengthWords(max: number, unit: 'characters' | 'bytes' = 'characters'): string {
  return `must be no more than ${max} ${unit}`;
}

/** A broken shape in validation's words: what it must be, an example or more, and the pattern. */
export function patternWords(words: string, pattern: string, ...examples: string[]): string {
  if (examples.length === 0) return `${words} (regex used for validation is '${pattern}')`;
  const list = examples.map((example) => `'${example}', `).join(' or ');
  return `${words} (e.g. ${list}regex used for validation is '${pattern}')`;
}

/** Bytes of a text in UTF-8, which is what Go's len counts. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00) {
      bytes += 4;
      at += 1;
    } else bytes += 3;
  }
  return bytes;
}

/** What is wrong with a text as an RFC 1123 label. */
export function labelErrors(text: string): readonly string[] {
  if (text.length <= 63 && LABEL_SHAPE.test(text)) return NONE;
  const errors: string[] = [];
  if (byteLength(text) > 63) errors.push(maxLengthWords(63));
  if (!LABEL_SHAPE.test(text)) errors.push(labelShapeError(text));
  return errors;
}

function labelShapeError(text: string): string {
  if (SUBDOMAIN_SHAPE.test(text)) return 'must not contain dots';
  return patternWords(LABEL_WORDS, LABEL, 'my-name', '123-abc');
}

/** What is wrong with a text as an RFC 1123 subdomain. */
export function subdomainErrors(text: string, unit?: 'characters' | 'bytes'): readonly string[] {
  if (text.length <= 253 && SUBDOMAIN_SHAPE.test(text)) return NONE;
  const errors: string[] = [];
  if (byteLength(text) > 253) errors.push(maxLengthWords(253, unit));
  if (!SUBDOMAIN_SHAPE.test(text)) errors.push(patternWords(SUBDOMAIN_WORDS, SUBDOMAIN, 'example.com'));
  return errors;
}

/** What is wrong with a host that may begin with `*.`. */
export function wildcardSubdomainErrors(text: string): readonly string[] {
  if (text.length <= 253 && WILDCARD_SHAPE.test(text)) return NONE;
  const errors: string[] = [];
  if (byteLength(text) > 253) errors.push(maxLengthWords(253));
  if (!WILDCARD_SHAPE.test(text)) {
    const words =
      "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character";
    errors.push(patternWords(words, WILDCARD, '*.example.com'));
  }
  return errors;
}

/** What is wrong with a text as a DNS-1035 label, such as a Service's name. */
export function dns1035LabelErrors(text: string): readonly string[] {
  if (text.length <= 63 && DNS_1035_SHAPE.test(text)) return NONE;
  const errors: string[] = [];
  if (byteLength(text) > 63) errors.push(maxLengthWords(63));
  if (!DNS_1035_SHAPE.test(text)) {
    errors.push(patternWords(DNS_1035_WORDS, '[a-z]([-a-z0-9]*[a-z0-9])?', 'my-name', 'abc-123'));
  }
  return errors;
}

/** What is wrong with a qualified name, such as a label's key: `app.kubernetes.io/name`. */
export function qualifiedNameErrors(text: string): readonly string[] {
  const parts = text.split('/');
  const pattern = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
  if (parts.length > 2) {
    const words = patternWords(`a valid label key ${QUALIFIED_WORDS}`, pattern, 'MyName', 'my.name', '123-abc');
    return [`${words} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const name = parts.at(-1) ?? '';
  const errors: string[] = [];
  if (parts.length === 2) {
    const prefix = parts[0] ?? '';
    if (prefix === '') errors.push('prefix part must be non-empty');
    else for (const error of subdomainErrors(prefix, 'bytes')) errors.push(`prefix part ${error}`);
  }
  if (name === '') errors.push('name part must be non-empty');
  else if (byteLength(name) > 63) errors.push(`name part ${maxLengthWords(63, 'bytes')}`);
  if (!QUALIFIED_SHAPE.test(name)) {
    errors.push(`name part ${patternWords(QUALIFIED_WORDS, pattern, 'MyName', 'my.name', '123-abc')}`);
  }
  return errors.length > 0 ? errors : NONE;
}

/** What is wrong with a label's value. */
export function labelValueErrors(text: string): readonly string[] {
  if (text.length <= 63 && LABEL_VALUE_SHAPE.test(text)) return NONE;
  const errors: string[] = [];
  if (byteLength(text) > 63) errors.push(maxLengthWords(63, 'bytes'));
  if (!LABEL_VALUE_SHAPE.test(text)) {
    const pattern = '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?';
    errors.push(patternWords(LABEL_VALUE_WORDS, pattern, 'MyValue', 'my_value', '12345'));
  }
  return errors;
}

/** What is wrong with a key of a ConfigMap or a Secret. */
export function configKeyErrors(text: string): readonly string[] {
  const errors: string[] = [];
  if (byteLength(text) > 253) errors.push(maxLengthWords(253));
  if (!CONFIG_KEY_SHAPE.test(text)) {
    const words = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'";
    errors.push(patternWords(words, '[-._a-zA-Z0-9]+', 'key.name', 'KEY_NAME', 'key-name'));
  }
  if (text === '.') errors.push("must not be '.'");
  else if (text === '..') errors.push("must not be '..'");
  else if (text.startsWith('..')) errors.push("must not start with '..'");
  return errors;
}

/** What is wrong with the name of an environment variable. */
export function envNameErrors(text: string): readonly string[] {
  if (ENV_NAME_SHAPE.test(text)) return NONE;
  if (text === '') return ['environment variable name must be non-empty'];
  return ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
}

/** What is wrong with the name of a port: `http`, `metrics-2`. */
export function portNameErrors(text: string): readonly string[] {
  const errors: string[] = [];
  if (byteLength(text) > 15) errors.push(maxLengthWords(15));
  if (!PORT_NAME_SHAPE.test(text))
    errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(text)) errors.push('must contain at least one letter (a-z)');
  if (text.includes('--')) errors.push('must not contain consecutive hyphens');
  if (text.startsWith('-') || text.endsWith('-')) errors.push('must not begin or end with a hyphen');
  return errors;
}

/** What is wrong with the number of a port. */
export function portNumberErrors(port: number): readonly string[] {
  return port >= 1 && port <= 65_535 ? NONE : ['must be between 1 and 65535, inclusive'];
}

/** What is wrong with a number outside of a range whose ends belong to it. */
export function rangeErrors(value: number, min: number, max: number): readonly string[] {
  return value >= min && value <= max ? NONE : [`must be between ${min} and ${max}, inclusive`];
}

/** What is wrong with a text as a percentage: `25%`. */
export function percentErrors(text: string): readonly string[] {
  if (/^[0-9]+%$/.test(text)) return NONE;
  const words = "a valid percent string must be a numeric string followed by an ending '%'";
  return [patternWords(words, '[0-9]+%', '1%', '93%')];
}

/** What is wrong with the name of an HTTP header. */
export function headerNameErrors(text: string): readonly string[] {
  if (/^[-A-Za-z0-9]+$/.test(text)) return NONE;
  const words = "a valid HTTP header must consist of alphanumeric characters or '-'";
  return [patternWords(words, '[-A-Za-z0-9]+', 'X-Header-Name')];
}

const HTTP_PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
const HTTP_PATH_SHAPE = new RegExp(`^${HTTP_PATH}$`);

/** What is wrong with a path below a domain: `example.com/ingress`. `part` is what it is wrong with. */
export function domainPathErrors(text: string): { readonly part: string; readonly errors: readonly string[] } {
  const slash = text.indexOf('/');
  if (slash < 1 || slash === text.length - 1) {
    return { part: text, errors: ['must be a domain-prefixed path (such as "acme.io/foo")'] };
  }
  const host = text.slice(0, slash);
  const errors = subdomainErrors(host);
  if (errors.length > 0) return { part: host, errors };
  const path = text.slice(slash + 1);
  return { part: path, errors: HTTP_PATH_SHAPE.test(path) ? NONE : [patternWords('Invalid path', HTTP_PATH)] };
}
