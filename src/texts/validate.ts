import { AREAS, type Language, type Text } from './catalogue';

const braces = (text: string): string =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .sort()
    .join();

/** What is wrong with a text by itself. */
function complaintOf(key: string, text: Text): string | undefined {
  if (!/^[a-z][\w.-]*$/i.test(key)) return `${key}: not a key`;
  const forms = typeof text === 'string' ? [text] : [text.one, text.other];
  if (forms.some((form) => form.trim() === '')) return `${key}: empty`;
  if (forms.some((form) => /[{}]/.test(form.replace(/\{\w+\}/g, '')))) return `${key}: a brace too many`;
  const without = forms.map((form) => braces(form).replace(/\bcount\b,?/, ''));
  if (new Set(without).size > 1) return `${key}: its forms have not the same braces`;
  return undefined;
}

/** What is wrong with an area's English texts. */
export function areaComplaints(area: string, texts: Readonly<Record<string, Text>>): string[] {
  return Object.entries(texts).flatMap(([key, text]) => complaintOf(`${area}.${key}`, text) ?? []);
}

/** What is wrong with a language: keys that English lacks, braces that differ from English, texts that are wrong by themselves. */
export function languageComplaints({ texts }: Pick<Language, 'texts'>): string[] {
  const english = new Map<string, Text>();
  for (const [area, own] of AREAS) for (const [key, text] of Object.entries(own)) english.set(`${area}.${key}`, text);
  const all = (text: Text) => (typeof text === 'string' ? braces(text) : braces(text.other));
  return Object.entries(texts).flatMap(([key, text]) => {
    const model = english.get(key);
    if (model === undefined) return [`${key}: English has no such key`];
    const wrong = complaintOf(key, text);
    if (wrong) return [wrong];
    return all(text) === all(model) ? [] : [`${key}: other braces than in English`];
  });
}

/** Keys that English has and a language lacks. */
export function missingFrom({ texts }: Pick<Language, 'texts'>): string[] {
  return [...AREAS].flatMap(([area, own]) =>
    Object.keys(own)
      .map((key) => `${area}.${key}`)
      .filter((key) => !(key in texts)),
  );
}
