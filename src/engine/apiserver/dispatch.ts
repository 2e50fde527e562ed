import type { Answer, Call } from './call';
import { isConverted, servedBody } from './conversion/versions';
import { create } from './create';
import { remove } from './delete';
import { decode } from './objects';
import { patch } from './patch';
import { get, list, removeCollection } from './read';
import { methodNotAllowed, noSuchMethod } from './refusal';
import { review } from './reviews';
import { bind, bindByName } from './subresources/binding';
import { exec, log } from './subresources/containers';
import { evict } from './subresources/eviction';
import { finalizeNamespace } from './subresources/finalize';
import { getScale, putScale } from './subresources/scale';
import { update } from './update';

type Handler = (call: Call) => Answer;

/** Subresources that are not simply another view of the object. */
const SUBRESOURCES: Readonly<Record<string, Handler>> = {
  'POST pods/binding': bind,
  'POST pods/eviction': evict,
  'GET pods/log': log,
  'GET pods/exec': exec,
  'POST pods/exec': exec,
  'PUT namespaces/finalize': finalizeNamespace,
  'GET pods/ephemeralcontainers': get,
  'PUT pods/ephemeralcontainers': update,
  'PATCH pods/ephemeralcontainers': patch,
  'GET pods/resize': get,
  'PUT pods/resize': update,
  'PATCH pods/resize': patch,
};

/** Subresources that any kind may have. */
const VIEWS: Readonly<Record<string, Handler>> = {
  'GET status': get,
  'PUT status': update,
  'PATCH status': patch,
  'GET scale': getScale,
  'PUT scale': (call) => putScale(call, decode(call, call.request.body, scaleKind(call))),
  'PATCH scale': patch,
};

const OBJECT: Readonly<Record<string, readonly [verb: string, handler: Handler]>> = {
  GET: ['get', get],
  PUT: ['update', update],
  PATCH: ['patch', patch],
  DELETE: ['delete', remove],
};

const COLLECTION: Readonly<Record<string, readonly [verb: string, handler: Handler]>> = {
  GET: ['list', list],
  POST: ['create', create],
  DELETE: ['deletecollection', removeCollection],
};

/** Finds what a request wants and does it. */
export function dispatch(call: Call): Answer {
  const { route, request } = call;
  if (route.subresource) return subresource(call);
  const entry = (route.name ? OBJECT : COLLECTION)[request.method];
  if (!entry) throw noSuchMethod();
  const [verb, handler] = entry;
  if (!route.kind.verbs.includes(verb)) throw methodNotAllowed(route.kind, verb);
  if (verb === 'create' && !route.kind.verbs.includes('get')) return unstored(call);
  return served(handler(call), call);
}

/** Kinds that are only ever sent. */
function unstored(call: Call): Answer {
  return call.route.resource === 'bindings' ? bindByName(call) : review(call);
}

/** An answer in the version that was asked for. */
function served(answer: Answer, { route }: Call): Answer {
  return isConverted(route.kind) ? { ...answer, body: servedBody(answer.body, route.kind) } : answer;
}

function subresource(call: Call): Answer {
  const { resource, subresource: name } = call.route;
  const { method } = call.request;
  const handler = SUBRESOURCES[`${method} ${resource}/${name}`] ?? VIEWS[`${method} ${name}`];
  if (!handler) throw noSuchMethod();
  return served(handler(call), call);
}

function scaleKind({ route }: Call): Call['route']['kind'] {
  return { ...route.kind, group: 'autoscaling', version: 'v1', kind: 'Scale', plural: 'scales', singular: 'scale' };
}
