import { useRef } from 'react';
import { fitCanvas } from '../fitCanvas';
import { podKey } from '../graph/model';
import type { FramePlan } from '../graph/scene';
import { useFrame, useLive } from '../live';
import { timeAxis } from '../score/axis';
import { paintScore, type ScoreRow } from '../score/paintScore';
import { useStage } from '../stage';

/** How much of a settled past stays in sight before a rollout began. */
const LEAD_MS = 4000;

/** The chart and the bars of a frame, drawn when time has moved them by a pixel or when something changed. */
export function ScoreCanvas({ plan }: { plan: FramePlan }) {
  const live = useLive();
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef('');
  const drawnPlan = useRef<FramePlan>(undefined);
  useFrame((now) => {
    const frame = live.motion.at(plan.frame.key);
    const element = canvas.current;
    if (!element || !plan.axis || !frame) return;
    const { speed } = live.clock.reading();
    const axis = timeAxis(now, plan.axis.width, spanOf(plan, now), speed);
    const scale = stage.scale();
    const shift = Math.round(now * axis.pxPerMs * Math.max(1, scale));
    const key = `${shift} ${axis.tickMs} ${live.motion.version()} ${stage.theme()} ${scale} ${plan.axis.width} ${frame.height}`;
    if (key === drawn.current && plan === drawnPlan.current) return;
    drawn.current = key;
    drawnPlan.current = plan;
    const height = plan.density === 'row' ? Math.ceil(frame.height) : plan.head;
    const context = fitCanvas(element, plan.axis.width, height, scale);
    if (!context) return;
    const { workload } = plan.frame;
    paintScore(
      context,
      {
        axis,
        width: plan.axis.width,
        height,
        rows: plan.density === 'row' ? rowsOf(plan, frame.y, (key) => live.motion.at(key)?.y) : [],
        bar: plan.row.lines === 2 ? (plan.row.pitch > 36 ? 12 : 10) : 9,
        ...(plan.charted && workload && { workload }),
        ...turnOf(plan),
      },
      stage.colours(),
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
