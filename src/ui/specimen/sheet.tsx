import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Cards } from './Cards';
import { Kinds } from './Kinds';
import { PodStates } from './PodStates';
import { Requests } from './Requests';
import { Filters, Revisions } from './Revisions';
import '../theme/fonts.css';
import '../theme/tokens.css';
import '../theme/base.css';
import '../canvas/flowStage.css';
import '../editor/editor.css';
import '../frame/frame.css';
import './sheet.css';

/** A page for looking at the product's own parts side by side in both themes: `states.html`. Its head is in the theme of the system. */
document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

function Sheet() {
  return (
    <main className="specimens">
      <header>
        <h1>Specimen sheet</h1>
        <p>
          A ready pod shows who it is. Any other pod shows what is the matter. The line beneath is its berth: no line,
          no node.
        </p>
      </header>
      <Filters />
      {['light', 'dark'].map((theme) => (
        <section key={theme} data-theme={theme} aria-label={theme}>
          <PodStates />
          <Revisions />
          <Requests />
          <Kinds />
          <Cards />
        </section>
      ))}
    </main>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Sheet />
  </StrictMode>,
);
