import type { Verb } from '../call';
import { GENERATORS } from '../create/registry';
import { apply } from './apply';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { rolloutStatus } from './rolloutStatus';
import { scale } from './scale';
import { wait } from './wait';

/** Every kubectl command. */
export const VERBS: readonly Verb[] = [apply, create, ...GENERATORS, get, remove, rolloutStatus, scale, wait];
