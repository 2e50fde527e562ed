import { yamlFragment } from '../../share/yamlLink';
import { copyText } from '../share/makeLink';

/** Copies a link to a text: what became of that. */
export async function copyYamlLink(text: string): Promise<'copied' | 'notCopied' | 'tooLarge'> {
  const fragment = yamlFragment(text);
  if (!fragment) return 'tooLarge';
  return (await copyText(`${location.origin}${location.pathname}#${fragment}`)) ? 'copied' : 'notCopied';
}
