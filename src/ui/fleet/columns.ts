import type { Amounts } from '../../protocol/view';

/** A stretch of a column, in px from its top: `top` is the upper end. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/** A pod in both columns. */
export interface Wedge {
  readonly uid: string;
  readonly booked: Stretch;
  readonly used: Stretch;
  readonly bookedBytes: number;
  readonly usedBytes: number;
  /** How much of its label fits into its part of the right column. */
  readonly label: 'two' | 'one' | 'none';
}

/** A line of text above the stack, for a pod whose own part is too thin for it; `uid` is '' for the folded ones. */
export interface Row {
  readonly uid: string;
  readonly top: number;
}

/** The two columns of a machine on one scale, in px. */
export interface Columns {
  readonly height: number;
  /** Lines of the scale. */
  readonly ticks: readonly { readonly y: number; readonly label: string }[];
  readonly host: Stretch;
  /** From below. */
  readonly wedges: readonly Wedge[];
  /** The smallest ones together, on top of the others. */
  readonly others: (Wedge & { readonly count: number }) | undefined;
  readonly rows: readonly Row[];
  /** What an eviction gave back, above what is used. */
  readonly freed: Stretch | undefined;
  /** Where the kubelet begins to evict; undefined where it does not. */
  readonly thresholdY: number | undefined;
  readonly usedBytes: number;
}

export interface ColumnsOf {
  readonly height: number;
  readonly capacityBytes: number;
  readonly evictsAboveBytes: number;
  readonly hostBytes: number;
  /** In the order of the stack, from below. */
  readonly pods: readonly { readonly uid: string; readonly asks?: Amounts }[];
  readonly used: Readonly<Record<string, Amounts>>;
  /** What the latest eviction gave back; 0 for none. */
  readonly freedBytes: number;
}

const GI = 1024 ** 3;
/** More pods than this are folded, as far as they are small. */
const WEDGES_AT_MOST = 12;
const TWO_LINES_PX = 36;
const ONE_LINE_PX = 17;
export const ROW_PX = 20;
const STEPS = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256];

/** Puts a machine's pods, its own processes and its threshold into two columns. A pure function. */
export function columnsOf(facts: ColumnsOf): Columns {
  const { height, capacityBytes, hostBytes, evictsAboveBytes } = facts;
  const y = (bytes: number): number => height * (1 - Math.min(1, bytes / Math.max(1, capacityBytes)));
  const { alone, folded } = fold(facts);
  const host: Stretch = { top: y(hostBytes), bottom: height };
  let booked = 0;
  let used = hostBytes;
  const stack = (uid: string, asks: number, uses: number): Wedge => {
    const wedge = {
      uid,
      bookedBytes: asks,
      usedBytes: uses,
      booked: { top: y(booked + asks), bottom: y(booked) },
      used: { top: y(used + uses), bottom: y(used) },
    };
    booked += asks;
    used += uses;
    const tall = wedge.used.bottom - wedge.used.top;
    return { ...wedge, label: tall >= TWO_LINES_PX ? 'two' : tall >= ONE_LINE_PX ? 'one' : 'none' };
  };
  const wedges = alone.map(({ uid, asks, uses }) => stack(uid, asks, uses));
  const sum = (pick: (one: Weighed) => number): number => folded.reduce((total, one) => total + pick(one), 0);
  const others =
    folded.length > 0
      ? {
          ...stack(
            '',
            sum(({ asks }) => asks),
            sum(({ uses }) => uses),
          ),
          count: folded.length,
        }
      : undefined;
  const stackTop = y(used);
  const freed = facts.freedBytes > 0 ? { top: y(used + facts.freedBytes), bottom: stackTop } : undefined;
  return {
    height,
    ticks: ticksOf(capacityBytes, height, y),
    host,
    wedges,
    others,
    rows: rowsOf(wedges, others, freed?.top ?? stackTop),
    freed,
    thresholdY: evictsAboveBytes > 0 ? y(evictsAboveBytes) : undefined,
    usedBytes: used,
  };
}

interface Weighed {
  readonly uid: string;
  readonly asks: number;
  readonly uses: number;
}

/** The large ones stay alone, each in its place; the smallest of a crowd go together. */
function fold({ pods, used }: ColumnsOf): { alone: readonly Weighed[]; folded: readonly Weighed[] } {
  const all = pods.map(({ uid, asks }) => ({
    uid,
    asks: asks?.memoryBytes ?? 0,
    uses: used[uid]?.memoryBytes ?? 0,
  }));
  if (all.length <= WEDGES_AT_MOST) return { alone: all, folded: [] };
  const size = ({ asks, uses }: Weighed): number => Math.max(asks, uses);
  const large = new Set([...all].sort((a, b) => size(b) - size(a)).slice(0, WEDGES_AT_MOST - 1));
  return { alone: all.filter((one) => large.has(one)), folded: all.filter((one) => !large.has(one)) };
}

/** Thin pods have their label in the free room above the stack, in the order of the stack, as far as there is room. */
function rowsOf(wedges: readonly Wedge[], others: Columns['others'], below: number): Row[] {
  const thin = wedges.filter(({ label }) => label === 'none').map(({ uid }) => uid);
  const room = Math.max(0, Math.floor((below - 2) / ROW_PX));
  const names = others && others.label === 'none' ? [...thin, ''] : thin;
  const shown =
    names.length <= room ? names : [...names.filter((uid) => uid !== '').slice(0, Math.max(0, room - 1)), ''];
  return shown.slice(0, room).map((uid, index) => ({ uid, top: below - 2 - (index + 1) * ROW_PX }));
}

function ticksOf(capacityBytes: number, height: number, y: (bytes: number) => number): Columns['ticks'] {
  const gi = capacityBytes / GI;
  const most = Math.max(2, Math.min(5, Math.floor(height / 34)));
  const step = STEPS.find((one) => gi / one <= most) ?? gi;
  const ticks: { y: number; label: string }[] = [];
  for (let at = 0; at <= gi + 1e-9; at += step) ticks.push({ y: y(at * GI), label: String(at) });
  return ticks;
}
