import { base64Of } from '../../decode/base64';
import type { Secret } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';

/** What was given as text becomes data; a Secret without a type is Opaque. Models SetDefaults_Secret and its conversion. */
function defaults(secret: Secret): Secret {
  const { stringData, ...rest } = secret;
  if (!stringData) return rest.type ? secret : { ...rest, type: 'Opaque' };
  const data: Record<string, string> = { ...rest.data };
  for (const key in stringData) data[key] = base64Of(stringData[key] ?? '');
  return { ...rest, data, type: rest.type || 'Opaque' };
}

/** Models the API's v1 Secret. */
export const secretRules: KindRules<Secret> = { defaults };
