import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { editorSchema } from './scripts/editor-schema';
import { laterRules } from './scripts/later-rules';
import { explainWords } from './scripts/model-words';
import { offline } from './scripts/offline';
import { pagePolicy } from './scripts/page-policy';
import { scenarios } from './scripts/scenarios';
import { yamlReader } from './scripts/yaml-reader';

export default defineConfig({
  base: './',
  plugins: [react(), editorSchema(), explainWords(), scenarios(), pagePolicy(), offline()],
  resolve: { alias: [{ find: /^monaco-editor\/esm\/vs\/(.*)$/, replacement: 'monaco-editor/$1' }] },
  optimizeDeps: {
    include: [
      'react',
      'react-dom/client',
      'monaco-yaml',
      'monaco-yaml/yaml.worker.js',
      'monaco-editor/editor',
      'monaco-editor/editor/editor.worker.start.js',
    ],
  },
  worker: { format: 'es', plugins: () => [laterRules(), explainWords(), yamlReader()] },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { input: { index: 'index.html', audience: 'audience.html', embed: 'embed.html' } },
  },
});
