import { type Fields, fieldsOf } from '../manifest';

const HANDLERS = ['httpGet', 'tcpSocket', 'exec', 'grpc'] as const;

/** What a probe does, without when it does it. */
export function handlerOf(probe: Fields): Fields {
  return Object.fromEntries(HANDLERS.flatMap((name) => (probe[name] === undefined ? [] : [[name, probe[name]]])));
}

/** A probe's numbers, in seconds and times, with the defaults of the API. */
export interface Timing {
  readonly delay: number;
  readonly period: number;
  readonly failures: number;
  /** From the container's start until it has failed often enough, at the earliest. */
  readonly patience: number;
}

export function timingOf(value: unknown): Timing {
  const probe = fieldsOf(value);
  const number = (name: string, otherwise: number) => {
    const own = probe[name];
    return typeof own === 'number' && own > 0 ? own : otherwise;
  };
  const delay = number('initialDelaySeconds', 0);
  const period = number('periodSeconds', 10);
  const failures = number('failureThreshold', 3);
  return { delay, period, failures, patience: delay + period * (failures - 1) };
}
