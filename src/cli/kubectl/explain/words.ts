/** What the API says of a type (`apps/v1.DeploymentSpec`, field '') or of one of its fields; undefined where nothing is known. */
export type FieldWords = (struct: string, field: string) => string | undefined;

/** Breaks a text into lines of at most `width` characters; what is longer without a blank stays whole. Models go-wordwrap. */
export function wrapText(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');
}

function wrapLine(line: string, width: number): string {
  const lines: string[] = [];
  let current = '';
  for (const [, gap = '', word = ''] of line.matchAll(/(\s*)(\S+)/g)) {
    if (current !== '' && current.length + gap.length + word.length > width) {
      lines.push(current);
      current = word;
    } else current += gap + word;
  }
  return [...lines, current].join('\n');
}

/** Every line moved to the right. */
export function indentText(text: string, amount: number): string {
  const pad = ' '.repeat(amount);
  return pad + text.replaceAll('\n', `\n${pad}`);
}
