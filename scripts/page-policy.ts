import type { Plugin } from 'vite';

/** What Monaco makes of its own: each of its policies turns its own markup into trusted markup, or names its own worker. */
const MONACO_POLICIES = [
  'defaultWorkerFactory',
  'diffEditorWidget',
  'diffReview',
  'domLineBreaksComputer',
  'dompurify',
  'editorGhostText',
  'editorViewLayer',
  'richScreenReaderContent',
  'standaloneColorizer',
  'stickyScrollViewLayer',
  'tokenizeToString',
];

/**
 * What the page may load and run: its own files, nothing else. Styles are the exception that Monaco needs; images and fonts may
 * be data, for exports. Text never becomes markup or an address of code, except through the policies named here.
 */
export const POLICY: readonly string[] = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types drydock-workers ${MONACO_POLICIES.join(' ')} 'allow-duplicates'`,
];

/** Headers for a page address: who may frame it cannot be said by a meta element, and is open for `?embed` alone. */
export function headersFor(address: string): Readonly<Record<string, string>> {
  const embedded = /[?&]embed(=|&|$)/.test(address.split('#')[0] ?? '');
  return {
    'Content-Security-Policy': [...POLICY, `frame-ancestors ${embedded ? '*' : "'self'"}`].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  };
}

/** The built page carries its policy; the preview server sends the headers that docs/HEADERS.md asks of a host. */
export function pagePolicy(): Plugin {
  return {
    name: 'page-policy',
    transformIndexHtml: {
      order: 'post',
      handler(html, { server }) {
        // The development server runs code of its own in the page.
        if (server) return html;
        const meta = `<meta http-equiv="Content-Security-Policy" content="${POLICY.join('; ')}" />`;
        return html.replace('<meta charset="utf-8" />', `<meta charset="utf-8" />\n    ${meta}`);
      },
    },
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        for (const [name, value] of Object.entries(headersFor(request.url ?? ''))) response.setHeader(name, value);
        next();
      });
    },
  };
}
