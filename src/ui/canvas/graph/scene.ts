import type { Density } from './grid';
import type { Caller, Frame, Gate, Rack, RackEntry } from './model';

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
  readonly row: RowStyle;
  readonly density: Density;
  /** Its only template's words stand in the frame's own head. */
  readonly joined: boolean;
  /** Height of a template's head. */
  readonly groupHead: number;
  readonly head: number;
  /** Whether the head holds the envelope chart. */
  readonly charted: boolean;
  /** The time axis, relative to the frame; undefined where there is no room or nothing to show. */
  readonly axis?: { readonly x: number; readonly width: number };
  /** What a row's words may take beside its glyph, up to where its bars begin; undefined where pods have no words beside them. */
  readonly words?: number;
  /** How many pods stand side by side. */
  readonly columns: number;
  /** Where the pods begin in a group, from its top: in the first group, and in the others. */
  readonly tops: readonly [first: number, others: number];
}

export interface RackPlan {
  readonly rack: Rack;
  /** From one endpoint to the next. */
  readonly pitch: number;
  /** Endpoints stand one a line beside rows, and one group a line beside tiles and specks. */
  readonly bundled: boolean;
  readonly entries: readonly RackEntry[];
  /** With a head of one line; a single bundle has its jack in it. */
  readonly terse: boolean;
}

/** A namespace's name over its bands, where there are several. */
export interface SectionPlan {
  readonly key: string;
  readonly namespace: string;
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
  /** A stretch that it runs level on its way across, past what stands between its ends: world px. */
  readonly via?: { readonly left: number; readonly right: number; readonly y: number };
  /** Stands for so many edges to the pods of a group, where they are too small to be told apart. */
  readonly merged?: number;
  readonly bend: 'across' | 'down' | 'elbow' | 'around' | 'beside';
}

/** Everything the picture needs to know of places. Pure data, made by a layout. */
export interface Scene {
  readonly direction: 'right' | 'down';
  /** Extent of everything. */
  readonly width: number;
  readonly height: number;
  /** Of everything but specks, whose places follow from their group's. */
  readonly places: ReadonlyMap<string, Box>;
  readonly callers: readonly Caller[];
  readonly gates: readonly Gate[];
  readonly racks: readonly RackPlan[];
  readonly frames: readonly FramePlan[];
  readonly sections: readonly SectionPlan[];
  readonly edges: readonly EdgePlan[];
}

/** A line of an Ingress card: its place is `ruleKey`. */
export function ruleKey(gate: string, index: number): string {
  return `${gate} ${index}`;
}

export const edgeKey = (from: string, to: string) => `${from} > ${to}`;
