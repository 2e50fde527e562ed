import type { PodTemplate } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { podTemplateWithDefaults } from './podDefaults';

/** Models the API's v1 PodTemplate. */
export const podTemplateRules: KindRules<PodTemplate> = {
  defaults: (object) => ({ ...object, template: podTemplateWithDefaults(object.template) }),
};
