import { Ellipsis, Link, type LucideIcon, Moon, RotateCcw, Search, SlidersHorizontal, Sun } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { frameText } from '../../texts/frame';
import { workspace } from '../kit/workspace';
import { toggleTheme, useTheme } from '../theme/theme';
import '../kit/menu.css';

/** What a phone's bar has no room for; open from the start, for it is loaded when it is pressed for the first time. */
export default function MoreMenu({ startOver }: { startOver: () => void }) {
  const [open, setOpen] = useState(true);
  const dark = useTheme() === 'dark';
  return (
    <DropdownMenu.Root open={open} onOpenChange={setOpen} modal={false}>
      <DropdownMenu.Trigger className="btn bare sq" aria-label={frameText('more')}>
        <Ellipsis className="ic" aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={2} collisionPadding={8}>
          <Deed Icon={Search} label={frameText('search')} act={() => workspace.setState({ dialog: 'palette' })} />
          <Deed Icon={Link} label={frameText('share')} act={() => workspace.setState({ dialog: 'share' })} />
          <Deed Icon={RotateCcw} label={frameText('startOver')} act={startOver} />
          <DropdownMenu.Separator className="menu-rule" />
          <Deed
            Icon={dark ? Sun : Moon}
            label={frameText(dark ? 'theme.light' : 'theme.dark')}
            act={() => toggleTheme()}
          />
          <Deed Icon={SlidersHorizontal} label={frameText('keys')} act={() => workspace.setState({ dialog: 'keys' })} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Deed({ Icon, label, act }: { Icon: LucideIcon; label: string; act: () => void }) {
  // The menu gives the focus back before what it opens takes it.
  return (
    <DropdownMenu.Item className="menu-item" onSelect={() => setTimeout(act)}>
      <Icon className="ic" aria-hidden="true" />
      <span className="menu-label">{label}</span>
    </DropdownMenu.Item>
  );
}
