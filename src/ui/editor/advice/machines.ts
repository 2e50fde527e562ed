import { milliOf, readQuantity, unitsOf } from '../../../api/meta/quantity';
import { at, fieldsOf, itemsOf, type Manifest } from '../manifest';
import { objectsOf, type Scene } from './rule';

/** Nodes that take ordinary pods. */
export function workersOf(scene: Scene): readonly Manifest[] {
  return objectsOf(scene, ['Node']).filter(({ value }) => {
    const taints = itemsOf(at(value, ['spec', 'taints'])).map(fieldsOf);
    return !taints.some(({ key, effect }) => effect === 'NoSchedule' && String(key).includes('control-plane'));
  });
}

/** A quantity as a number, thousandths of a CPU or bytes; undefined where it is none. */
export function amount(what: 'cpu' | 'memory', value: unknown): number | undefined {
  if (value === undefined || 'error' in readQuantity(String(value))) return undefined;
  return what === 'cpu' ? milliOf(String(value)) : unitsOf(String(value));
}

/** The most that any node can give, and in its own words; undefined while no node is known. */
export function most(scene: Scene, what: 'cpu' | 'memory'): { amount: number; text: string; node: string } | undefined {
  const all = workersOf(scene).flatMap(({ name, value }) => {
    const text = at(value, ['status', 'allocatable', what]);
    const number = amount(what, text);
    return number === undefined ? [] : [{ amount: number, text: String(text), node: name }];
  });
  return all.sort((one, other) => other.amount - one.amount)[0];
}
