/** Where a generator sends its requests. */
export interface Destination {
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

const URL_FORM = /^http:\/\/([A-Za-z0-9.-]+)(?::(\d{1,5}))?(\/\S*)?$/;

/** Reads `http://shop.test:8080/cart`; undefined where it is no such URL. */
export function parseUrl(url: string): Destination | undefined {
  const match = URL_FORM.exec(url);
  if (!match) return undefined;
  const [, host = '', port = '80', path = '/'] = match;
  const number = Number(port);
  return number > 0 && number < 65_536 ? { host: host.toLowerCase(), port: number, path } : undefined;
}
