import type { Checker } from '../checker';
import { FITTING_NODE, NEVER_TWICE, NODE_ROOM, ONE_NODE, SILENCE } from './binding';
import { BUDGETS } from './budgets';
import { CLAIMS, NOT_TOO_MANY } from './claims';
import { NEVER_READY, NODES, NONE_LEAVING, PODS_READY, ROLLED_OUT, SET_SIZES } from './convergence';
import { BUDGET_COUNTS, DEPLOYMENT_COUNTS, SET_COUNTS } from './counts';
import { EVENTS } from './events';
import { HEALTHY } from './health';
import { INDEXES } from './indexes';
import { ANSWERS, LEDGER } from './ledger';
import { MACHINES } from './machines';
import { LOST_NODES, TAINTED } from './nodes';
import { FOREGROUND, NAMESPACES, NO_ORPHANS, ORPHANS_SPARED, OWNERS } from './ownership';
import { ADDRESSES, CONDITIONS, GRACE, PHASE, READY_TWICE, RESTARTS } from './pods';
import { FLOOR, RECREATE, REVISIONS, SURGE } from './rollouts';
import { UNSCHEDULABLE } from './scheduling';
import {
  ALL_ENDPOINTS,
  NO_DEAD_ENDPOINTS,
  NO_STALE_SLICES,
  OLD_ENDPOINTS,
  PROXY_RULES,
  READY_ENDPOINTS,
} from './services';
import { TERMINALS } from './terminals';
import { CONFLICTS, FINALIZERS, GENERATION, IDENTITY, RESOURCE_VERSION } from './versions';
import { CACHES, WATCH } from './watches';

/** All invariants, in the order in which they are listed for people. */
export const CHECKERS: readonly Checker[] = [
  ONE_NODE,
  NEVER_TWICE,
  NODE_ROOM,
  FITTING_NODE,
  UNSCHEDULABLE,
  SILENCE,
  SURGE,
  FLOOR,
  RECREATE,
  REVISIONS,
  OWNERS,
  NO_ORPHANS,
  ORPHANS_SPARED,
  FOREGROUND,
  CLAIMS,
  NOT_TOO_MANY,
  NAMESPACES,
  RESOURCE_VERSION,
  GENERATION,
  IDENTITY,
  FINALIZERS,
  CONFLICTS,
  WATCH,
  CACHES,
  INDEXES,
  PHASE,
  RESTARTS,
  CONDITIONS,
  ADDRESSES,
  GRACE,
  READY_TWICE,
  READY_ENDPOINTS,
  ALL_ENDPOINTS,
  NO_DEAD_ENDPOINTS,
  OLD_ENDPOINTS,
  NO_STALE_SLICES,
  PROXY_RULES,
  SET_COUNTS,
  DEPLOYMENT_COUNTS,
  BUDGET_COUNTS,
  BUDGETS,
  HEALTHY,
  EVENTS,
  LEDGER,
  ANSWERS,
  SET_SIZES,
  ROLLED_OUT,
  NODES,
  LOST_NODES,
  TAINTED,
  PODS_READY,
  NEVER_READY,
  NONE_LEAVING,
  MACHINES,
  TERMINALS,
];
