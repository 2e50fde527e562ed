import { Search } from 'lucide-react';
import { useEffect } from 'react';
import { homeText } from '../../texts/home';
import { workspace } from './workspace';
import './paletteButton.css';

const openPalette = () => workspace.setState({ dialog: 'palette' });

/** Ctrl+K opens the palette from anywhere but the terminal, where that cuts the line. */
export function usePaletteKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || event.altKey || event.shiftKey || event.ctrlKey === event.metaKey) return;
      if (event.ctrlKey && event.target instanceof Element && event.target.closest('.xterm')) return;
      event.preventDefault();
      event.stopPropagation();
      openPalette();
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, []);
}

/** The field in the top bar that opens the palette, as Ctrl+K does. */
export function PaletteButton() {
  usePaletteKey();
  return (
    <button
      type="button"
      className="palette-button"
      aria-haspopup="dialog"
      aria-label={homeText('search.button')}
      aria-keyshortcuts="Control+K"
      onClick={openPalette}
    >
      <Search className="ic" aria-hidden="true" />
      <span>{homeText('search.button')}</span>
      <kbd>Ctrl K</kbd>
    </button>
  );
}
