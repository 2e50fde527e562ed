/** Why a text is no JSON object, in the words of Go's encoding/json; '' when it is one. */
export function jsonObjectError(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || (typeof value === 'object' && !Array.isArray(value))) return '';
    const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
    return `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`;
  } catch {
    const at = text.search(/\S/);
    if (at < 0) return 'unexpected end of JSON input';
    const first = text.charAt(at);
    if (/[{["\d\-tfn]/.test(first)) return 'unexpected end of JSON input';
    return `invalid character '${first}' looking for beginning of value`;
  }
}
