/** Why the cluster had to be paused: a limit that a runaway loop reached, with words for the person who looks. */
export class Diagnosis extends Error {
  constructor(
    readonly reason: string,
    message: string,
  ) {
    super(message);
    this.name = 'Diagnosis';
  }
}
