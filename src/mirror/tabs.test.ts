import { describe, expect, it } from 'vitest';
import {
  addFile,
  closeFile,
  createTabs,
  filesOf,
  loadTabs,
  moveFile,
  openFile,
  refuseName,
  renameFile,
  replaceText,
} from './tabs';

function opened() {
  const tabs = createTabs();
  loadTabs(tabs, {
    files: [
      { name: 'web.yaml', text: 'a' },
      { name: 'service.yaml', text: 'b' },
    ],
    active: 'web.yaml',
  });
  return tabs;
}
const names = (tabs: ReturnType<typeof opened>) => tabs.getState().files.map(({ name }) => name);

describe('tabs', () => {
  it('name new files by themselves', () => {
    const tabs = opened();
    expect([addFile(tabs), addFile(tabs)]).toEqual(['new.yaml', 'new-2.yaml']);
    expect(tabs.getState().active).toBe('new-2.yaml');
  });

  it('open a text under the nearest name that is free', () => {
    const tabs = opened();
    expect(openFile(tabs, 'web.yaml', 'x')).toBe('web-2.yaml');
    expect(openFile(tabs, 'dir/my file.yml', 'y')).toBe('dir-my-file.yml');
    expect(openFile(tabs, '..', 'z')).toBe('new.yaml');
    expect(openFile(tabs, `${'a'.repeat(90)}.yaml`, '')).toMatch(/^a{53}\.yaml$/);
    expect(tabs.getState().files.every(({ name }) => refuseName(tabs, '', name)?.startsWith('There is'))).toBe(true);
  });

  it('move a file among its neighbours, no further than the ends', () => {
    const tabs = opened();
    addFile(tabs);
    moveFile(tabs, 'web.yaml', 1);
    expect(names(tabs)).toEqual(['service.yaml', 'web.yaml', 'new.yaml']);
    moveFile(tabs, 'web.yaml', 9);
    expect(names(tabs)).toEqual(['service.yaml', 'new.yaml', 'web.yaml']);
    moveFile(tabs, 'bogus', 0);
    expect(names(tabs)).toEqual(['service.yaml', 'new.yaml', 'web.yaml']);
  });

  it('tell the editor of a text that something else replaced', () => {
    const tabs = opened();
    const { reloads } = tabs.getState();
    replaceText(tabs, 'web.yaml', 'c');
    expect(tabs.getState()).toMatchObject({ reloads: reloads + 1 });
    expect(tabs.getState().files[0]?.text).toBe('c');
  });

  it('close a file, show its neighbour, and put it back where it was', () => {
    const tabs = opened();
    const undo = closeFile(tabs, 'web.yaml');
    expect(tabs.getState().active).toBe('service.yaml');
    undo();
    expect(names(tabs)).toEqual(['web.yaml', 'service.yaml']);
    expect(tabs.getState().active).toBe('web.yaml');
  });

  it('rename a file, but not to a name that is taken or is a path', () => {
    const tabs = opened();
    expect(refuseName(tabs, 'web.yaml', 'service.yaml')).toBe('There is a service.yaml already.');
    expect(refuseName(tabs, 'web.yaml', '../etc')).toMatch(/Letters/);
    renameFile(tabs, 'web.yaml', 'service.yaml');
    renameFile(tabs, 'web.yaml', 'front.yaml');
    expect(names(tabs)).toEqual(['front.yaml', 'service.yaml']);
    expect(tabs.getState().active).toBe('front.yaml');
  });
});

describe('filesOf', () => {
  const { files } = opened().getState();
  it('sends the files that a line names', () => {
    expect(filesOf('kubectl apply -f web.yaml', files)).toEqual({ 'web.yaml': 'a' });
    expect(filesOf('kubectl apply -f=service.yaml -f web.yaml', files)).toEqual({
      'web.yaml': 'a',
      'service.yaml': 'b',
    });
  });
  it('sends all of them for a folder, a pattern or a listing', () => {
    for (const line of ['kubectl apply -f .', 'kubectl apply -f ./', 'cat *.yaml', 'ls -l'])
      expect(Object.keys(filesOf(line, files) ?? {}), line).toHaveLength(2);
  });
  it('sends none for a line that needs none', () => {
    expect(filesOf('kubectl get pods -o wide', files)).toBeUndefined();
  });
});
