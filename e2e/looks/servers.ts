import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import type { Situation } from './situations';

const LOCAL = { port: 4318, strictPort: false } as const;

/** Where situations are to be seen. */
export interface Servers {
  /** The address of a situation, without its fragment. */
  address(situation: Situation): Promise<string>;
  close(): Promise<void>;
}

/** Serves the built product; a page that is not part of it is built when its turn comes. */
export async function openServers(root: string): Promise<Servers> {
  const open = [await preview({ root, preview: LOCAL, logLevel: 'silent' })];
  const pages = new Map<string, Promise<string>>();
  const home = open[0]?.resolvedUrls?.local[0] ?? '';
  const serve = async (page: string) => {
    const outDir = join(root, 'node_modules', '.cache', 'looks', page);
    const rolldownOptions = { input: { page } };
    const plugins = [react()];
    const settings = { root, configFile: false, publicDir: false, logLevel: 'silent' } as const;
    await build({ ...settings, base: './', plugins, build: { outDir, emptyOutDir: true, rolldownOptions } });
    const server = await preview({ ...settings, preview: LOCAL, build: { outDir } });
    open.push(server);
    return `${server.resolvedUrls?.local[0] ?? ''}${page}`;
  };
  return {
    async address({ page }) {
      if (!page) return home;
      const known = pages.get(page) ?? serve(page);
      pages.set(page, known);
      return known;
    },
    close: async () => {
      for (const server of open) await server.close();
    },
  };
}
