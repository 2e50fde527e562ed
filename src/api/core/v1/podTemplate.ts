import type { PodTemplate } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';
import { podTemplateWithDefaults } from './podDefaults';
import { validatePodTemplate } from './podSpecValidation';
import { podWarnings } from './podWarnings';

/** Models the API's v1 PodTemplate. */
export const podTemplateRules: KindRules<PodTemplate> = {
  defaults: (object) => ({ ...object, template: podTemplateWithDefaults(object.template) }),
  validate: (object, errors) => {
    validateObjectMeta(object.metadata, true, subdomainName, errors);
    validatePodTemplate(object.template ?? {}, 'template', errors);
  },
  validateUpdate: (object, old, errors) => {
    validateObjectMetaUpdate(object.metadata, old.metadata, errors);
    validatePodTemplate(object.template ?? {}, 'template', errors);
  },
  warnings: ({ template }) => (template?.spec ? podWarnings(template.spec, template.metadata, 'template.') : []),
};
