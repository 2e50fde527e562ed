interface Fitted {
  readonly key: string;
  readonly context: CanvasRenderingContext2D | null;
}

/** Canvases with the size that they have: asking the element is slow. */
const fitted = new WeakMap<HTMLCanvasElement, Fitted>();

/** Gives a canvas `width` by `height` CSS pixels with `scale` device pixels each, and a context in CSS pixels. */
export function fitCanvas(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  scale: number,
): CanvasRenderingContext2D | null {
  const [wide, high] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const key = `${width} ${height} ${wide} ${high}`;
  let known = fitted.get(canvas);
  if (known?.key !== key) {
    canvas.width = wide;
    canvas.height = high;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    known = { key, context: canvas.getContext('2d') };
    fitted.set(canvas, known);
  }
  known.context?.setTransform(wide / width, 0, 0, high / height, 0, 0);
  return known.context;
}
