import type { Command, LoggedCommand } from '../../protocol/session';
import type { Chance } from '../../scenarios/chance';
import type { Act } from './acts/act';
import { BREAKING } from './acts/breaking';
import { CHANGING } from './acts/changing';
import { MAKING } from './acts/making';
import { mend, release } from './acts/mending';
import type { Scene } from './scene';

/** Lets cluster time pass to a moment, and lets commands be done at it. */
export interface Player {
  readonly now: number;
  advance(at: number): void;
  perform(command: Command): void;
}

const FIRST_GAPS_MS = [0, 10, 300, 900];
const GAPS_MS = [0, 3, 40, 250, 700, 1500, 3000, 6000];
/** Long enough for a node to be given up (40 s), and for its pods to be evicted (300 s more). */
const LONG_GAPS_MS = [25_000, 48_000];
const LONGEST_GAP_MS = 360_000;

const makes = weighed(MAKING);
const all = weighed([...MAKING.map((act) => ({ ...act, weight: act.weight / 2 })), ...CHANGING, ...BREAKING]);

function weighed(acts: readonly Act[]): (readonly [number, Act])[] {
  return acts.map((act) => [Math.max(1, Math.round(act.weight)), act] as const);
}

/** Plays a whole drama: a world is filled, changed and broken at random, and mended in the end. The result is its log. */
export function playDrama(scene: Scene, player: Player): LoggedCommand[] {
  const { chance } = scene;
  const log: LoggedCommand[] = [];
  const perform = (commands: readonly Command[]) => {
    for (const command of commands) {
      log.push({ at: player.now, command });
      player.perform(command);
    }
  };
  player.advance(chance.pick([0, 500, 3000, 6000]));
  for (let left = chance.between(3, 7); left > 0; left--) {
    perform(chance.weighted(makes).of(scene));
    player.advance(player.now + chance.pick(FIRST_GAPS_MS));
  }
  for (let left = chance.between(4, 22); left > 0; left--) {
    player.advance(player.now + gap(chance));
    perform(chance.weighted(all).of(scene));
  }
  player.advance(player.now + gap(chance));
  perform(mend(scene));
  player.advance(player.now + 10_000);
  perform(release(scene));
  return log;
}

function gap(chance: Chance): number {
  if (chance.happens(1)) return LONGEST_GAP_MS;
  return chance.pick(chance.happens(8) ? LONG_GAPS_MS : GAPS_MS);
}
