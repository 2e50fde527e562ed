const CHANGES =
  /(^|[;&|])\s*kubectl(\s+(-n|--namespace|--context)(\s+|=)\S+|\s+-(?!n\b|-namespace\b|-context\b)\S+)*\s+(apply|set|create|replace|patch|scale|delete|rollout\s+(undo|restart|pause|resume))\b/;

/** Whether a line changes what runs: who answers is counted anew from there. Who only looks at a rollout changes nothing. */
export function changesWhatRuns(line: string): boolean {
  return CHANGES.test(line);
}
