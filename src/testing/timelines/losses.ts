import { type Asked, lostOf, type Traffic } from './traffic';

/**
 * How near ours must come, over all seeds: the share of lost requests within a third of the recorded one (where fewer than
 * `few` were lost: between `leastOfFew` and `mostOfFew` of it; where none was lost: none); each kind's part of the losses within
 * `kindPart` (of few: the same kinds); the losses at the recorded times, `aroundS` seconds and `aroundPart` of the time since the
 * step began more or less, but for `elsewherePart` of them. What makes up less than `rarePart` of the losses is not looked for.
 */
export const LOSS_TOLERANCE = {
  shareFactor: 1 / 3,
  few: 30,
  leastOfFew: 0.27,
  mostOfFew: 2.2,
  kindPart: 0.25,
  rarePart: 0.05,
  aroundS: 1.5,
  aroundPart: 0.15,
  elsewherePart: 0.05,
  askedPart: 0.15,
};
/** Losses that are further apart than this belong to different bursts, in seconds. */
const BURST_GAP_S = 3;

/** Something about the requests that was looked at. */
export interface LossVerdict {
  readonly what: string;
  readonly recorded: string;
  readonly told: string;
  readonly equal: boolean;
}

/** Holds what was lost in the recording against what was lost here, over the seeds. */
export function judgeLosses(recorded: Traffic, told: readonly Traffic[]): LossVerdict[] {
  const lost = lostOf(recorded);
  const ours = told.map(lostOf);
  const asked = told.reduce((sum, traffic) => sum + traffic.asked.length, 0);
  return [
    judgeAsked(recorded.asked.length, asked / told.length),
    judgeShare(lost.length, recorded.asked.length, ours.flat().length, asked),
    ...judgeKinds(lost, ours.flat()),
    ...judgeTimes(recorded, told),
  ];
}

function judgeAsked(recorded: number, told: number): LossVerdict {
  const equal = Math.abs(told - recorded) <= LOSS_TOLERANCE.askedPart * recorded;
  return { what: 'requests', recorded: String(recorded), told: told.toFixed(0), equal };
}

function judgeShare(lost: number, of: number, ours: number, asked: number): LossVerdict {
  const recorded = lost / of;
  const told = asked === 0 ? 0 : ours / asked;
  const { shareFactor, few, leastOfFew, mostOfFew } = LOSS_TOLERANCE;
  const isFew = lost < few;
  const least = recorded * (isFew ? leastOfFew : 1 - shareFactor);
  const most = recorded * (isFew ? mostOfFew : 1 + shareFactor);
  return { what: 'lost', recorded: percent(recorded), told: percent(told), equal: told >= least && told <= most };
}

function judgeKinds(lost: readonly Asked[], ours: readonly Asked[]): LossVerdict[] {
  const part = (losses: readonly Asked[], kind: string) =>
    losses.length === 0 ? 0 : losses.filter(({ outcome }) => outcome === kind).length / losses.length;
  const kinds = new Set([...lost, ...ours].map(({ outcome }) => outcome));
  return [...kinds].map((kind) => {
    const [recorded, told] = [part(lost, kind), part(ours, kind)];
    const isFew = lost.length < LOSS_TOLERANCE.few;
    const isRare = Math.max(recorded, told) <= LOSS_TOLERANCE.rarePart;
    const both = recorded > 0 && told > 0;
    const equal = isRare || (both && (isFew || Math.abs(recorded - told) <= LOSS_TOLERANCE.kindPart));
    return { what: `lost: ${kind}`, recorded: percent(recorded), told: percent(told), equal };
  });
}

interface Burst {
  readonly step: number;
  /** Seconds since the step began. */
  readonly from: number;
  readonly to: number;
  /** How many were lost in it. */
  readonly count: number;
}

function judgeTimes(recorded: Traffic, told: readonly Traffic[]): LossVerdict[] {
  const bursts = burstsOf(recorded);
  const places = told.flatMap((traffic) => lostOf(traffic).map(({ at }) => placeOf(at, traffic.stepsAt)));
  const inside = ({ from, to, step }: Burst, place: Place) => {
    const { aroundS, aroundPart } = LOSS_TOLERANCE;
    return (
      place.step === step &&
      place.since >= from - aroundS - aroundPart * from &&
      place.since <= to + aroundS + aroundPart * to
    );
  };
  const all = lostOf(recorded).length;
  const met = bursts
    .filter(({ count }) => count > LOSS_TOLERANCE.rarePart * all)
    .map((burst) => {
      const count = places.filter((place) => inside(burst, place)).length;
      const what = `lost ${burst.from.toFixed(1)} to ${burst.to.toFixed(1)} s after step ${burst.step + 1}`;
      return { what, recorded: 'some', told: `${count} with ${told.length} seeds`, equal: count > 0 };
    });
  const elsewhere = places.filter((place) => !bursts.some((burst) => inside(burst, place))).length;
  const equal = elsewhere <= LOSS_TOLERANCE.elsewherePart * places.length;
  return [...met, { what: 'lost at other times', recorded: '0', told: `${elsewhere} of ${places.length}`, equal }];
}

function burstsOf(traffic: Traffic): Burst[] {
  const bursts: Burst[] = [];
  for (const { at } of lostOf(traffic)) {
    const { step, since } = placeOf(at, traffic.stepsAt);
    const last = bursts.at(-1);
    if (last && last.step === step && since - last.to <= BURST_GAP_S)
      bursts[bursts.length - 1] = { ...last, to: since, count: last.count + 1 };
    else bursts.push({ step, from: since, to: since, count: 1 });
  }
  return bursts;
}

interface Place {
  readonly step: number;
  readonly since: number;
}

/** Which step had begun, and how many seconds ago. A step that begins within 2 s of the one before is one with it. */
function placeOf(at: number, stepsAt: readonly number[]): Place {
  let step = Math.max(
    0,
    stepsAt.findLastIndex((begun) => begun <= at),
  );
  while (step > 0 && (stepsAt[step] ?? 0) - (stepsAt[step - 1] ?? 0) < 2) step -= 1;
  return { step, since: at - (stepsAt[step] ?? 0) };
}

function percent(part: number): string {
  return `${(100 * part).toFixed(2)} %`;
}
