import { createContext, useContext } from 'react';
import type { Palette } from '../kit/palette';
import type { Camera } from './graph/camera';
import type { Pathway } from './graph/pathway';

/** How the stage looks just now; one object for as long as the stage stands. */
export interface Stage {
  camera(): Camera;
  /** Device pixels for a world pixel, in steps so that canvases are not made anew at every turn of the wheel. */
  scale(): number;
  colours(): Palette;
  /** Counts switches of the theme, and fonts that came: canvases are drawn anew then. */
  theme(): number;
  pathway(edge: string): Pathway | undefined;
  /** Edges that are lifted out of the picture; undefined when all are as they are. */
  lifted(): ReadonlySet<string> | undefined;
  /** Whether an object steps back, as others are lifted. */
  isFaint(key: string): boolean;
}

export const StageContext = createContext<Stage | undefined>(undefined);

export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('A part of the stage stands outside of it.');
  return stage;
}
