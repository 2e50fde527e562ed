import { useMemo, useRef } from 'react';
import { usePlayground } from '../kit/playground';
import { Ahead } from './Ahead';
import { Ribbons } from './Bookmarks';
import { diamond } from './MarkLayer';
import { placeMarks, placesOf } from './marks';
import { Present } from './Present';
import { makeScale } from './scale';
import { useBookmarks, useMarks, useWidth } from './Timeline';
import { useDrag } from './useDrag';
import { useSlider } from './useSlider';
import { useGestures, useStretch } from './useStretch';

/** Where the line is within the touch's reach, in px. */
const LINE_Y = 22;
const HEIGHT = 44;

/** The timeline of a phone: a line with a handle, above the transport. */
export default function ThinTimeline() {
  const playground = usePlayground();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const stretching = useStretch();
  const { from, span } = stretching.stretch;
  const marks = useMarks();
  const bookmarks = useBookmarks();
  const scale = useMemo(() => makeScale({ from, span }, 0, width), [from, span, width]);
  const places = useMemo(() => placesOf(marks, bookmarks, scale), [marks, bookmarks, scale]);
  const drag = useDrag(playground, scale, places, (factor) => (factor ? stretching.zoom(factor) : stretching.fit()));
  const slider = useSlider(box, marks, bookmarks);
  useGestures(box, scale, stretching, false);
  const { flags, warnings } = useMemo(() => placeMarks(marks, scale), [marks, scale]);
  return (
    <div className="timeline thin tl-slider" ref={box} {...slider} {...drag}>
      <svg width={width} height={HEIGHT} aria-hidden="true">
        <rect width={width} height={HEIGHT} fill="transparent" />
        <path d={`M0 ${LINE_Y}H${width}`} className="tl-future" />
        <Ahead scale={scale} line={LINE_Y} />
        {flags.map((flag) => (
          <path key={`f${flag.at}`} d={`M${flag.x} ${LINE_Y - 3}v6`} className="tl-notch" />
        ))}
        {warnings.map((mark) => (
          <path key={`w${mark.at}`} d={diamond(mark.x, LINE_Y + 6.5, 3)} className="tl-warning" />
        ))}
        <Ribbons bookmarks={bookmarks} scale={scale} line={LINE_Y} />
      </svg>
      <Present scale={scale} line={LINE_Y} thin />
    </div>
  );
}
