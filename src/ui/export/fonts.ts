/** Families of the page that a picture takes with it. */
const FAMILIES = /Geist|JetBrains/;
/** The letters that the page is written with. */
const LATIN = /U\+0{0,2}00-0{0,2}ff/i;

let embedded: Promise<string> | undefined;

/** The page's fonts as rules with the fonts in them, so that a picture looks the same wherever it is shown. */
export function embeddedFonts(): Promise<string> {
  embedded ??= Promise.all(fontRules().map(inlined)).then((rules) => rules.join(''));
  return embedded;
}

function fontRules(): CSSFontFaceRule[] {
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => {
      const range = style.getPropertyValue('unicode-range');
      return FAMILIES.test(style.getPropertyValue('font-family')) && (range === '' || LATIN.test(range));
    });
}

/** A font that does not come leaves the picture with the next of its family's list. */
async function inlined({ style, parentStyleSheet }: CSSFontFaceRule): Promise<string> {
  const source = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue('src'))?.[1];
  if (source === undefined) return '';
  try {
    const answer = await fetch(new URL(source, parentStyleSheet?.href ?? document.baseURI));
    const data = base64(new Uint8Array(await answer.arrayBuffer()));
    const family = style.getPropertyValue('font-family');
    const weight = style.getPropertyValue('font-weight') || 'normal';
    return `@font-face{font-family:${family};font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
  } catch {
    return '';
  }
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
