import { parseQuantity } from '../../api/meta/quantity';
import { inspectorText } from '../../texts/inspector';
import { containersOf } from './containerFacts';

/** A line across a chart: how much may be used, or how much was asked for. */
export interface Bound {
  readonly value: number;
  readonly label: string;
}

/** Bounds of CPU in thousandths of a core, and of memory in bytes. */
export interface Bounds {
  readonly cpu: readonly Bound[];
  readonly memory: readonly Bound[];
}

type Amounts = Readonly<Record<string, string>> | undefined;

const NANO = 1_000_000_000n;

/** A quantity's value, of `cpu` in thousandths. */
function amountOf(name: string, text: string): number {
  const { nano } = parseQuantity(text);
  return Number(name === 'cpu' ? nano / 1_000_000n : nano / NANO);
}

/** What an object's containers ask for and may use, or what a node has; `evictsAbove` in bytes, 0 for nothing. */
export function boundsOf(object: unknown, evictsAbove: number): Bounds {
  if (!object) return { cpu: [], memory: [] };
  const { allocatable } = (object as { status?: { allocatable?: Amounts } }).status ?? {};
  const made = (name: 'cpu' | 'memory'): Bound[] => {
    const given = allocatable?.[name];
    if (given !== undefined)
      return [{ value: amountOf(name, given), label: inspectorText('metrics.allocatable', { value: given }) }];
    return [...bound(object, 'requests', name), ...bound(object, 'limits', name)];
  };
  const evicts: Bound[] =
    evictsAbove > 0
      ? [
          {
            value: evictsAbove,
            label: inspectorText('metrics.evicts', { value: `${Math.round(evictsAbove / 2 ** 20)}Mi` }),
          },
        ]
      : [];
  return { cpu: made('cpu'), memory: [...made('memory'), ...evicts] };
}

/** The sum of what all containers say; a limit only where each has one. */
function bound(object: unknown, which: 'requests' | 'limits', name: 'cpu' | 'memory'): Bound[] {
  const containers = containersOf(object).entries.filter(({ init }) => !init);
  const texts = containers.map(({ container }) => (container.resources?.[which] as Amounts)?.[name]);
  const given = texts.filter((text) => text !== undefined);
  if (given.length === 0 || (which === 'limits' && given.length < texts.length)) return [];
  const value = given.reduce((sum, text) => sum + amountOf(name, text), 0);
  const text =
    given.length === 1 ? (given[0] as string) : name === 'cpu' ? `${value}m` : `${Math.round(value / 2 ** 20)}Mi`;
  return [{ value, label: inspectorText(which === 'requests' ? 'metrics.request' : 'metrics.limit', { value: text }) }];
}
