import type { Verb } from '../call';
import { GENERATORS } from '../create/registry';
import { annotate } from './annotate';
import { apiResources, apiVersions } from './apiResources';
import { apply } from './apply';
import { canI, whoAmI } from './auth';
import { autoscale } from './autoscale';
import { clusterInfo } from './clusterInfo';
import { configCurrentContext, configGetContexts, configView } from './config';
import { cordon, uncordon } from './cordon';
import { create } from './create';
import { remove } from './delete';
import { describe } from './describe';
import { diff } from './diff';
import { drain } from './drain';
import { edit } from './edit';
import { events } from './events';
import { exec } from './exec';
import { explain } from './explain';
import { expose } from './expose';
import { get } from './get';
import { label } from './label';
import { setLastApplied, viewLastApplied } from './lastApplied';
import { logs } from './logs';
import { patch } from './patch';
import { replace } from './replace';
import { rolloutPause, rolloutRestart, rolloutResume } from './rolloutChanges';
import { rolloutHistory } from './rolloutHistory';
import { rolloutStatus } from './rolloutStatus';
import { rolloutUndo } from './rolloutUndo';
import { run } from './run';
import { scale } from './scale';
import { setEnv } from './setEnv';
import { setImage } from './setImage';
import { setResources } from './setResources';
import { setSelector } from './setSelector';
import { setServiceAccount } from './setServiceAccount';
import { setSubject } from './setSubject';
import { taint } from './taint';
import { topNode, topPod } from './top';
import { version } from './version';
import { wait } from './wait';

/** Every kubectl command. */
export const VERBS: readonly Verb[] = [
  annotate,
  apiResources,
  apiVersions,
  apply,
  autoscale,
  canI,
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
  explain,
  expose,
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
  run,
  scale,
  setEnv,
  setImage,
  setResources,
  setSelector,
  setServiceAccount,
  setSubject,
  taint,
  topNode,
  topPod,
  uncordon,
  version,
  setLastApplied,
  viewLastApplied,
  wait,
  whoAmI,
];
