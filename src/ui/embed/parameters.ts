import { embedText } from '../../texts/embed';

/** One parameter of an embedded cluster, as the address carries it. What can be wrong about a value is said by `read`. */
export interface Parameter {
  readonly name: string;
  /** What it is for, for whoever builds an address. */
  readonly says: string;
  /** The values it takes, or an example of one. */
  readonly values: readonly string[];
  /** Whether any text like those will do. */
  readonly open?: boolean;
  readonly fallback: string;
  /** Whether a text is a value of it. */
  readonly fits: (text: string) => boolean;
}

const oneOf = (name: Key, values: readonly string[], fallback = values[0] ?? ''): Parameter => ({
  name,
  says: embedText(`says.${name}`),
  values,
  fallback,
  fits: (text) => values.includes(text),
});

const like = (name: Key, example: string, pattern: RegExp, fallback = ''): Parameter => ({
  name,
  says: embedText(`says.${name}`),
  values: [example],
  open: true,
  fallback,
  fits: (text) => pattern.test(text),
});

type Key =
  | 'scenario'
  | 'at'
  | 'until'
  | 'speed'
  | 'start'
  | 'view'
  | 'select'
  | 'namespace'
  | 'app'
  | 'label'
  | 'panes'
  | 'readonly'
  | 'caption'
  | 'controls'
  | 'timeline'
  | 'link'
  | 'theme'
  | 'motion'
  | 'scale'
  | 'lang'
  | 'title'
  | 'origin';

const NAME = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/;
const YES_NO = ['1', '0'];

/** All parameters, in the order in which they are told. A session of one's own stands behind `#`, as in a link. */
export const PARAMETERS: readonly Parameter[] = [
  like('scenario', 'rolling-update', /^[a-z0-9-]{1,60}$/, 'std'),
  like('at', '1m25s', /^(\d{1,3}h)?(\d{1,4}m)?(\d{1,5}(\.\d{1,3})?s?)?$/),
  like('until', '2m', /^(\d{1,3}h)?(\d{1,4}m)?(\d{1,5}(\.\d{1,3})?s?)?$/),
  oneOf('speed', ['0.1', '0.25', '1', '4', '10', '60', '300', '1000'], '1'),
  oneOf('start', ['paused', 'view', 'click']),
  oneOf('view', ['flow', 'fleet', 'table']),
  like('select', 'Pod/web', /^[A-Za-z]{1,40}\/[a-z0-9.-]{1,253}$/),
  like('namespace', 'default', NAME),
  like('app', 'web', /^[\w.-]{1,63}$/),
  like('label', 'track=canary', /^[\w./-]{1,130}=[\w.-]{0,63}$/),
  oneOf('panes', ['none', 'editor', 'terminal', 'both']),
  oneOf('readonly', YES_NO, '0'),
  oneOf('caption', YES_NO),
  oneOf('controls', ['full', 'play', 'none']),
  oneOf('timeline', YES_NO),
  oneOf('link', YES_NO),
  oneOf('theme', ['auto', 'light', 'dark']),
  oneOf('motion', ['auto', 'calm']),
  oneOf('scale', ['75', '90', '100', '115', '130', '150'], '100'),
  like('lang', 'en', /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/, 'en'),
  like('title', 'A rolling update', /^[^<>]{1,120}$/),
  like('origin', 'https://example.com', /^https?:\/\/[\w.:[\]-]{1,255}(,https?:\/\/[\w.:[\]-]{1,255}){0,9}$/),
];

/** The values of an address by name: every parameter has one. What does not fit is its default, and is named in `complaints`. */
export interface Embedding {
  readonly values: Readonly<Record<string, string>>;
  readonly complaints: readonly string[];
}

/** Reads a query. Nothing in it is trusted; nothing is thrown. */
export function readEmbedding(search: string): Embedding {
  const given = new URLSearchParams(search);
  const complaints: string[] = [];
  const values: Record<string, string> = {};
  for (const { name, fallback, fits } of PARAMETERS) {
    const text = given.get(name);
    const good = text !== null && text !== '' && fits(text);
    if (text && !good) complaints.push(embedText('wrong.value', { name, value: text.slice(0, 40) }));
    values[name] = good ? text : fallback;
  }
  for (const name of new Set(given.keys())) {
    if (name !== 'embed' && !PARAMETERS.some((one) => one.name === name))
      complaints.push(embedText('wrong.name', { name: name.slice(0, 40) }));
  }
  return { values, complaints };
}

/** A moment as people write it (`1m25s`, `85`), in milliseconds; undefined for an empty text. */
export function momentMs(text: string): number | undefined {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s?)?$/.exec(text);
  if (text === '' || !match) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Math.round(1000 * (3600 * Number(hours) + 60 * Number(minutes) + Number(seconds)));
}

/** The address of an embedding: what is as by default is left out. `fragment` carries a session of one's own. */
export function embedAddress(base: string, values: Readonly<Record<string, string>>, fragment = ''): string {
  const query = PARAMETERS.filter(({ name, fallback }) => values[name] && values[name] !== fallback).map(
    ({ name }) => `${name}=${encodeURIComponent(values[name] ?? '')}`,
  );
  return `${base}?${['embed', ...query].join('&')}${fragment}`;
}
