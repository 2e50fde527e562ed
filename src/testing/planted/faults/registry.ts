import type { Fault } from '../fault';
import { DISRUPTION } from './disruption';
import { KUBELET } from './kubelet';
import { OWNERSHIP } from './ownership';
import { REPLAYING } from './replaying';
import { SCHEDULER } from './scheduler';
import { SERVICES } from './services';
import { STORE } from './store';
import { WORKLOADS } from './workloads';

/** All faults, room by room. */
export const FAULTS: readonly Fault[] = [
  ...SCHEDULER,
  ...KUBELET,
  ...WORKLOADS,
  ...SERVICES,
  ...OWNERSHIP,
  ...DISRUPTION,
  ...STORE,
  ...REPLAYING,
];
