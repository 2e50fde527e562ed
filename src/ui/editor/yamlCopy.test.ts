import { afterEach, expect, it, vi } from 'vitest';
import { copyYamlLink } from './yamlCopy';

afterEach(() => vi.unstubAllGlobals());

it('says what became of the copy of a link', async () => {
  const writeText = vi.fn(async (_text: string) => {});
  vi.stubGlobal('location', { origin: 'https://drydock.example', pathname: '/' });
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  expect(await copyYamlLink('kind: Pod')).toBe('copied');
  expect(writeText.mock.calls[0]?.[0]).toMatch(/^https:\/\/drydock\.example\/#/);
  writeText.mockRejectedValue(new Error('Write permission denied.'));
  expect(await copyYamlLink('kind: Pod')).toBe('notCopied');
  vi.stubGlobal('navigator', {});
  expect(await copyYamlLink('kind: Pod')).toBe('notCopied');
});
