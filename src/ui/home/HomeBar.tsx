import { Moon, Sun } from 'lucide-react';
import { homeText } from '../../texts/home';
import { HullMark } from '../kit/Brand';
import { PaletteButton } from '../kit/PaletteButton';
import { toggleTheme, useTheme } from '../theme/theme';

/** The top bar without a cluster: where you are, search, and the theme. */
export function HomeBar() {
  const theme = useTheme();
  const other = theme === 'dark' ? homeText('bar.light') : homeText('bar.dark');
  return (
    <header className="topbar">
      <a className="brand" href="#home" aria-current="page">
        <HullMark />
        <span>Drydock</span>
      </a>
      <nav aria-label={homeText('bar.where')}>
        <span className="cur">{homeText('bar.home')}</span>
      </nav>
      <div className="grow" />
      <PaletteButton />
      <button type="button" className="btn bare sq" aria-label={other} title={other} onClick={toggleTheme}>
        {theme === 'dark' ? <Sun className="ic" aria-hidden="true" /> : <Moon className="ic" aria-hidden="true" />}
      </button>
    </header>
  );
}
