import { Check, Settings2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { presenterText } from '../../texts/presenter';
import '../kit/menu.css';
import { presenterLook, SCALES, usePresenterLook } from './look';
import { openAudience, openNotes } from './windows';

/** Text size, calm motion, and the second windows. */
export function LookMenu() {
  const { scale, calm } = usePresenterLook();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="big sq quiet" aria-label={presenterText('settings')}>
        <Settings2 className="ic" aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" side="top" align="end" sideOffset={8} collisionPadding={8}>
          <DropdownMenu.RadioGroup
            value={String(scale)}
            onValueChange={(next) => presenterLook.setState({ scale: Number(next) })}
          >
            {SCALES.map((percent) => (
              <DropdownMenu.RadioItem className="menu-item" key={percent} value={String(percent)}>
                <span className="menu-check">
                  <DropdownMenu.ItemIndicator>
                    <Check className="ic" aria-hidden="true" />
                  </DropdownMenu.ItemIndicator>
                </span>
                {presenterText('settings.scale', { percent })}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.CheckboxItem
            className="menu-item"
            checked={calm}
            onCheckedChange={(next) => presenterLook.setState({ calm: next })}
          >
            <span className="menu-check">
              <DropdownMenu.ItemIndicator>
                <Check className="ic" aria-hidden="true" />
              </DropdownMenu.ItemIndicator>
            </span>
            {presenterText('settings.motion')}
          </DropdownMenu.CheckboxItem>
          <DropdownMenu.Item className="menu-item" onSelect={openAudience}>
            <span className="menu-check" />
            {presenterText('settings.audience')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={openNotes}>
            <span className="menu-check" />
            {presenterText('settings.notes')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
