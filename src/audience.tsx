import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SecondWindow } from './ui/presenter/SecondWindow';
import './ui/theme/fonts.css';
import './ui/theme/tokens.css';
import './ui/theme/base.css';

const options = new URLSearchParams(location.search);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <SecondWindow talk={options.get('talk') ?? ''} notes={options.has('notes')} />
    </StrictMode>,
  );
}
