// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createMirror } from '../../mirror/store';
import { createTabs } from '../../mirror/tabs';
import { openDropped } from './dropped';

const gone = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
const entry = (name: string, file: (ok: (file: File) => void, no: (error: Error) => void) => void) =>
  ({ name, isFile: true, file }) as unknown as FileSystemEntry;

describe('what is let fall on the page', () => {
  it('opens as far as it can be read, and what cannot be is named', async () => {
    const playground = { tabs: createTabs(), mirror: createMirror() };
    const readable = new File(['kind: Pod\n'], 'pod.yaml');
    const vanished = Object.assign(new File([''], 'later.yaml'), { text: gone });
    await openDropped(
      playground,
      [
        entry('gone.yaml', (_ok, no) => no(new Error('gone'))),
        entry('later.yaml', (ok) => ok(vanished)),
        entry('pod.yaml', (ok) => ok(readable)),
      ],
      [],
    );
    expect(playground.tabs.getState().files.map(({ name }) => name)).toEqual(['pod.yaml']);
    const [notice] = playground.mirror.getState().notices;
    expect(notice?.detail).toContain('gone.yaml, later.yaml');
  });
});
