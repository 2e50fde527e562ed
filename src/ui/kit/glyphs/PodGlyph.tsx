import { memo, useId } from 'react';
import { LARGE } from './largeShapes';
import { type GlyphFacts, hueOf } from './shape';
import { SMALL } from './smallShapes';
import { SPECKS, type SpeckInk } from './specks';
import './glyphs.css';

interface Props extends GlyphFacts {
  /** Side in px: 64, 38, 24 or 8; the geometry is chosen by it. */
  readonly size: number;
  /** The geometry to use whatever the size: 64, 24 or 8. */
  readonly geometry?: 64 | 24 | 8;
  /** Said by screen readers; without it the glyph is decoration. */
  readonly label?: string;
}

/** A pod as a picture (visual.md, section 6): whose version it is, how near to serving, and what is the matter. */
export const PodGlyph = memo(function PodGlyph({ size, geometry, label, ...facts }: Props) {
  const clip = useId();
  const field = geometry ?? (size >= 30 ? 64 : size > 11 ? 24 : 8);
  const shapes = field === 64 ? LARGE : SMALL;
  return (
    <svg
      className={`pod-glyph rv-${hueOf(facts.version)}${field === 64 ? '' : ' small'}`}
      width={size}
      height={size}
      viewBox={`0 0 ${field} ${field}`}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {field === 8 ? <Speck {...facts} /> : shapes[facts.state]({ ...facts, clip })}
    </svg>
  );
});

const ink = (name: SpeckInk | undefined) => (name === undefined ? 'none' : `var(--${name})`);

function Speck({ state }: GlyphFacts) {
  return SPECKS[state].map(({ d, fill, stroke, width, opacity }) => (
    <path key={d} d={d} fill={ink(fill)} stroke={ink(stroke)} strokeWidth={width} opacity={opacity} />
  ));
}
