import type { Fault } from '../fault';

/** Of the garbage collector and the namespace controller. */
export const OWNERSHIP: readonly Fault[] = [
  {
    name: 'gc-foreground',
    mistake: 'too early',
    wrong: 'An owner that is deleted in the foreground goes while its dependents are still there.',
    file: 'engine/controllers/garbageCollector/controller.ts',
    find: `if (!deletesDependents(dependent)) this.queue.add(item);
    return 'done';`,
    replace: `if (!deletesDependents(dependent)) this.queue.add(item);
    return this.dropFinalizer(resource, object, FOREGROUND);`,
  },
  {
    name: 'gc-absent-owner',
    mistake: 'a guard is missing',
    wrong: 'An object that comes when its owner has just gone is never looked at, and stays.',
    file: 'engine/controllers/garbageCollector/controller.ts',
    find: 'if (!known || deletesDependents(known)) this.queue.add(item);',
    replace: 'if (known && deletesDependents(known)) this.queue.add(item);',
  },
  {
    name: 'namespace-leaving-objects',
    mistake: 'too early',
    wrong: 'What is on its way out counts as gone: a namespace goes while its pods still run.',
    file: 'engine/controllers/namespace/controller.ts',
    find: 'const left = this.list(path);',
    replace: 'const left = this.list(path).filter(({ metadata }) => !metadata.deletionTimestamp);',
  },
];
