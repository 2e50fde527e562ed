import type { Verb } from '../call';
import { GENERATORS } from '../create/registry';
import { apply } from './apply';
import { cordon, uncordon } from './cordon';
import { create } from './create';
import { remove } from './delete';
import { drain } from './drain';
import { exec } from './exec';
import { get } from './get';
import { logs } from './logs';
import { rolloutStatus } from './rolloutStatus';
import { scale } from './scale';
import { wait } from './wait';

/** Every kubectl command. */
export const VERBS: readonly Verb[] = [
  apply,
  cordon,
  create,
  ...GENERATORS,
  drain,
  exec,
  get,
  logs,
  remove,
  rolloutStatus,
  scale,
  uncordon,
  wait,
];
