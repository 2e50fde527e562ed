import {
  Bookmark,
  Check,
  Columns2,
  FastForward,
  GitBranch,
  type LucideIcon,
  Redo2,
  Settings2,
  Undo2,
} from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { timeText } from '../../texts/time';
import { clock } from '../kit/clock';
import { useMirror, usePlayground } from '../kit/playground';
import { workspace } from '../kit/workspace';
import '../kit/menu.css';
import { useForkFace, useSpeedFace } from './faces';
import { SPEEDS, speedLabel, speedName } from './speeds';

const UNTIL_EVENT = 'event';

/** The speeds, open from the start: it is loaded when the button is pressed for the first time. */
export function SpeedMenu() {
  const playground = usePlayground();
  const [open, setOpen] = useState(true);
  const { speed, untilEvent, face, name } = useSpeedFace();
  const choose = (value: string) => {
    if (value !== UNTIL_EVENT) return playground.setSpeed(Number(value));
    playground.setSpeed(speed, true);
    playground.play();
  };
  return (
    <DropdownMenu.Root open={open} onOpenChange={setOpen} modal={false}>
      <DropdownMenu.Trigger className="spd" aria-label={name} title={timeText('speed.title')}>
        {face}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" side="top" sideOffset={6} align="end" collisionPadding={8}>
          <DropdownMenu.RadioGroup
            value={untilEvent ? UNTIL_EVENT : String(speed)}
            onValueChange={choose}
            aria-label={timeText('speed')}
          >
            {SPEEDS.map((one) => (
              <Choice key={one} value={String(one)} lead={speedLabel(one)} note={speedName(one)} />
            ))}
            <DropdownMenu.RadioItem className="menu-item" value={UNTIL_EVENT}>
              <Tick />
              <FastForward className="ic menu-lead" aria-hidden="true" />
              <span className="menu-note">{timeText('speed.event')}</span>
            </DropdownMenu.RadioItem>
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Choice({ value, lead, note }: { value: string; lead: string; note: string }) {
  return (
    <DropdownMenu.RadioItem className="menu-item" value={value}>
      <Tick />
      <b className="menu-lead">{lead}</b>
      <span className="menu-note">{note}</span>
    </DropdownMenu.RadioItem>
  );
}

function Tick() {
  return (
    <span className="menu-check">
      <DropdownMenu.ItemIndicator>
        <Check className="ic" aria-hidden="true" />
      </DropdownMenu.ItemIndicator>
    </span>
  );
}

/** All that can be done with the lines of this cluster's history. */
export function HistoryMenu() {
  const [open, setOpen] = useState(true);
  const { className, title, past } = useForkFace();
  return (
    <DropdownMenu.Root open={open} onOpenChange={setOpen} modal={false}>
      <DropdownMenu.Trigger className={className} aria-label={timeText('branches')} title={title}>
        <GitBranch className="ic" aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" side="top" sideOffset={6} align="end" collisionPadding={8}>
          {past && <p className="menu-say">{timeText('branches.past.say')}</p>}
          <Deeds />
          <DropdownMenu.Separator className="menu-rule" />
          <BranchChoice />
          <Beside />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Deeds() {
  const { history } = usePlayground();
  const undo = useMirror((mirror) => mirror.undo);
  const redo = useMirror((mirror) => mirror.redo);
  return (
    <>
      <Deed Icon={GitBranch} label={timeText('fork.here')} hint="F" act={() => history.fork()} />
      <Deed
        Icon={Undo2}
        label={undo === '' ? timeText('undo') : timeText('undo.what', { what: undo })}
        hint={timeText('key.undo')}
        disabled={undo === ''}
        act={() => history.undo()}
      />
      <Deed
        Icon={Redo2}
        label={redo === '' ? timeText('redo') : timeText('redo.what', { what: redo })}
        hint={timeText('key.redo')}
        disabled={redo === ''}
        act={() => history.redo()}
      />
      <Deed
        Icon={Bookmark}
        label={timeText('bookmark.here')}
        hint="M"
        act={() => workspace.setState({ dialog: 'bookmark' })}
      />
    </>
  );
}

interface DeedProps {
  readonly Icon: LucideIcon;
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly act: () => void;
}

function Deed({ Icon, label, hint, disabled = false, act }: DeedProps) {
  return (
    <DropdownMenu.Item className="menu-item" disabled={disabled} onSelect={act}>
      <Icon className="ic" aria-hidden="true" />
      <span className="menu-label">{label}</span>
      {hint && <kbd>{hint}</kbd>}
    </DropdownMenu.Item>
  );
}

function BranchChoice() {
  const { history } = usePlayground();
  const branches = useMirror((mirror) => mirror.branches);
  const branch = useMirror((mirror) => mirror.branch);
  const horizon = useMirror((mirror) => Math.floor(mirror.horizon / 1000) * 1000);
  return (
    <DropdownMenu.RadioGroup value={branch} onValueChange={(name) => history.go(name)} aria-label={timeText('branch')}>
      {branches.map(({ name, from, until }) => (
        <DropdownMenu.RadioItem className="menu-item" key={name} value={name}>
          <Tick />
          <b className="menu-lead">{name}</b>
          <span className="menu-note mono">
            {timeText('span', { from: clock(from), until: clock(name === branch ? horizon : until) })}
          </span>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

/** A branch beside this one, and the dialog in which they are named and taken away. */
function Beside() {
  const { history } = usePlayground();
  const others = useMirror((mirror) => mirror.branches).filter(({ name }) => name !== '');
  const branch = useMirror((mirror) => mirror.branch);
  const beside = useMirror((mirror) => mirror.lockstep?.branch);
  const marked = useMirror((mirror) => mirror.bookmarks.length > 0);
  if (others.length < 2 && !marked) return null;
  return (
    <>
      <DropdownMenu.Separator className="menu-rule" />
      {others
        .filter(({ name }) => name !== branch && name !== beside)
        .slice(-3)
        .map(({ name }) => (
          <Deed
            key={name}
            Icon={Columns2}
            label={timeText('beside', { branch: name })}
            act={() => history.lockstep(name)}
          />
        ))}
      {beside && (
        <Deed
          Icon={Columns2}
          label={timeText('beside.end', { branch: beside })}
          act={() => history.lockstep(undefined)}
        />
      )}
      <Deed Icon={Settings2} label={timeText('names')} act={() => workspace.setState({ dialog: 'branches' })} />
    </>
  );
}
