import type { Cause } from './cause';
import type { Plain } from './plain';

/** Something that will happen: at a moment of cluster time, to a component. It is data, so that checkpoints can hold it. */
export interface Occurrence {
  readonly at: number;
  readonly sequence: number;
  readonly to: string;
  readonly what: Plain;
  readonly cause: Cause;
}

function before(a: Occurrence, b: Occurrence): boolean {
  return a.at !== b.at ? a.at < b.at : a.sequence < b.sequence;
}

/** A binary heap ordered by (at, sequence): two things at the same moment happen in the order in which they were scheduled. */
export class OccurrenceQueue {
  private heap: Occurrence[] = [];

  get size(): number {
    return this.heap.length;
  }

  peek(): Occurrence | undefined {
    return this.heap[0];
  }

  push(item: Occurrence): void {
    const heap = this.heap;
    let index = heap.length;
    heap.push(item);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!before(item, heap[parent] as Occurrence)) break;
      heap[index] = heap[parent] as Occurrence;
      index = parent;
    }
    heap[index] = item;
  }

  pop(): Occurrence | undefined {
    const heap = this.heap;
    const top = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return top;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Occurrence, heap[child] as Occurrence)) child++;
      if (!before(heap[child] as Occurrence, last)) break;
      heap[index] = heap[child] as Occurrence;
      index = child;
    }
    heap[index] = last;
    return top;
  }

  save(): Occurrence[] {
    return this.heap.slice();
  }

  load(saved: readonly Occurrence[]): void {
    this.heap = saved.slice();
  }
}
