const two = (value: number) => String(value).padStart(2, '0');

/** `02:41`, from an hour on `1:02:41`: cluster time in milliseconds for people. */
export function clock(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** The tenths that follow `clock`: `.6`. */
export function tenths(ms: number): string {
  return `.${Math.floor((Math.max(0, ms) % 1000) / 100)}`;
}

/** `2 min 41 s` for screen readers. */
export function spoken(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return [hours && `${hours} h`, (hours || minutes) && `${minutes} min`, `${seconds % 60} s`].filter(Boolean).join(' ');
}
