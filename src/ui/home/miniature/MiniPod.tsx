import type { StillPod } from '../../../mirror/still';
import { PodGlyph } from '../../kit/glyphs/PodGlyph';

interface Props {
  readonly pod: Pick<StillPod, 'state' | 'version'>;
  readonly x: number;
  readonly y: number;
  readonly side: number;
  /** Which geometry, where the side does not say it. */
  readonly geometry?: 24 | 8;
}

/** A pod in a small picture: its silhouette says its state without colour, and from 20 units on the glyph of 24. */
export function MiniPod({ pod: { state, version }, x, y, side, geometry = side >= 20 ? 24 : 8 }: Props) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <PodGlyph state={state} version={version} size={side} geometry={geometry} progress={0.5} />
    </g>
  );
}
