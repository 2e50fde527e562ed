/** One term of a field selector. */
export interface FieldRequirement {
  readonly field: string;
  readonly equal: boolean;
  readonly value: string;
}

/** Reads `status.phase=Running,spec.nodeName!=node-a`. Models fields.ParseSelector; throws its words. */
export function parseFieldSelector(text: string): readonly FieldRequirement[] {
  return termsOf(text)
    .filter((term) => term !== '')
    .map((term) => {
      const match = /^((?:\\.|[^\\=!]|!(?!=))*)(!=|==|=)(.*)$/s.exec(term);
      if (!match) throw new Error(`invalid selector: '${text}'; can't understand '${term}'`);
      const [, field = '', operator = '', value = ''] = match;
      return { field, equal: operator !== '!=', value: unescaped(value) };
    });
}

/** Splits at commas that no backslash guards. */
function termsOf(text: string): string[] {
  const terms: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === ',') {
      terms.push(text.slice(from, at));
      from = at + 1;
    }
  }
  terms.push(text.slice(from));
  return terms;
}

function unescaped(value: string): string {
  for (let at = 0; at < value.length; at += 1) {
    const character = value.charAt(at);
    if (character === '\\') {
      const next = value.charAt(at + 1);
      if (next !== '\\' && next !== ',' && next !== '=') {
        throw new Error(`invalid field selector: invalid escape sequence: ${value.slice(at, at + 2)}`);
      }
      at += 1;
    } else if (character === '=') {
      throw new Error(`invalid field selector: unescaped character in value: ${character}`);
    }
  }
  return value.replace(/\\(.)/g, '$1');
}
