import type { Node } from '../../../api/generated/core/v1';
import type { Plugin } from '../framework';

const MEBIBYTE = 1024 * 1024;
const LEAST_BYTES = 23 * MEBIBYTE;
const MOST_BYTES_PER_CONTAINER = 1000 * MEBIBYTE;

/** Likes nodes that have the pod's images already; an image that many nodes have counts for more. */
export const ImageLocality: Plugin = {
  name: 'ImageLocality',
  weight: 1,
  score({ pod }, view, feasible) {
    if (!feasible.some(({ node }) => node.status?.images?.length)) return undefined;
    const containers = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
    const names = containers.map(({ image = '' }) => tagged(image));
    const spread = names.map((name) => view.nodes.filter(({ node }) => sizeOn(node, name) > 0).length);
    const most = MOST_BYTES_PER_CONTAINER * containers.length;
    return {
      score({ node }) {
        let sum = 0;
        for (const [index, name] of names.entries()) {
          sum += Math.trunc((sizeOn(node, name) * (spread[index] as number)) / view.nodes.length);
        }
        const clamped = Math.min(most, Math.max(LEAST_BYTES, sum));
        return Math.trunc((100 * (clamped - LEAST_BYTES)) / (most - LEAST_BYTES));
      },
    };
  },
};

function sizeOn(node: Node, name: string): number {
  return node.status?.images?.find(({ names }) => names?.includes(name))?.sizeBytes ?? 0;
}

function tagged(image: string): string {
  return image.lastIndexOf(':') <= image.lastIndexOf('/') ? `${image}:latest` : image;
}
