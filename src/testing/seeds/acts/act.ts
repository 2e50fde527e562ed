import type { Command } from '../../../protocol/session';
import type { Scene } from '../scene';

/** Something that a random person or a fault does: commands for one moment; nothing where it makes no sense. */
export interface Act {
  readonly name: string;
  /** How often it is tried, against the others. */
  readonly weight: number;
  readonly of: (scene: Scene) => readonly Command[];
}
