import type { Kin } from './graph/kin';
import type { Point } from './graph/scene';
import type { Motion } from './motion';

/** What is lifted out of the picture, beside React: it keeps its ink, and everything else steps back. */
export interface Lift {
  /** Lifts what belongs together, or nothing. `owners` is the way of a dashed line from a pod to its owners. */
  show(kin: Kin | undefined, owners?: readonly Point[]): void;
  /** The edges that are lifted; undefined when all are as they are. */
  edges(): ReadonlySet<string> | undefined;
  /** Whether an object steps back, as others are lifted. */
  isFaint(key: string): boolean;
}

interface Layers {
  readonly root: () => HTMLElement | null;
  readonly motion: Motion;
  readonly wake: () => void;
}

export function createLift({ root, motion, wake }: Layers): Lift {
  let shown: Kin | undefined;
  return {
    edges: () => shown?.edges,
    isFaint: (key) => shown !== undefined && !shown.keys.has(key),
    show(kin, owners) {
      if (kin === shown) return;
      shown = kin;
      const element = root();
      if (!element) return;
      element.toggleAttribute('data-lifting', kin !== undefined);
      motion.each((key, placed) => placed.toggleAttribute('data-lit', kin?.keys.has(key) ?? false));
      for (const node of element.querySelectorAll<HTMLElement>('.flow-node'))
        node.toggleAttribute('data-lit', kin?.keys.has(node.dataset.key ?? '') ?? false);
      for (const path of element.querySelectorAll<SVGPathElement>('.flow-edges [data-edge]'))
        path.toggleAttribute('data-lit', kin?.edges.has(path.dataset.edge ?? '') ?? false);
      const line = element.querySelector('.flow-edges .owner');
      line?.setAttribute('d', owners ? `M${owners.map(({ x, y }) => `${x} ${y}`).join('L')}` : '');
      wake();
    },
  };
}
