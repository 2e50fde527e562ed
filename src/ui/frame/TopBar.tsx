import { ChevronLeft, Ellipsis, Keyboard, Link, Moon, Presentation, RotateCcw, Sun } from 'lucide-react';
import { memo, useState } from 'react';
import { frameText } from '../../texts/frame';
import { homeText } from '../../texts/home';
import { keepText } from '../../texts/keep';
import { HullMark } from '../kit/Brand';
import { Boundary } from '../kit/boundary';
import { late } from '../kit/late';
import { PaletteButton, usePaletteKey } from '../kit/PaletteButton';
import { useWorkspace, workspace } from '../kit/workspace';
import { toggleTheme, useTheme } from '../theme/theme';
import type { Arrival } from './arrival';

const SharePopover = late(() => import('../share/SharePopover'));
const MoreMenu = late(() => import('./MoreMenu'));

interface Props extends Arrival {
  readonly startOver: () => void;
}

/** Brand, where you are, and the three things that concern the page as a whole. */
export const TopBar = memo(function TopBar({ title, copy, readOnly, startOver }: Props) {
  const theme = useTheme();
  const other = frameText(theme === 'dark' ? 'theme.light' : 'theme.dark');
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
        <CopyChip copy={copy} readOnly={readOnly} />
      </nav>
      <div className="grow" />
      <PaletteButton />
      <button
        type="button"
        className="btn bare sq"
        aria-label={frameText('startOver')}
        title={frameText('startOver')}
        onClick={startOver}
      >
        <RotateCcw className="ic" aria-hidden="true" />
      </button>
      <button type="button" className="btn bare" title={frameText('present.key')} onClick={present}>
        <Presentation className="ic" aria-hidden="true" />
        <span>{frameText('present')}</span>
      </button>
      <ShareButton />
      <button
        type="button"
        className="btn bare sq"
        aria-label={frameText('keys')}
        title={frameText('keys.key')}
        onClick={() => workspace.setState({ dialog: 'keys' })}
      >
        <Keyboard className="ic" aria-hidden="true" />
      </button>
      <button type="button" className="btn bare sq" aria-label={other} title={other} onClick={toggleTheme}>
        {theme === 'dark' ? <Sun className="ic" aria-hidden="true" /> : <Moon className="ic" aria-hidden="true" />}
      </button>
    </header>
  );
});

/** The bar of a phone: the way back, where you are, and a menu of all else. */
export const PhoneBar = memo(function PhoneBar({ title, copy, readOnly, startOver }: Props) {
  usePaletteKey();
  const [wanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      className="btn bare sq"
      aria-haspopup="menu"
      aria-label={frameText('more')}
      onPointerEnter={MoreMenu.ahead}
      onFocus={MoreMenu.ahead}
      onClick={() => setWanted(true)}
    >
      <Ellipsis className="ic" aria-hidden="true" />
    </button>
  );
  return (
    <header className="topbar">
      <nav aria-label={homeText('bar.where')}>
        <a className="btn bare sq" href="#home" aria-label={homeText('bar.home')}>
          <ChevronLeft className="ic" aria-hidden="true" />
        </a>
      </nav>
      <div className="phone-title">
        <h1>{title}</h1>
        <CopyChip copy={copy} readOnly={readOnly} />
      </div>
      <ShareButton />
      {wanted ? (
        <Boundary back={() => setWanted(false)} fallback={button}>
          <MoreMenu startOver={startOver} />
        </Boundary>
      ) : (
        button
      )}
    </header>
  );
});

function CopyChip({ copy, readOnly }: Pick<Arrival, 'copy' | 'readOnly'>) {
  if (!copy && !readOnly) return null;
  return <span className="chip">{readOnly ? keepText('chip.readOnly') : keepText('chip.copy')}</span>;
}

function present(): void {
  workspace.setState({ presenting: true });
}

function ShareButton() {
  const [pressed, setWanted] = useState(false);
  const asked = useWorkspace((state) => state.dialog === 'share');
  const wanted = pressed || asked;
  if (asked && !pressed) setWanted(true);
  const back = () => {
    setWanted(false);
    if (asked) workspace.setState({ dialog: undefined });
  };
  const button = (
    <button
      type="button"
      className="btn bare"
      aria-haspopup="dialog"
      aria-label={frameText('share')}
      onPointerEnter={SharePopover.ahead}
      onFocus={SharePopover.ahead}
      onClick={() => setWanted(true)}
    >
      <Link className="ic" aria-hidden="true" />
      <span>{frameText('share')}</span>
    </button>
  );
  return (
    <div className="share-place">
      {wanted ? (
        <Boundary back={back} fallback={button}>
          <SharePopover />
        </Boundary>
      ) : (
        button
      )}
    </div>
  );
}
