import { describe, expect, it } from 'vitest';
import { pinched } from './gestures';
import { listenToPinch, type Pair } from './pinch';
import { makeScale, timeOf, xOf } from './scale';

const WHOLE = 600_000;
const scale = makeScale({ from: 0, span: WHOLE }, 20, 600);
const heldAt = (at: Pair): Pair => [timeOf(scale, at[0]), timeOf(scale, at[1])];

describe('two fingers on the time axis', () => {
  it('keep the moments that they hold', () => {
    const held = heldAt([220, 320]);
    const stretch = pinched(scale, held, [170, 420], WHOLE);
    const next = makeScale(stretch ?? { from: 0, span: 0 }, 20, 600);
    expect(next.span).toBe(WHOLE / 2.5);
    expect(held.map((at) => Math.round(xOf(next, at)))).toEqual([170, 420]);
  });

  it('show all there is when they come together, and never less than some seconds', () => {
    expect(pinched(scale, heldAt([120, 520]), [300, 340], WHOLE)).toBeUndefined();
    expect(pinched(scale, heldAt([300, 301]), [20, 620], WHOLE)?.span).toBe(6_000);
  });

  it('are followed from the second on, and a mouse is none', () => {
    const surface = Object.assign(new EventTarget(), { getBoundingClientRect: () => ({ left: 100 }) as DOMRect });
    const told: string[] = [];
    const end = listenToPinch(
      surface as never,
      (at) => told.push(`began ${at}`),
      (at) => told.push(`moved ${at}`),
    );
    const send = (type: string, pointerId: number, clientX: number, pointerType = 'touch') =>
      surface.dispatchEvent(Object.assign(new Event(type), { pointerId, clientX, pointerType }));
    send('pointerdown', 9, 150, 'mouse');
    send('pointerdown', 1, 200);
    send('pointermove', 1, 210);
    send('pointerdown', 2, 300);
    send('pointermove', 2, 340);
    send('pointerup', 1, 210);
    send('pointermove', 2, 350);
    end();
    send('pointerdown', 3, 400);
    expect(told).toEqual(['began 110,200', 'moved 110,240']);
  });
});
