import type { MachineSpec, WorldSpec } from '../protocol/session';
import { readGenerator } from '../share/reader';
import type { Fields, Strict } from './strict';

const MACHINE = ['name', 'cpu', 'memory', 'pods?', 'labels?', 'taints?', 'kubelet?', 'controlPlane?'];

/** The machines, add-ons and users of a scenario's world. */
export function readWorld(strict: Strict, name: string, value: unknown): WorldSpec {
  const fields = strict.record(value, 'world', ['machines', 'addons?', 'generators?', 'bare?', 'objectsAtMost?']);
  const machines = strict.list(fields.machines, 'world.machines').map((one, index) => readMachine(strict, one, index));
  if (machines.length === 0) strict.complain('world.machines', 'there must be one');
  const names = machines.map((machine) => machine.name);
  for (const twice of names.filter((one, index) => names.indexOf(one) < index)) {
    strict.complain('world.machines', `${twice} is there twice`);
  }
  return {
    name,
    machines,
    addons: strict
      .list(fields.addons, 'world.addons')
      .map((one, index) => strict.choice(one, `world.addons[${index}]`, ['ingress-nginx'])),
    generators: strict
      .list(fields.generators, 'world.generators')
      .map((one, index) => readGenerator(one, `world.generators[${index}]`)),
    ...(fields.bare !== undefined && { bare: strict.flag(fields.bare, 'world.bare', false) }),
    ...(fields.objectsAtMost !== undefined && {
      objectsAtMost: strict.number(fields.objectsAtMost, 'world.objectsAtMost', 0),
    }),
  };
}

function readMachine(strict: Strict, value: unknown, index: number): MachineSpec {
  const place = `world.machines[${index}]`;
  const fields = strict.record(value, place, MACHINE);
  return {
    name: strict.text(fields.name, `${place}.name`),
    cpu: strict.quantity(fields.cpu, `${place}.cpu`),
    memory: strict.quantity(fields.memory, `${place}.memory`),
    ...(fields.pods !== undefined && { pods: strict.number(fields.pods, `${place}.pods`, 0) }),
    ...(fields.labels !== undefined && { labels: readLabels(strict, fields.labels, `${place}.labels`) }),
    ...(fields.taints !== undefined && {
      taints: strict
        .list(fields.taints, `${place}.taints`)
        .map((one, at) => readTaint(strict, one, `${place}.taints[${at}]`)),
    }),
    ...(fields.kubelet !== undefined && {
      kubelet: strict.choice<'full' | 'kwok'>(fields.kubelet, `${place}.kubelet`, ['full', 'kwok']),
    }),
    ...(fields.controlPlane !== undefined && {
      controlPlane: strict.flag(fields.controlPlane, `${place}.controlPlane`, false),
    }),
  };
}

function readLabels(strict: Strict, value: unknown, place: string): Record<string, string> {
  const labels: Fields = typeof value === 'object' && value !== null ? (value as Fields) : {};
  if (labels !== value) strict.complain(place, 'must be a mapping');
  return Object.fromEntries(Object.entries(labels).map(([key, one]) => [key, strict.text(one, `${place}.${key}`)]));
}

function readTaint(strict: Strict, value: unknown, place: string) {
  const fields = strict.record(value, place, ['key', 'value?', 'effect']);
  return {
    key: strict.text(fields.key, `${place}.key`),
    ...(fields.value !== undefined && { value: strict.text(fields.value, `${place}.value`) }),
    effect: strict.choice(fields.effect, `${place}.effect`, ['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
  };
}
