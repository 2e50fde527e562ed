/** Choices that follow from a number alone (mulberry32): the same number, the same choices. */
export class Chance {
  private position: number;

  constructor(seed: number) {
    this.position = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0;
  }

  /** A whole number in [0, below). */
  int(below: number): number {
    this.position = (this.position + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.position ^ (this.position >>> 15), 1 | this.position);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.int(most - least + 1);
  }

  /** True in `perCent` of a hundred cases. */
  happens(perCent: number): boolean {
    return this.int(100) < perCent;
  }

  /** One of several, each as likely; there must be one. */
  pick<T>(choices: readonly T[]): T {
    return choices[this.int(choices.length)] as T;
  }

  /** One of several by their weights. */
  weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T {
    let left = this.int(choices.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, choice] of choices) {
      if (left < weight) return choice;
      left -= weight;
    }
    return (choices[0] as readonly [number, T])[1];
  }
}
