import type { Verb } from '../call';
import { GENERATORS } from '../create/registry';
import { annotate } from './annotate';
import { apiResources, apiVersions } from './apiResources';
import { apply } from './apply';
import { authCanI, authWhoAmI } from './authCanI';
import { clusterInfo, configCurrentContext, configGetContexts, configView, edit, top } from './cluster';
import { cordon, uncordon } from './cordon';
import { create } from './create';
import { remove } from './delete';
import { describe } from './describe';
import { diff } from './diff';
import { drain } from './drain';
import { events } from './events';
import { exec } from './exec';
import { get } from './get';
import { label } from './label';
import { viewLastApplied } from './lastApplied';
import { logs } from './logs';
import { patch } from './patch';
import { replace } from './replace';
import { rolloutPause, rolloutRestart, rolloutResume } from './rolloutChanges';
import { rolloutHistory } from './rolloutHistory';
import { rolloutStatus } from './rolloutStatus';
import { rolloutUndo } from './rolloutUndo';
import { scale } from './scale';
import { setEnv } from './setEnv';
import { setImage } from './setImage';
import { setResources } from './setResources';
import { setSelector } from './setSelector';
import { setServiceAccount } from './setServiceAccount';
import { taint } from './taint';
import { version } from './version';
import { wait } from './wait';

/** Every kubectl command. */
export const VERBS: readonly Verb[] = [
  annotate,
  apiResources,
  apiVersions,
  apply,
  authCanI,
  authWhoAmI,
  clusterInfo,
  configCurrentContext,
  configGetContexts,
  configView,
  cordon,
  create,
  ...GENERATORS,
  describe,
  diff,
  drain,
  edit,
  events,
  exec,
  get,
  label,
  logs,
  patch,
  remove,
  replace,
  rolloutHistory,
  rolloutPause,
  rolloutRestart,
  rolloutResume,
  rolloutStatus,
  rolloutUndo,
  scale,
  setEnv,
  setImage,
  setResources,
  setSelector,
  setServiceAccount,
  taint,
  ...top,
  uncordon,
  version,
  viewLastApplied,
  wait,
];
