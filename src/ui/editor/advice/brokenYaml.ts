import type { YAMLError } from 'yaml';
import { adviceText } from '../../../texts/advice';
import type { Written } from '../manifest';
import type { Advice, Rule } from './rule';

/** Text that is no YAML, explained. */
export const brokenYaml: Rule = {
  name: 'brokenYaml',
  title: () => adviceText('brokenYaml.title'),
  why: () => adviceText('brokenYaml.why'),
  readsBroken: true,
  find(one, scene) {
    // Of several errors the first one is the cause, the others follow from it.
    const [error] = one.document.errors;
    const text = scene.texts.get(one.file) ?? '';
    return error ? [explained(one, error, text)] : [];
  },
};

function explained({ document }: Written, error: YAMLError, text: string): Advice {
  const [start, end] = error.pos;
  const span = { start, end: Math.max(end, start + 1) };
  const line = lineAt(text, start);
  if (error.code === 'TAB_AS_INDENT') {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const to = document.range?.[2] ?? text.length;
    const spaced = text.slice(from, to).replace(/^[ \t]+/gm, (blanks) => blanks.replaceAll('\t', '  '));
    const fix = { title: adviceText('brokenYaml.untab'), changes: [{ from, to, text: spaced }] };
    return { span, what: adviceText('brokenYaml.tab'), fixes: [fix] };
  }
  const glued = /^(\s*(?:- )?[\w.-]+):([^\s/].*)$/.exec(line.text);
  if (glued && error.code !== 'DUPLICATE_KEY') {
    const colon = line.start + (glued[1] as string).length;
    const fix = { title: adviceText('brokenYaml.space'), changes: [{ from: colon, to: colon + 1, text: ': ' }] };
    return { span, what: adviceText('brokenYaml.glued', { text: line.text.trim() }), fixes: [fix] };
  }
  return { span, what: said(error, line.text), fixes: [] };
}

function said({ code, message }: YAMLError, line: string): string {
  const first = message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;
  if (code === 'DUPLICATE_KEY') return adviceText('brokenYaml.twice', { text: line.trim() });
  if (code === 'BAD_INDENT' || /Sequence item without -|All mapping items must start/.test(message))
    return adviceText('brokenYaml.indent', { text: line.trim() });
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY')
    return adviceText('brokenYaml.nested', { text: line.trim() });
  return adviceText('brokenYaml.other', { message: first });
}

function lineAt(text: string, offset: number): { readonly start: number; readonly text: string } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, text: text.slice(start, end === -1 ? undefined : end) };
}
