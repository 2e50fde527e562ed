import { useLayoutEffect, useRef } from 'react';
import { usePlayground } from '../kit/playground';
import { type Scale, xOf } from './scale';

/** Half pixels are enough, and spare most frames a new picture of the timeline. */
const round = (value: number) => Math.round(value * 2) / 2;

/** What was played of the branch behind the present moment; follows the clock without rendering. */
export function Ahead({ scale, line }: { scale: Scale; line: number }) {
  const { mirror } = usePlayground();
  const path = useRef<SVGPathElement>(null);
  useLayoutEffect(() => {
    const edge = scale.left + scale.width;
    const draw = () => {
      const { now, horizon } = mirror.getState();
      const until = Math.min(edge, round(xOf(scale, horizon)));
      const shown = horizon > now && until > scale.left ? `M${scale.left} ${line}H${until}` : 'M0 0';
      if (path.current && path.current.getAttribute('d') !== shown) path.current.setAttribute('d', shown);
    };
    draw();
    return mirror.subscribe(draw);
  }, [mirror, scale, line]);
  return <path ref={path} className="tl-ahead" />;
}
