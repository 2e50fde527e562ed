/** 32 bits (FNV-1a) that stand for a text: enough to tell whether a file is what a command was given. */
export function textDigest(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
