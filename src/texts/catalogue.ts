/** A text, or its forms by number: which one is taken is decided by the value of `{count}`. */
export type Text = string | { readonly one: string; readonly other: string };

/** The names between braces in a text. */
type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type NamesOf<T> = T extends string
  ? Names<T>
  : T extends { readonly one: infer One extends string; readonly other: infer Other extends string }
    ? Names<One> | Names<Other> | 'count'
    : never;

/** What a text's braces are filled with. */
type Fill<T> = [NamesOf<T>] extends [never] ? [] : [Readonly<Record<NamesOf<T>, string | number>>];

/** Gives the texts of one area by key, in the language of the page. */
export type Texts<T extends Readonly<Record<string, Text>>> = <K extends keyof T & string>(
  key: K,
  ...fill: Fill<T[K]>
) => string;

/** Another language: its texts by `area.key`, and which form a number takes. */
export interface Language {
  readonly code: string;
  readonly texts: Readonly<Record<string, Text>>;
  readonly form: (count: number) => 'one' | 'other';
  /** Makes a text of the English one, where it has none of its own. */
  readonly made?: (english: string) => string;
}

const ENGLISH = (count: number): 'one' | 'other' => (count === 1 ? 'one' : 'other');
let language: Language | undefined;

/** Every area of English texts that was loaded, for the validator. */
export const AREAS = new Map<string, Readonly<Record<string, Text>>>();

/** Speaks another language from now on; what it lacks stays English. Before anything is rendered. */
export function speak(next: Language | undefined): void {
  language = next;
}

/** Whether the page speaks another language than English. */
export function speaksAnother(): boolean {
  return language !== undefined;
}

/** A text that comes with data, such as a scenario's title, in the language of the page: its own by key, else the English given. */
export function spoken(key: string, english: string): string {
  const own = language?.texts[key];
  if (typeof own === 'string') return own;
  return language?.made?.(english) ?? english;
}

/** An area of texts, in English: `catalogue('stage', { 'view.flow': 'Flow' })`. Braces are filled by name. */
export function catalogue<const T extends Readonly<Record<string, Text>>>(area: string, english: T): Texts<T> {
  AREAS.set(area, english);
  return (key, ...fill) => {
    const values: Readonly<Record<string, string | number>> = fill[0] ?? {};
    const own = language?.texts[`${area}.${key}`];
    const text: Text = own ?? english[key] ?? key;
    const form = own !== undefined && language ? language.form : ENGLISH;
    const chosen = typeof text === 'string' ? text : text[form(Number(values.count))];
    const said = own === undefined && language?.made ? language.made(chosen) : chosen;
    return said.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
