import type { Event } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { addInvalid, type FieldError, invalid, required } from '../../meta/fieldError';
import { byteLength, qualifiedNameErrors, subdomainErrors } from '../../meta/names';

const LONGEST = { reportingInstance: 128, action: 128, reason: 128, message: 1024 } as const;

/** Models legacyValidateEvent: Events that say when in microseconds must say more. */
function validate(event: Event, errors: FieldError[]): void {
  const { namespace = '' } = event.metadata;
  const of = event.involvedObject?.namespace ?? '';
  const said = event.eventTime ? of || namespace === 'kube-system' : of;
  if (said ? of !== '' && of !== namespace && !event.eventTime : namespace !== '' && namespace !== 'default') {
    errors.push(invalid('involvedObject.namespace', of, 'does not match event.namespace'));
  }
  if (event.eventTime) validateNew(event, errors);
  addInvalid(errors, 'namespace', namespace, subdomainErrors(namespace));
}

function validateNew(event: Event, errors: FieldError[]): void {
  const component = event.reportingComponent ?? '';
  if (component === '') errors.push(required('reportingComponent'));
  addInvalid(errors, 'reportingComponent', component, qualifiedNameErrors(component));
  for (const key of ['reportingInstance', 'action', 'reason'] as const) {
    if (!event[key]) errors.push(required(key));
    tellLength(event[key] ?? '', key, errors);
  }
  tellLength(event.message ?? '', 'message', errors);
}

function tellLength(text: string, key: keyof typeof LONGEST, errors: FieldError[]): void {
  const most = LONGEST[key];
  if (byteLength(text) > most) errors.push(invalid(key, '', `can have at most ${most} characters`));
}

/** Models the API's v1 Event. */
export const eventRules: KindRules<Event> = {
  judgesMetadata: false,
  validate,
  validateUpdate: (event, _old, errors) => validate(event, errors),
};
