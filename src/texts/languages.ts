import type { Language } from './catalogue';

const LONGER = [...'aeiou'];

/** English in brackets and a third longer: what stands on the page without them is not in the catalogue, or has no room. */
const PSEUDO: Language = {
  code: 'en-XA',
  texts: {},
  form: (count) => (count === 1 ? 'one' : 'other'),
  made: (english) => {
    const more = Math.ceil(english.length * 0.3);
    return `⟦${english}${Array.from({ length: more }, (_, index) => LONGER[index % LONGER.length]).join('')}⟧`;
  },
};

/** Languages beside English, which is always there. A new one is a file here with its texts and a place in this list. */
const LANGUAGES: readonly Language[] = [PSEUDO];

/** The language of a code such as `de` or `pt-BR`; of a region that has none of its own, that without the region. Undefined is English. */
export function languageOf(code: string): Language | undefined {
  const named = (wanted: string) => LANGUAGES.find((one) => one.code === wanted);
  return named(code) ?? named(code.split('-')[0] ?? '');
}
