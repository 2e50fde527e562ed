import { useRef } from 'react';
import { fitCanvas } from '../../kit/fitCanvas';
import { type SpeckStamps, speckStamps } from '../../kit/glyphs/paintSpeck';
import { pixelRatio } from '../../kit/pixelRatio';
import { cellOf } from '../graph/frames';
import { CELL } from '../graph/grid';
import type { FramePlan, Size } from '../graph/scene';
import { useDrawing, useLive } from '../live';
import { areaOf, type Field, fieldOf, type Speck, staleCells, staleFields } from '../speckFields';
import { useStage } from '../stage';

/** Groups that are not lifted while others are step back to this. */
const FAINT = 0.32;
/** Where more cells of a field changed than this, drawing all of its rows is less. */
const FEW = 20;

/** What stands on the canvas, and how it looks: nothing of it holds when that changes. */
interface Drawn {
  readonly look: string;
  /** What all of it was made from. */
  readonly of: readonly unknown[];
  readonly fields: Map<string, Field>;
}

/**
 * The one canvas for all pods that are drawn as specks of 8 px: a canvas for each group would be a layer for each group. It is as
 * large as they need, for each of its pixels costs; only those cells are drawn that changed.
 */
export default function SpeckCanvas({ frames, size }: { frames: readonly FramePlan[]; size: Size }) {
  const live = useLive();
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Drawn>(undefined);
  const stamps = useRef<{ ink: string; stamps: SpeckStamps }>(undefined);
  useDrawing(() => {
    if (!canvas.current || size.width === 0) return;
    const { x, y, zoom } = stage.camera();
    const ratio = Math.min(2, pixelRatio());
    const seen = `${stage.theme()} ${ratio} ${size.width} ${size.height} ${x} ${y} ${zoom}`;
    // Nothing else can have changed what is drawn.
    const of = [seen, frames, live.motion.version(), stage.lifted()];
    if (of.every((each, index) => each === drawn.current?.of[index])) return;
    const fields = new Map<string, Field>();
    for (const plan of frames) {
      for (const group of plan.frame.groups) {
        const box = live.motion.at(group.key);
        if (box) fields.set(group.key, fieldOf(plan, group, box, stage.isFaint(group.key)));
      }
    }
    const area = areaOf([...fields.values()], { x, y, zoom }, size);
    const context = fitCanvas(canvas.current, area.width, area.height, ratio);
    if (!context) return;
    const look = `${seen} ${area.x} ${area.y} ${area.width} ${area.height}`;
    context.translate(-area.x, -area.y);
    if (drawn.current?.look !== look) {
      canvas.current.style.transform = `translate(${area.x}px, ${area.y}px)`;
      context.clearRect(area.x, area.y, area.width, area.height);
      drawn.current = { look, of, fields: new Map() };
    }
    // Stamps are larger than they are drawn, as their places fall between pixels.
    const scale = Math.min(4, Math.max(0.5, Math.round(2 * ratio * zoom * 8) / 8));
    const ink = `${stage.theme()} ${scale}`;
    if (stamps.current?.ink !== ink) stamps.current = { ink, stamps: speckStamps(stage.colours(), scale, CELL.speck) };
    new Brush(context, stamps.current.stamps, { x, y, zoom, ratio }, size).update(drawn.current.fields, fields);
    drawn.current = { look, of, fields };
  });
  return <canvas ref={canvas} className="flow-specks" />;
}

interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly ratio: number;
}

/** Whether two pods are drawn alike, side by side: those with a ghost are drawn alone. */
function isLike(one: Speck | undefined, other: Speck | undefined): boolean {
  return one?.state === other?.state && one?.version === other?.version && !one?.ghost && !other?.ghost;
}

/** Draws and clears fields and cells, in px of the world. */
class Brush {
  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly stamps: SpeckStamps,
    private readonly view: View,
    private readonly size: Size,
  ) {}

  /** Makes a canvas that shows `before` show `after`. */
  update(before: ReadonlyMap<string, Field>, after: ReadonlyMap<string, Field>): void {
    const { clear, draw } = staleFields(before, after);
    for (const { x, y, width, height } of clear) this.clear(x, y, width, height);
    for (const key of draw) this.whole(after.get(key) as Field);
    for (const [key, field] of after) {
      const old = before.get(key);
      if (draw.has(key) || !old || old.pods === field.pods) continue;
      const cells = staleCells(old.pods, field.pods);
      if (cells.length <= FEW) this.cells(cells, field);
      else {
        for (const { x, y, width, height } of [old.reach, field.reach]) this.clear(x, y, width, height);
        this.whole(field);
      }
    }
  }

  private whole(field: Field): void {
    for (let index = 0; index < field.pods.length; ) index += this.run(field, index);
  }

  /** Cells that changed are cut out whole, and filled with all that reaches into them. */
  private cells(cells: readonly number[], field: Field): void {
    const { plan } = field;
    const { context } = this;
    for (const index of cells) {
      const { x, y, width, height } = cellOf(plan, field.group, index, field.box);
      context.save();
      context.beginPath();
      context.rect(...this.pixels(x - 1, y - 1, width + 2, height + 2));
      context.clip();
      this.clear(x - 1, y - 1, width + 2, height + 2);
      for (const across of [-1, 0, 1]) {
        const column = (index % plan.columns) + across;
        if (column < 0 || column >= plan.columns) continue;
        for (const down of [-1, 0, 1]) this.specks(field, index + across + down * plan.columns);
      }
      context.restore();
    }
  }

  /** Draws as many of a row as look the same, and tells how many that were. */
  private run(field: Field, from: number): number {
    const { pods, plan } = field;
    const last = Math.min(pods.length, from - (from % plan.columns) + plan.columns);
    let until = from + 1;
    while (until < last && isLike(pods[from], pods[until])) until++;
    this.specks(field, from, until - from);
    return until - from;
  }

  /** Draws so many pods of a row that look the same. */
  private specks(field: Field, index: number, count = 1): void {
    const pod = field.pods[index];
    if (!pod) return;
    const { zoom } = this.view;
    const cell = cellOf(field.plan, field.group, index, field.box);
    const [x, y] = [cell.x * zoom + this.view.x, cell.y * zoom + this.view.y];
    const [wide, side] = [count * CELL.speck * zoom, CELL.speck * zoom];
    if (x < -wide || y < -side || x > this.size.width + side || y > this.size.height + side) return;
    this.context.globalAlpha = field.faint ? FAINT : 1;
    if (!pod.ghost?.alone) this.stamps.paint(this.context, pod.state, pod.version, x, y, zoom, count);
    if (pod.ghost) this.stamps.outline(this.context, pod.ghost.version, x, y, zoom);
  }

  private clear(x: number, y: number, width: number, height: number): void {
    this.context.clearRect(...this.pixels(x, y, width, height));
  }

  /** A part of the world in px of the stage, out to whole device pixels. */
  private pixels(x: number, y: number, width: number, height: number): [number, number, number, number] {
    const { zoom, ratio } = this.view;
    const left = Math.floor((x * zoom + this.view.x) * ratio) / ratio;
    const top = Math.floor((y * zoom + this.view.y) * ratio) / ratio;
    const right = Math.ceil(((x + width) * zoom + this.view.x) * ratio) / ratio;
    const bottom = Math.ceil(((y + height) * zoom + this.view.y) * ratio) / ratio;
    return [left, top, right - left, bottom - top];
  }
}
