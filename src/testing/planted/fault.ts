/** What sort of mistake it is. */
export type Mistake =
  | 'a step is forgotten'
  | 'a guard is missing'
  | 'off by one'
  | 'too early'
  | 'counted wrongly'
  | 'an event is lost'
  | 'stale data'
  | 'not in the checkpoint'
  | 'shared with the checkpoint';

/** A fault to be planted: one place in one source file, and what a hurried hand would have made of it. */
export interface Fault {
  /** The room and the fault: `scheduler-init-containers`. */
  readonly name: string;
  readonly mistake: Mistake;
  /** What goes wrong with it. */
  readonly wrong: string;
  /** Under src/. */
  readonly file: string;
  /** What has to be there exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** The source with the fault in it. Throws where the place is not there exactly once. */
export function planted({ name, file, find, replace }: Fault, source: string): string {
  const [before, after, ...more] = source.split(find);
  if (after === undefined) throw new Error(`${name}: ${file} has no longer what is to be replaced: ${find}`);
  if (more.length > 0) throw new Error(`${name}: ${file} has ${more.length + 1} times what is to be replaced: ${find}`);
  return before + replace + after;
}
