import { memo, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Caption as CaptionWords, captionOf, captionText } from '../../../narration/caption';
import type { FrameListener } from '../frameClock';
import { type Live, setText, waitsForBeat } from '../live';
import '../flowStage.css';

/** What a caption is made from. */
export interface Heard extends Pick<Live, 'clock' | 'beat' | 'view'> {
  /** What there is to say instead of what the cluster does. */
  readonly instead?: () => CaptionWords | undefined;
  /** What a screen reader hears: of a caption that it has not heard yet, and of what happened since a cluster time. */
  readonly spoken?: (caption: string | undefined, since: number, now: number) => string | undefined;
}

interface Props {
  /** What it tells of, and when it looks; the same object for as long as the stage stands. */
  readonly heard: Heard;
  readonly hidden: ReadonlySet<string>;
  /** Stands at the right of the sentence. */
  readonly aside?: ReactNode;
  /** Nothing is announced before it ends. */
  readonly scrubbing: boolean;
}

/** A screen reader is told at most this often. */
const TELL_EVERY_MS = 1500;

/** The sentence over the picture, made from live state. A screen reader hears it too. It is written without a render. */
export const Caption = memo(function Caption({ heard: live, hidden, aside, scrubbing }: Props) {
  const [first] = useState(() => {
    const now = live.clock.now();
    return { now, ...(live.instead?.() ?? captionOf(live.view(), now, live.clock.reading().playing, hidden)) };
  });
  const headline = useRef<HTMLHeadingElement>(null);
  const line = useRef<HTMLParagraphElement>(null);
  const told = useRef<HTMLDivElement>(null);
  const looked = useRef(Number.NaN);
  const spoken = useRef({ wallMs: Number.NEGATIVE_INFINITY, at: first.now, caption: '' });
  const written = useRef({ text: '', room: -1 });
  const room = useRef(0);
  useClock(live.clock, (now, wallMs) => {
    const fits = written.current.room === room.current;
    if (fits && waitsForBeat(live, looked.current)) return;
    looked.current = live.beat();
    const caption = live.instead?.() ?? captionOf(live.view(), now, live.clock.reading().playing, hidden);
    const text = captionText(caption);
    if (!fits || text !== written.current.text) {
      written.current = { text, room: room.current };
      setText(headline.current, caption.headline);
      setText(line.current, fitting(caption.facts, room.current, line.current));
    }
    if (scrubbing) return;
    const unheard = spoken.current.caption === text ? undefined : text;
    const words = live.spoken ? live.spoken(unheard, spoken.current.at, now) : unheard;
    if (words === undefined) return;
    if (wallMs - spoken.current.wallMs >= TELL_EVERY_MS) {
      spoken.current = { wallMs, at: now, caption: text };
      setText(told.current, words);
    } else live.clock.wake();
  });
  useEffect(() => {
    const element = line.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      room.current = element.clientWidth;
      live.clock.wake();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [live]);
  return (
    <header className="flow-caption">
      <div className="flow-caption-words">
        <h2 ref={headline}>{first.headline}</h2>
        <p ref={line} />
        <div role="status" className="flow-told" ref={told} />
      </div>
      {aside && <div className="flow-caption-aside">{aside}</div>}
    </header>
  );
});

/** Runs `listener` after each render and in every frame of the clock. */
function useClock(clock: Live['clock'], listener: FrameListener): void {
  const latest = useRef(listener);
  useLayoutEffect(() => {
    latest.current = listener;
    listener(clock.now(), performance.now());
  });
  useEffect(() => clock.subscribe((now, wallMs) => latest.current(now, wallMs)), [clock]);
}

const LINE_PX = 19;

/** A wide stage has one line for the facts; a narrow one has three for all, of which the headline takes its own. */
function linesLeft(element: HTMLElement): number {
  const headline = element.previousElementSibling;
  const narrow = element.closest('[data-phone]') !== null;
  return narrow && headline ? Math.max(1, 3 - Math.round(headline.clientHeight / LINE_PX)) : 1;
}

/** Widths of texts in the facts' font, which is asked for once: asking settles all styles. */
let ruler: { font: string; context: CanvasRenderingContext2D | null } | undefined;

function rulerFor(element: HTMLElement): CanvasRenderingContext2D | null {
  const narrow = element.closest('[data-phone]') !== null;
  const font = `400 ${narrow ? 13.5 : 13}px "Geist Variable", system-ui, sans-serif`;
  if (ruler?.font !== font) {
    const context = document.createElement('canvas').getContext('2d');
    if (context) context.font = font;
    ruler = { font, context };
  }
  return ruler.context;
}

/** As many of the facts, from the first, as the lines under the headline hold. */
function fitting(facts: readonly string[], room: number, element: HTMLElement | null): string {
  const context = element && room > 0 ? rulerFor(element) : null;
  if (!element || !context) return facts.join(' ');
  const lines = linesLeft(element);
  const space = room * lines - (lines - 1) * 60;
  const wide = (text: string) => context.measureText(text).width > space;
  const [first = ''] = facts;
  let shown = wide(first) ? `${first.split(';')[0]?.replace(/\.$/, '')}.` : first;
  for (const fact of facts.slice(1)) {
    if (wide(`${shown} ${fact}`)) break;
    shown = `${shown} ${fact}`;
  }
  return shown;
}
