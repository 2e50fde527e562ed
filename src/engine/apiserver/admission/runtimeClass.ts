import type { Call, Stored } from '../call';
import { forbidden } from '../refusal';
import type { AdmissionPlugin } from './plugins';
import { nameOf } from './subject';

/** No RuntimeClass is ever there to be named. Models plugin/pkg/admission/runtimeclass. */
export const runtimeClass: AdmissionPlugin = {
  name: 'RuntimeClass',
  create(object: Stored, call: Call): Stored {
    const name = call.route.resource === 'pods' ? object.spec?.runtimeClassName : undefined;
    if (typeof name !== 'string') return object;
    throw forbidden(call.route.kind, nameOf(object), `pod rejected: RuntimeClass ${JSON.stringify(name)} not found`);
  },
};
