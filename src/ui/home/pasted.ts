/** The fragment of a pasted link to a session or a scenario; undefined for anything else. */
export function fragmentIn(text: string): string | undefined {
  return /#((?:s=|scenario=)\S+)\s*$/.exec(text)?.[1];
}

/** Whether a text may be YAML with objects: kubectl says what is wrong with it. */
export function looksLikeYaml(text: string): boolean {
  return !text.includes('\u0000') && /^\s*(- )?"?(apiVersion|kind)"?\s*:/m.test(text);
}

/** A file's name as kubectl and the tabs take it. */
export function tabName(name: string): string {
  const clean = name.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  return (clean || 'new.yaml').slice(-60);
}
