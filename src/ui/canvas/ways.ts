import { type Pathway, pathwayOf } from './graph/pathway';
import type { Anchor, EdgePlan, Point } from './graph/scene';
import type { Motion } from './motion';

/** The ways of all edges, as their ends are just now: written to the drawn paths, and asked by the dots. */
export interface Ways {
  settle(edges: readonly EdgePlan[]): void;
  /** Brings the ways up to date when something moved. */
  update(): void;
  pathway(key: string): Pathway | undefined;
  /** A ref callback that keeps the `d` of a path; always the same for the same key. */
  ref(key: string): (path: SVGPathElement | null) => void;
}

export function createWays(motion: Motion): Ways {
  let edges: readonly EdgePlan[] = [];
  let version = -1;
  const pathways = new Map<string, Pathway>();
  const paths = new Map<string, SVGPathElement>();
  const refs = new Map<string, (path: SVGPathElement | null) => void>();

  const endOf = ({ key, x, y }: Anchor): Point | undefined => {
    const box = motion.at(key);
    return box && { x: box.x + x, y: box.y + y };
  };
  const trace = (edge: EdgePlan) => {
    const from = endOf(edge.from);
    const to = endOf(edge.to);
    if (!from || !to) {
      pathways.delete(edge.key);
      return;
    }
    const pathway = pathwayOf(from, to, edge);
    if (pathways.get(edge.key)?.d === pathway.d) return;
    pathways.set(edge.key, pathway);
    paths.get(edge.key)?.setAttribute('d', pathway.d);
  };
  const traceAll = () => {
    version = motion.version();
    edges.forEach(trace);
  };

  return {
    settle(next) {
      edges = next;
      const keys = new Set(next.map(({ key }) => key));
      for (const key of refs.keys()) if (!keys.has(key)) refs.delete(key);
      for (const key of pathways.keys()) if (!keys.has(key)) pathways.delete(key);
      traceAll();
    },
    update() {
      if (motion.version() !== version) traceAll();
    },
    pathway: (key) => pathways.get(key),
    ref(key) {
      const known = refs.get(key);
      if (known) return known;
      const ref = (path: SVGPathElement | null) => {
        if (!path) {
          paths.delete(key);
          return;
        }
        paths.set(key, path);
        const pathway = pathways.get(key);
        if (pathway) path.setAttribute('d', pathway.d);
      };
      refs.set(key, ref);
      return ref;
    },
  };
}
