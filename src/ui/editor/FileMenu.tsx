import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import { tell } from '../../mirror/store';
import { addFile, moveFile, openFile, showFile } from '../../mirror/tabs';
import { editingText } from '../../texts/editing';
import { missingWords, tellMissing } from '../kit/missing';
import { usePlayground, useTabs } from '../kit/playground';
import { focusPane } from '../kit/workspace';
import '../kit/menu.css';
import { countObjects } from './bundle';
import { openFiles } from './dropped';
import { STARTERS, starterText } from './snippets/starters';
import { splitFile } from './split';

/** Which menu of the tabs is open, and where, in client pixels. */
export interface OpenMenu {
  readonly kind: 'new' | 'all' | 'tab';
  readonly file: string;
  readonly x: number;
  readonly y: number;
}

interface Props {
  readonly menu: OpenMenu;
  readonly onClose: () => void;
  readonly onRename: (name: string) => void;
  readonly onCloseFiles: (names: readonly string[]) => void;
}

/** The menus of the tabs: a new file, all files, and what can be done with one. */
export default function FileMenu({ menu, onClose, onRename, onCloseFiles }: Props) {
  const stay = useRef(false);
  const rename = (name: string) => {
    stay.current = true;
    onRename(name);
  };
  return (
    <DropdownMenu.Root open onOpenChange={(open) => !open && onClose()} modal={false}>
      <DropdownMenu.Trigger asChild>
        <span className="menu-anchor" style={{ left: menu.x, top: menu.y }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu file-menu"
          align="start"
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!stay.current) focusPane('editor');
          }}
        >
          {menu.kind === 'new' && <NewItems rename={rename} />}
          {menu.kind === 'all' && <AllItems />}
          {menu.kind === 'tab' && <TabItems file={menu.file} rename={rename} close={onCloseFiles} />}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item({ label, onSelect, disabled }: { label: string; onSelect: () => void; disabled?: boolean }) {
  return (
    <DropdownMenu.Item className="menu-item" disabled={disabled ?? false} onSelect={onSelect}>
      {label}
    </DropdownMenu.Item>
  );
}

function NewItems({ rename }: { rename: (name: string) => void }) {
  const playground = usePlayground();
  const { tabs } = playground;
  const pick = () => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = '.yaml,.yml,.json';
    input.onchange = () => void openFiles(playground, [...(input.files ?? [])]);
    input.click();
  };
  return (
    <>
      <Item label={editingText('menu.empty')} onSelect={() => rename(addFile(tabs))} />
      <Item label={editingText('menu.open')} onSelect={pick} />
      <DropdownMenu.Label className="menu-say starters-say">{editingText('menu.starters')}</DropdownMenu.Label>
      <div className="starters">
        {STARTERS.map((starter) => (
          <Item
            key={starter.kind}
            label={starter.kind}
            onSelect={() => {
              openFile(tabs, `${starter.kind.toLowerCase()}.yaml`, starterText(starter));
            }}
          />
        ))}
      </div>
    </>
  );
}

function AllItems() {
  const { tabs } = usePlayground();
  const files = useTabs((state) => state.files);
  return files.map(({ name }) => <Item key={name} label={name} onSelect={() => showFile(tabs, name)} />);
}

function TabItems(props: { file: string; rename: (name: string) => void; close: (names: readonly string[]) => void }) {
  const { file, rename, close } = props;
  const playground = usePlayground();
  const { tabs, mirror } = playground;
  const files = useTabs((state) => state.files);
  const index = files.findIndex(({ name }) => name === file);
  const text = files[index]?.text ?? '';
  const copyLink = async () => {
    const { copyYamlLink } = await import('./yamlCopy');
    const said = await copyYamlLink(text);
    tell(mirror, { id: 'files', tone: said === 'copied' ? 'plain' : 'warn', title: editingText(`menu.${said}`) });
  };
  const others = files.map(({ name }) => name).filter((name) => name !== file);
  return (
    <>
      <Item label={editingText('menu.rename')} onSelect={() => rename(file)} />
      <Item label={editingText('menu.left')} disabled={index <= 0} onSelect={() => moveFile(tabs, file, index - 1)} />
      <Item
        label={editingText('menu.right')}
        disabled={index >= files.length - 1}
        onSelect={() => moveFile(tabs, file, index + 1)}
      />
      {countObjects(text) > 1 && (
        <Item label={editingText('menu.split')} onSelect={() => splitFile(playground, file)} />
      )}
      <Item
        label={editingText('menu.link')}
        disabled={text === ''}
        onSelect={() => copyLink().catch(() => tellMissing(playground, missingWords()))}
      />
      <Item label={editingText('menu.close')} onSelect={() => close([file])} />
      <Item label={editingText('menu.closeOthers')} disabled={others.length === 0} onSelect={() => close(others)} />
    </>
  );
}
