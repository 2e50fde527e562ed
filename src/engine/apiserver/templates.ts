import type { FieldError } from '../../api/meta/fieldError';
import { validateCreate, withDefaults } from '../../api/rules';
import { type Call, isInternal, type Stored } from './call';

/** What is known of pods made of one template: its spec with defaults, and of what else a pod was when it was found right. */
interface Known {
  readonly spec: Stored['spec'];
  passed?: Pick<Stored['metadata'], 'generateName' | 'labels' | 'annotations'>;
}

/**
 * A workload's pods share the template's spec, the same immutable object: it gets its defaults and is validated once.
 * Holds nothing that is not made anew from the objects themselves, so it is no state.
 */
export class Templates {
  private readonly known = new WeakMap<object, Known>();

  /** The new object with its defaults. */
  withDefaults(object: Stored, call: Call): Stored {
    if (!isTemplated(call) || !object.spec) return withDefaults(object);
    const known = this.known.get(object.spec);
    if (known) return { ...object, spec: known.spec };
    const full = withDefaults(object);
    this.known.set(object.spec, { spec: full.spec });
    return full;
  }

  /** What is wrong with the new object; `sent` is the spec that it came with. */
  validate(object: Stored, sent: Stored['spec'], call: Call): readonly FieldError[] {
    const known = isTemplated(call) && sent ? this.known.get(sent) : undefined;
    const { generateName, labels, annotations } = object.metadata;
    if (!known || !generateName) return validateCreate(object, call.given);
    const { passed } = known;
    if (passed?.generateName === generateName && passed.labels === labels && passed.annotations === annotations)
      return [];
    const errors = validateCreate(object);
    if (errors.length === 0) known.passed = { generateName, labels, annotations };
    return errors;
  }
}

function isTemplated({ route, request }: Call): boolean {
  return route.resource === 'pods' && isInternal(request);
}
