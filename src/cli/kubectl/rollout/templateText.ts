import type { PodTemplateSpec } from '../../../api/generated/core/v1';
import { Page } from '../describe/page';
import { writeTemplate } from '../describe/template';

/** A pod template as `rollout history --revision` prints it: described, but with its tabs left as they are. */
export function templateText(template: PodTemplateSpec | undefined): string {
  const page = new Page();
  writeTemplate(page, template);
  return page.raw();
}
