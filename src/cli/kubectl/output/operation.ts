import type { KubernetesObject } from '../../../api/meta/object';
import type { Call } from '../call';
import { type DryRun, dryRunSuffix } from './dryRun';
import { nameOf, printerFor } from './printer';

/** Tells what was done to an object, or prints it as `-o` asks. Models genericclioptions.PrintFlags.ToPrinter. */
export interface Teller {
  /** `operation` is `created`, `configured`, ... */
  tell(object: KubernetesObject, operation: string, ordered?: boolean): void;
}

/** The teller of one command. */
export function tellerFor(call: Call, dryRun: DryRun): Teller {
  const printer = printerFor(call);
  return {
    tell(object, operation, ordered) {
      if (printer) printer.print(object, ordered);
      else call.out(`${nameOf(object)} ${operation}${dryRunSuffix(dryRun)}\n`);
    },
  };
}
