import { expect, it } from 'vitest';
import { drawingPace } from './drawingPace';

it('lets what is drawn often wait for the next beat, and all of it come on the same', () => {
  let wallMs = 1_000;
  const [clock, handle] = [drawingPace(() => wallMs), drawingPace(() => wallMs)];
  expect([clock.waits(), handle.waits()]).toEqual([false, false]);
  clock.drawn();
  wallMs += 10;
  expect([clock.waits(), handle.waits()]).toEqual([true, false]);
  handle.drawn();
  wallMs = 1_069;
  expect([clock.waits(), handle.waits()]).toEqual([true, true]);
  wallMs = 1_080;
  expect([clock.waits(), handle.waits()]).toEqual([false, false]);
});
