import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Builder } from './ui/embed/Builder';
import './ui/theme/fonts.css';
import './ui/theme/tokens.css';
import './ui/theme/base.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Builder />
    </StrictMode>,
  );
}
