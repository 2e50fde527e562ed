import { memo, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { captionOf, captionText, type Caption as Told } from '../../../narration/caption';
import { isSoon, useFrame, useLive } from '../live';

interface Props {
  readonly hidden: ReadonlySet<string>;
  readonly aside?: ReactNode;
  /** Nothing is announced before it ends. */
  readonly scrubbing: boolean;
}

const LOOK_EVERY_MS = 150;
/** A screen reader is told at most this often. */
const TELL_EVERY_MS = 1500;

/** The sentence over the picture, made from live state. A screen reader hears it too. */
export const Caption = memo(function Caption({ hidden, aside, scrubbing }: Props) {
  const live = useLive();
  const line = useRef<HTMLParagraphElement>(null);
  const looked = useRef(Number.NEGATIVE_INFINITY);
  const spoken = useRef(Number.NEGATIVE_INFINITY);
  const [caption, setCaption] = useState<Told>({ headline: '', facts: [] });
  const [told, setTold] = useState('');
  const [room, setRoom] = useState(0);
  const [facts, setFacts] = useState('');
  useFrame((now, wallMs) => {
    if (isSoon(live, wallMs, looked.current, LOOK_EVERY_MS)) return;
    looked.current = wallMs;
    const next = captionOf(live.view(), now, live.clock.reading().playing, hidden);
    const text = captionText(next);
    if (text !== captionText(caption)) setCaption(next);
    if (text !== told && !scrubbing && wallMs - spoken.current >= TELL_EVERY_MS) {
      spoken.current = wallMs;
      setTold(text);
    }
  });
  useLayoutEffect(() => setFacts(fitting(caption.facts, room, line.current)), [caption, room]);
  useEffect(() => {
    const element = line.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <header className="flow-caption">
      <div className="flow-caption-words">
        <h2>{caption.headline}</h2>
        <p ref={line}>{facts}</p>
        <div role="status" className="flow-told">
          {told}
        </div>
      </div>
      {aside && <div className="flow-caption-aside">{aside}</div>}
    </header>
  );
});

const LINE_PX = 19;

/** A wide stage has one line for the facts; a narrow one has three for all, of which the headline takes its own. */
function linesLeft(element: HTMLElement): number {
  const headline = element.previousElementSibling;
  const narrow = getComputedStyle(element).whiteSpace !== 'nowrap';
  return narrow && headline ? Math.max(1, 3 - Math.round(headline.clientHeight / LINE_PX)) : 1;
}

let measure: CanvasRenderingContext2D | null | undefined;

/** As many of the facts, from the first, as the lines under the headline hold. */
function fitting(facts: readonly string[], room: number, element: HTMLElement | null): string {
  if (!element || room === 0) return facts.join(' ');
  measure ??= document.createElement('canvas').getContext('2d');
  if (!measure) return facts.join(' ');
  const style = getComputedStyle(element);
  measure.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const lines = linesLeft(element);
  const space = room * lines - (lines - 1) * 60;
  const wide = (text: string) => (measure?.measureText(text).width ?? 0) > space;
  const [first = ''] = facts;
  let shown = wide(first) ? `${first.split(';')[0]?.replace(/\.$/, '')}.` : first;
  for (const fact of facts.slice(1)) {
    if (wide(`${shown} ${fact}`)) break;
    shown = `${shown} ${fact}`;
  }
  return shown;
}
