import { Keyboard, Link, Moon, Presentation, RotateCcw, Sun } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { frameText } from '../../texts/frame';
import { homeText } from '../../texts/home';
import { keepText } from '../../texts/keep';
import { HullMark } from '../kit/Brand';
import { PaletteButton } from '../kit/PaletteButton';
import { useWorkspace, workspace } from '../kit/workspace';
import { toggleTheme, useTheme } from '../theme/theme';
import type { Arrival } from './arrival';

const loadShare = () => import('../share/SharePopover');
const SharePopover = lazy(loadShare);

interface Props extends Arrival {
  readonly startOver: () => void;
}

/** Brand, where you are, and the three things that concern the page as a whole. */
export function TopBar({ title, copy, readOnly, startOver }: Props) {
  const theme = useTheme();
  return (
    <header className="topbar">
      <h1>
        <a className="brand" href="#home" title={homeText('bar.home')}>
          <HullMark />
          <span>Drydock</span>
        </a>
      </h1>
      <nav aria-label={homeText('bar.where')}>
        <a className="up" href="#home">
          {homeText('bar.home')}
        </a>
        <i aria-hidden="true">/</i>
        <span className="cur">{title}</span>
        {(copy || readOnly) && (
          <span className="chip">{readOnly ? keepText('chip.readOnly') : keepText('chip.copy')}</span>
        )}
      </nav>
      <div className="grow" />
      <PaletteButton />
      <button type="button" className="btn bare sq" aria-label="Start over" title="Start over" onClick={startOver}>
        <RotateCcw className="ic" aria-hidden="true" />
      </button>
      <button type="button" className="btn bare only-wide" title={frameText('present.key')} onClick={present}>
        <Presentation className="ic" aria-hidden="true" />
        <span>{frameText('present')}</span>
      </button>
      <ShareButton />
      <button
        type="button"
        className="btn bare sq only-keys"
        aria-label="Keys"
        title="Keys ( ? )"
        onClick={() => workspace.setState({ dialog: 'keys' })}
      >
        <Keyboard className="ic" aria-hidden="true" />
      </button>
      <button
        type="button"
        className="btn bare sq"
        aria-label={theme === 'dark' ? 'Light theme' : 'Dark theme'}
        title={theme === 'dark' ? 'Light theme' : 'Dark theme'}
        onClick={toggleTheme}
      >
        {theme === 'dark' ? <Sun className="ic" aria-hidden="true" /> : <Moon className="ic" aria-hidden="true" />}
      </button>
    </header>
  );
}

function present(): void {
  workspace.setState({ presenting: true });
}

function ShareButton() {
  const [pressed, setWanted] = useState(false);
  const asked = useWorkspace((state) => state.dialog === 'share');
  const wanted = pressed || asked;
  if (asked && !pressed) setWanted(true);
  const button = (
    <button
      type="button"
      className="btn bare"
      aria-haspopup="dialog"
      aria-label="Share"
      onPointerEnter={() => void loadShare()}
      onFocus={() => void loadShare()}
      onClick={() => setWanted(true)}
    >
      <Link className="ic" aria-hidden="true" />
      <span>Share</span>
    </button>
  );
  return wanted ? (
    <Suspense fallback={button}>
      <SharePopover />
    </Suspense>
  ) : (
    button
  );
}
