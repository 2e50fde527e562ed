import { Check, GitBranch } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { clock } from '../kit/clock';
import { useMirror, usePlayground } from '../kit/playground';
import '../kit/menu.css';
import { SPEEDS, speedLabel, speedName } from './speeds';

/** The speeds, open from the start: it is loaded when the button is pressed for the first time. */
export function SpeedMenu() {
  const playground = usePlayground();
  const [open, setOpen] = useState(true);
  const speed = useMirror((mirror) => mirror.speed);
  return (
    <DropdownMenu.Root open={open} onOpenChange={setOpen} modal={false}>
      <DropdownMenu.Trigger className="spd" aria-label={`Speed ${speedLabel(speed)}`} title="Speed ( [ and ] )">
        {speedLabel(speed)}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" side="top" sideOffset={6} align="end" collisionPadding={8}>
          <DropdownMenu.RadioGroup
            value={String(speed)}
            onValueChange={(value) => playground.setSpeed(Number(value))}
            aria-label="Speed"
          >
            {SPEEDS.map((one) => (
              <DropdownMenu.RadioItem className="menu-item" key={one} value={String(one)}>
                <span className="menu-check">
                  <DropdownMenu.ItemIndicator>
                    <Check className="ic" aria-hidden="true" />
                  </DropdownMenu.ItemIndicator>
                </span>
                <b className="menu-lead">{speedLabel(one)}</b>
                <span className="menu-note">{speedName(one)}</span>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** The branches of this cluster's story. */
export function BranchMenu({ past }: { past: boolean }) {
  const playground = usePlayground();
  const [open, setOpen] = useState(true);
  const branches = useMirror((mirror) => mirror.branches);
  const branch = useMirror((mirror) => mirror.branch);
  const horizon = useMirror((mirror) => Math.floor(mirror.horizon / 1000) * 1000);
  const title = past ? 'Acting at this moment starts a new branch' : 'Branches';
  return (
    <DropdownMenu.Root open={open} onOpenChange={setOpen} modal={false}>
      <DropdownMenu.Trigger
        className={`rb fork${past ? ' armed' : ''}`}
        aria-label={title}
        title={title}
        disabled={branches.length < 2 && !past}
      >
        <GitBranch className="ic" aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" side="top" sideOffset={6} align="end" collisionPadding={8}>
          {past && <p className="menu-say">This is the past. Whatever you do here starts a new branch.</p>}
          <DropdownMenu.RadioGroup
            value={branch}
            onValueChange={(name) => playground.history.go(name)}
            aria-label="Branch"
          >
            {branches.map((one) => (
              <DropdownMenu.RadioItem className="menu-item" key={one.name} value={one.name}>
                <span className="menu-check">
                  <DropdownMenu.ItemIndicator>
                    <Check className="ic" aria-hidden="true" />
                  </DropdownMenu.ItemIndicator>
                </span>
                <b className="menu-lead">{one.name}</b>
                <span className="menu-note mono">
                  {clock(one.from)} to {clock(one.name === branch ? horizon : one.until)}
                </span>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
