import { DropdownMenu } from 'radix-ui';
import { editingText } from '../../texts/editing';
import { fleetText } from '../../texts/fleet';
import { stageText } from '../../texts/stage';
import { openInEditor } from '../editor/reveal';
import { askToMove } from '../fleet/moveRequest';
import { usePlayground } from '../kit/playground';
import { askWhy, focusStage, select, useWorkspace, workspace } from '../kit/workspace';
import '../kit/menu.css';
import { act } from './act';
import { subjectOf } from './subjects';

/** The menu of an object in the stage, where it was asked for. */
export default function StageMenu() {
  const playground = usePlayground();
  const menu = useWorkspace((state) => state.menu);
  const view = useWorkspace((state) => state.view);
  const subject = menu && subjectOf(playground.mirror.getState(), menu.object);
  if (!menu || !subject) return null;
  const { pods } = playground.mirror.getState();
  const pod = menu.object.kind === 'Pod' ? pods.get(menu.object.uid) : undefined;
  const close = () => workspace.setState({ menu: undefined });
  return (
    <DropdownMenu.Root open onOpenChange={(open) => !open && close()} modal={false}>
      <DropdownMenu.Trigger asChild>
        <span className="menu-anchor" style={{ left: menu.x, top: menu.y }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="start"
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // This comes a moment after the menu is gone: a pane that took the focus meanwhile keeps it.
            if (!workspace.getState().selected && !workspace.getState().why && document.activeElement === document.body)
              focusStage();
          }}
        >
          <DropdownMenu.Label className="menu-say">
            {subject.kind} <b className="mono">{subject.name}</b>
          </DropdownMenu.Label>
          <DropdownMenu.Item className="menu-item" onSelect={() => select(menu.object)}>
            {stageText('menu.open')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => askWhy(menu.object)}>
            {stageText('why')}
          </DropdownMenu.Item>
          {subject.resource !== '' && (
            <DropdownMenu.Item className="menu-item" onSelect={() => openInEditor(playground, subject)}>
              {editingText('reveal.edit')}
            </DropdownMenu.Item>
          )}
          {subject.deeds.map((deed) => (
            <DropdownMenu.Item
              className="menu-item"
              key={deed.label}
              disabled={subject.goneAt !== undefined}
              onSelect={() => act(playground, deed)}
            >
              {deed.label}
            </DropdownMenu.Item>
          ))}
          {view === 'fleet' && pod && pod.node !== '' && (
            <DropdownMenu.Item className="menu-item" onSelect={() => askToMove({ pod: pod.uid, x: menu.x, y: menu.y })}>
              {fleetText('move.menu')}
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
