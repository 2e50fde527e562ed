import { useRef } from 'react';
import { type SpeckStamps, speckStamps } from '../../kit/glyphs/paintSpeck';
import { fitCanvas } from '../fitCanvas';
import { podKey } from '../graph/model';
import type { FramePlan } from '../graph/scene';
import { useFrame, useLive } from '../live';
import { useStage } from '../stage';

/** All pods of a frame at 8 px, on one canvas, drawn when one of them changed or moved. */
export function SpeckField({ plan }: { plan: FramePlan }) {
  const live = useLive();
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const stamps = useRef<{ key: string; stamps: SpeckStamps }>(undefined);
  const drawn = useRef('');
  const drawnPlan = useRef<FramePlan>(undefined);
  useFrame(() => {
    const element = canvas.current;
    const frame = live.motion.at(plan.frame.key);
    if (!element || !frame) return;
    const scale = stage.scale();
    const look = `${stage.theme()} ${scale}`;
    const key = `${look} ${live.motion.version()}`;
    if (key === drawn.current && plan === drawnPlan.current) return;
    drawn.current = key;
    drawnPlan.current = plan;
    if (stamps.current?.key !== look) stamps.current = { key: look, stamps: speckStamps(stage.colours(), scale) };
    const context = fitCanvas(element, Math.ceil(frame.width), Math.ceil(frame.height), scale);
    if (!context) return;
    context.clearRect(0, 0, frame.width, frame.height);
    for (const { pods } of plan.frame.groups) {
      for (const { uid, state, version } of pods) {
        const box = live.motion.at(podKey(uid));
        if (box) stamps.current.stamps.paint(context, state, version, box.x - frame.x, box.y - frame.y);
      }
    }
  });
  return <canvas ref={canvas} className="flow-specks" />;
}
