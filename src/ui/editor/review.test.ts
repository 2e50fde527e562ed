import { describe, expect, it } from 'vitest';
import type { Playground } from '../../mirror/playground';
import { createTabs, editFile, openFile } from '../../mirror/tabs';
import { compare, type Documents } from './review';

describe('a review', () => {
  it('is of the text that is applied, also where that was typed while it was asked for', async () => {
    const tabs = createTabs();
    openFile(tabs, 'web.yaml', 'replicas: 3\n');
    const asked: string[] = [];
    const ask = async ({ text }: { text: string }) => {
      asked.push(text);
      if (asked.length === 1) editFile(tabs, 'web.yaml', 'replicas: 5\n');
      return { documents: [{ title: text, live: '', wanted: text }] as Documents };
    };
    const { text, documents } = await compare({ tabs, ask } as unknown as Playground, 'web.yaml');
    expect(asked).toEqual(['replicas: 3\n', 'replicas: 5\n']);
    expect([text, documents[0]?.title]).toEqual(['replicas: 5\n', 'replicas: 5\n']);
  });
});
