import { describe, expect, it } from 'vitest';
import { goJsonError } from './jsonMistake';

describe("Go's words about broken JSON", () => {
  it.each([
    ['', 'unexpected end of JSON input'],
    ['{', 'unexpected end of JSON input'],
    ['{not json}', "invalid character 'n' looking for beginning of object key string"],
    ['hello', "invalid character 'h' looking for beginning of value"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a": 1 "b"}', `invalid character '"' after object key:value pair`],
    ['[1 2]', "invalid character '2' after array element"],
    ['{} x', "invalid character 'x' after top-level value"],
    ['nil', "invalid character 'i' in literal null (expecting 'u')"],
    ['-x', "invalid character 'x' in numeric literal"],
    ['"a\nb"', "invalid character '\\n' in string literal"],
    ['{"auths": {"a": [1, true, null, -1.5e3, "\\u00e9"]}}', ''],
  ])('%j', (text, words) => {
    expect(goJsonError(text)).toBe(words);
  });
});
