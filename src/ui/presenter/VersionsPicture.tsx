import { useEffect, useRef } from 'react';
import type { Finding } from '../../narration/finding';
import type { ClusterView } from '../../protocol/view';
import { presenterText } from '../../texts/presenter';
import type { FrameClock } from '../canvas/frameClock';
import { rateText } from '../canvas/rates';
import { fitCanvas } from '../kit/fitCanvas';
import { KindGlyph } from '../kit/glyphs/KindGlyph';
import { PodGlyph } from '../kit/glyphs/PodGlyph';
import { hueOf } from '../kit/glyphs/shape';
import { createPalette } from '../kit/palette';
import { BAR_X, type Block, blocksOf, CALLER, CHART, NUMBER_X, numbersAt, PICTURE, POD, RACK } from './geometry';
import { paintPicture } from './paintPicture';
import { RECENT_AT_MOST, type RecentRequests } from './recent';

interface Props {
  readonly finding: Finding;
  readonly service: string;
  readonly view: () => ClusterView;
  readonly recent: () => RecentRequests;
  readonly clock: FrameClock;
  readonly still: boolean;
}

/** Versions side by side behind their Service: who is asked, how often it fails, and the share of each. */
export function VersionsPicture({ finding, service, view, recent, clock, still }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const blocks = blocksOf(finding.versions);
  const rows = blocks.flatMap((block) => block.rows);
  const callerY = ((rows[0]?.y ?? 0) + (rows[rows.length - 1]?.y ?? 0)) / 2;
  const latest = useRef({ blocks, callerY });
  latest.current = { blocks, callerY };
  useEffect(() => {
    const palette = createPalette(() => clock.wake());
    const draw = (now: number) => {
      const [element, around] = [canvas.current, box.current];
      if (!element || !around) return;
      const scale = around.clientWidth / PICTURE.width;
      const context = fitCanvas(element, around.clientWidth, PICTURE.height * scale, Math.min(3, devicePixelRatio));
      if (!context) return;
      context.clearRect(0, 0, around.clientWidth, PICTURE.height * scale);
      context.scale(scale, scale);
      const { requests } = view();
      const { speed } = clock.reading();
      paintPicture(
        context,
        { ...latest.current, service, requests, recent: recent(), speed, still },
        now,
        palette.colours(),
      );
    };
    const stop = clock.subscribe(draw);
    const observer = new ResizeObserver(() => clock.wake());
    if (box.current) observer.observe(box.current);
    return () => {
      stop();
      palette.stop();
      observer.disconnect();
    };
  }, [clock, service, view, recent, still]);
  const name = view().services.get(service)?.name ?? '';
  const pods = presenterText('pods', { count: rows.length });
  return (
    <div className="presenter-picture" ref={box}>
      <svg
        viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}
        role="img"
        aria-label={presenterText('picture.label', { pods, service: name })}
      >
        <Callers y={callerY} view={view()} />
        <rect
          className="p-rack"
          x={RACK.left}
          y={(rows[0]?.y ?? 0) - 40}
          width={RACK.right - RACK.left}
          height={(rows[rows.length - 1]?.y ?? 0) - (rows[0]?.y ?? 0) + 80}
          rx="18"
        />
        <text className="p-name" x={(RACK.left + RACK.right) / 2} y={(rows[0]?.y ?? 0) - 62} textAnchor="middle">
          {name}
        </text>
        <text className="p-said" x={CHART.x - 7} y={(rows[0]?.y ?? 0) - 62}>
          {presenterText('picture.requests', { most: RECENT_AT_MOST })}
        </text>
        {blocks.map((block) => (
          <VersionRows key={block.version.version} block={block} />
        ))}
        <Numbers blocks={blocks} />
      </svg>
      <canvas ref={canvas} />
    </div>
  );
}

function Callers({ y, view }: { y: number; view: ClusterView }) {
  const [generator] = view.generators.values();
  return (
    <g>
      <path className="p-edge" d={`M${CALLER.from} ${y}H${RACK.left}`} />
      <g transform={`translate(${CALLER.x - CALLER.size / 2} ${y - CALLER.size / 2})`}>
        <KindGlyph kind="Client" size={CALLER.size} />
      </g>
      <text className="p-strong" x={CALLER.x} y={y + 76} textAnchor="middle">
        {generator?.name}
      </text>
      {generator && (
        <text className="p-said" x={CALLER.x} y={y + 114} textAnchor="middle">
          {presenterText('rate', { rate: rateText(generator.ratePerSecond) })}
        </text>
      )}
    </g>
  );
}

function VersionRows({ block }: { block: Block }) {
  const hue = hueOf(block.version.version);
  return (
    <g className={`rv-${hue}`}>
      {block.rows.map(({ pod, y }) => (
        <g key={pod.uid}>
          <path className="p-edge" d={`M${RACK.right} ${y}H${POD.edge}`} />
          <circle className="p-jack" cx={RACK.right} cy={y} r="9.5" />
          <g transform={`translate(${POD.x} ${y - POD.size / 2 + 2})`}>
            <PodGlyph size={POD.size} state={pod.state} version={pod.version} containers={pod.containers} />
          </g>
        </g>
      ))}
      <path className="p-bar" d={`M${BAR_X} ${block.top}V${block.bottom}`} />
    </g>
  );
}

function Numbers({ blocks }: { blocks: readonly Block[] }) {
  const places = numbersAt(blocks);
  return (
    <>
      {blocks.map(({ version: { version, title, asked, failed } }, index) => {
        const y = places[index] as number;
        const percent = asked === 0 ? undefined : Math.round((100 * failed) / asked);
        return (
          <g key={version}>
            <text className="p-strong" x={NUMBER_X} y={y - 46}>
              {title}
            </text>
            <text className={`p-number${failed > 0 ? ' bad' : ''}`} x={NUMBER_X} y={y + 34}>
              {percent === undefined ? '–' : presenterText('percent', { value: percent })}
            </text>
            <text className="p-said" x={NUMBER_X} y={y + 76}>
              {asked === 0 ? presenterText('none.yet') : presenterText('failed.of', { failed, all: asked })}
            </text>
          </g>
        );
      })}
    </>
  );
}
