import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { type Fault, planted } from './fault';

const ENTRY = 'virtual:search';

/**
 * Bundles the search through the seeds with a fault in it, or without one, into a folder; the result is the file that
 * Node can run. The sources themselves are not touched. `sources` is the folder src.
 */
export async function bundle(sources: string, fault: Fault | undefined, folder: string): Promise<string> {
  const name = fault?.name ?? 'sound';
  let isPlanted = false;
  const plugin: Plugin = {
    name: 'plant',
    enforce: 'pre',
    resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : undefined),
    load: (id) =>
      id === `\0${ENTRY}` ? `import { main } from ${JSON.stringify(join(sources, SEARCH))};\nmain();` : undefined,
    transform: (code, id) => {
      if (!fault || id !== join(sources, fault.file)) return undefined;
      isPlanted = true;
      return planted(fault, code);
    },
  };
  await build({
    configFile: false,
    root: sources,
    logLevel: 'error',
    plugins: [plugin],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rollupOptions: { input: { [name]: ENTRY }, output: { entryFileNames: '[name].mjs', codeSplitting: false } },
    },
  });
  if (fault && !isPlanted) throw new Error(`${name}: nothing that the seeds use imports ${fault.file}`);
  return join(folder, `${name}.mjs`);
}

const SEARCH = 'testing/planted/search.ts';
