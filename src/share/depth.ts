/** Whether JSON is nested deeper than `limit`: counts brackets outside strings, so that no parser has to go deep. */
export function isDeeperThan(json: string, limit: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < json.length; i++) {
    const unit = json[i];
    if (quoted) {
      if (unit === '\\') i++;
      else if (unit === '"') quoted = false;
    } else if (unit === '"') quoted = true;
    else if (unit === '{' || unit === '[') {
      if (++depth > limit) return true;
    } else if (unit === '}' || unit === ']') depth--;
  }
  return false;
}
