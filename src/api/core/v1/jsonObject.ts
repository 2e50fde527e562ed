import { goJsonError } from '../../meta/jsonMistake';

/** Why a text is no JSON object, in the words of Go's encoding/json; '' when it is one. */
export function jsonObjectError(text: string): string {
  const error = goJsonError(text);
  if (error !== '') return error;
  const value: unknown = JSON.parse(text);
  if (value === null || (typeof value === 'object' && !Array.isArray(value))) return '';
  const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  return `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`;
}
