import type { Caller, Frame, Gate, Group, Jack, Rack } from './model';

/** In world pixels: screen pixels at zoom 1, from the top left corner of the stage under its header. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a frame shows its pods: rows with words, tiles of 24 px, specks of 8 px. */
export type Density = 'row' | 'tile' | 'speck';

/** Measures that rows have in common. */
export interface RowStyle {
  /** From one row to the next. */
  readonly pitch: number;
  readonly glyph: number;
  /** Name and state under each other, or in one line. */
  readonly lines: 1 | 2;
}

export interface FramePlan {
  readonly frame: Frame;
  readonly density: Density;
  readonly row: RowStyle;
  readonly head: number;
  /** Whether the head holds the envelope chart. */
  readonly charted: boolean;
  /** The time axis, relative to the frame; undefined where there is no room or nothing to show. */
  readonly axis?: { readonly x: number; readonly width: number };
  /** In the downward flow: how many pods stand side by side. */
  readonly columns: number;
}

/** An endpoint's line in a rack, or a group's bundle of endpoints. */
export interface RackEntry {
  readonly key: string;
  readonly jack?: Jack;
  readonly group?: Group;
  readonly jacks: readonly Jack[];
}

export interface RackPlan {
  readonly rack: Rack;
  readonly bundled: boolean;
  /** From one endpoint to the next. */
  readonly pitch: number;
  readonly entries: readonly RackEntry[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An end of an edge: a place and an offset from its top left corner. */
export interface Anchor extends Point {
  readonly key: string;
}

export interface EdgePlan {
  readonly key: string;
  readonly from: Anchor;
  readonly to: Anchor;
  /** Solid: used by requests. Dotted: in the EndpointSlice, not used. */
  readonly look: 'solid' | 'dotted';
  readonly bend: 'across' | 'down' | 'elbow' | 'around';
}

/** Everything the picture needs to know of places. Pure data, made by a layout. */
export interface Scene {
  readonly direction: 'right' | 'down';
  /** Extent of everything. */
  readonly width: number;
  readonly height: number;
  readonly places: ReadonlyMap<string, Box>;
  readonly callers: readonly Caller[];
  readonly gates: readonly Gate[];
  readonly racks: readonly RackPlan[];
  readonly frames: readonly FramePlan[];
  readonly edges: readonly EdgePlan[];
}

/** A line of an Ingress card: its place is `ruleKey`. */
export function ruleKey(gate: string, index: number): string {
  return `${gate} ${index}`;
}

export const edgeKey = (from: string, to: string) => `${from} > ${to}`;
