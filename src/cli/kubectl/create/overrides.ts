import type { KindInfo } from '../../../api/meta/kind';
import type { KubernetesObject } from '../../../api/meta/object';
import { isMap, type JsonMap } from '../../../api/patch/jsonMap';
import { jsonPatch } from '../../../api/patch/jsonPatch';
import { mergePatch } from '../../../api/patch/mergePatch';
import { strategicMerge } from '../../../api/patch/strategicMerge';
import { schemaOf } from '../../../api/schema';
import type { Call } from '../call';
import { fail } from '../failure';
import { readYaml } from '../manifest/yamlText';
import { typed } from './typed';

/** The object with `--overrides` laid over it as `--override-type` says. Models cmdutil.Overrider. */
export function withOverrides({ flags }: Call, kind: KindInfo, object: KubernetesObject): KubernetesObject {
  const text = flags.string('overrides');
  if (text === '') return object;
  const read = readYaml(text);
  if (!read.ok) return fail(read.message);
  const patch = read.value;
  const original = object as unknown as JsonMap;
  switch (flags.string('override-type')) {
    case 'json':
      return typed(kind, jsonPatch(original, patch));
    case 'strategic':
      return typed(kind, isMap(patch) ? strategicMerge(original, patch, schemaOf(kind)) : patch);
    case 'merge':
      return typed(kind, mergePatch(original, patch));
    default:
      return fail(`invalid override type: ${flags.string('override-type')}`);
  }
}
