/** Hands a file to the browser, to be saved where it saves files. */
export function saveFile(name: string, content: Blob | string, type = 'text/plain'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads it after the click; a minute is enough for any.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A name for a file from words: `A shop on three nodes` gives `a-shop-on-three-nodes`. */
export function fileName(words: string): string {
  const plain = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 60) || 'drydock';
}
