import { useRef } from 'react';
import { isCrowd } from '../../../mirror/paced';
import { fitCanvas } from '../../kit/fitCanvas';
import { podKey } from '../graph/keys';
import type { FramePlan } from '../graph/scene';
import { useDrawing, useLive } from '../live';
import { timeAxis } from '../score/axis';
import { paintScore, type ScoreRow } from '../score/paintScore';
import { NO_TEXTS, type TextStamps, textStamps } from '../score/textStamps';
import { useStage } from '../stage';

/** The canvas grows in steps, not with every pixel of a frame that opens. */
const HEIGHT_STEP = 64;

/** A crowd has enough to draw: its chart goes on by two pixels. */
const CROWD_STEPS_PER_PX = 0.5;

/** How much of a settled past stays in sight before a rollout began. */
const LEAD_MS = 4000;

/** The chart and the bars of a frame, drawn when time has moved them by a pixel or when something changed. */
export function ScoreCanvas({ plan }: { plan: FramePlan }) {
  const live = useLive();
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef('');
  const texts = useRef<{ look: string; stamps: TextStamps }>(undefined);
  const drawnOf = useRef<unknown>(undefined);
  useDrawing((now) => {
    const frame = live.motion.at(plan.frame.key);
    const element = canvas.current;
    if (!element || !plan.axis || !frame) return;
    const { speed } = live.clock.reading();
    const axis = timeAxis(now, plan.axis.width, spanOf(plan, now), speed);
    const scale = stage.scale();
    const shift = Math.round(now * axis.pxPerMs * (isCrowd(live.view()) ? CROWD_STEPS_PER_PX : Math.max(1, scale)));
    const key = `${shift} ${axis.tickMs} ${plan.density === 'row' ? live.motion.version() : 0} ${stage.theme()} ${scale} ${plan.axis.width} ${frame.height}`;
    // Without rows the chart is all there is to draw.
    const subject = plan.density === 'row' ? plan.frame : plan.frame.workload;
    if (key === drawn.current && subject === drawnOf.current) return;
    drawn.current = key;
    drawnOf.current = subject;
    const height = plan.density === 'row' ? frame.height : plan.head;
    const context = fitCanvas(element, plan.axis.width, Math.ceil(height / HEIGHT_STEP) * HEIGHT_STEP, scale);
    if (!context) return;
    const { workload } = plan.frame;
    const look = `${stage.theme()} ${scale}`;
    if (texts.current?.look !== look)
      texts.current = { look, stamps: stage.camera().zoom < 0.8 ? NO_TEXTS : textStamps(scale) };
    paintScore(
      context,
      {
        axis,
        width: plan.axis.width,
        height,
        rows: plan.density === 'row' ? rowsOf(plan, frame.y, (key) => live.motion.at(key)?.y) : [],
        bar: plan.row.lines === 2 ? (plan.row.pitch > 36 ? 12 : 10) : 9,
        head: plan.joined ? 0 : plan.head,
        top: plan.joined ? plan.head : 14,
        ...(plan.charted && workload && { workload }),
        ...turnOf(plan),
      },
      stage.colours(),
      texts.current.stamps,
    );
  });
  return plan.axis ? <canvas ref={canvas} className="flow-score" style={{ left: plan.axis.x }} /> : null;
}

function rowsOf(plan: FramePlan, top: number, yOf: (key: string) => number | undefined): ScoreRow[] {
  const middle = plan.row.glyph / 2;
  return plan.frame.groups.flatMap(({ pods }) =>
    pods.flatMap((pod) => {
      const y = yOf(podKey(pod.uid));
      return y === undefined ? [] : [{ pod, y: y - top + middle }];
    }),
  );
}

/** When the newest template came, after another one. */
function turnOf({ frame }: FramePlan): { turn?: number } {
  const [newest, ...others] = [...frame.groups.flatMap(({ replicaSet }) => replicaSet ?? []), ...frame.kept].sort(
    (a, b) => b.revision - a.revision,
  );
  return newest && others.length > 0 ? { turn: newest.createdAt } : {};
}

/** The window holds a rollout from its beginning for as long as it runs. */
function spanOf(plan: FramePlan, now: number): number {
  const { turn } = turnOf(plan);
  return turn === undefined || plan.frame.groups.length < 2 ? 0 : now - turn + LEAD_MS;
}
