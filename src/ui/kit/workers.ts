/** The part of Trusted Types that is used here, where the browser has them. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

/** An address of this page's own code, or an error: no link, file or message ever names what is run. */
function ownAddress(address: string): string {
  const { origin, href } = new URL(address, document.baseURI);
  if (origin !== location.origin) throw new Error(`not an address of this page: ${address}`);
  return href;
}

const { trustedTypes } = window as { trustedTypes?: PolicyFactory };
const policy = trustedTypes?.createPolicy('drydock-workers', { createScriptURL: ownAddress });

/** The address of a worker that was built with the page, as browsers with Trusted Types take it. */
export function workerAddress(address: string): string {
  return policy ? policy.createScriptURL(address) : ownAddress(address);
}

/** Starts a worker that was built with the page (`import address from './x.ts?worker&url'`). */
export function startWorker(address: string, name: string): Worker {
  return new Worker(workerAddress(address), { type: 'module', name });
}
