import { speak } from '../../texts/catalogue';
import { languageOf } from '../../texts/languages';

/** Speaks the language that is asked for, as far as there is one, and says so to screen readers. Before anything is rendered. */
export function speakLanguage(code: string): void {
  const language = languageOf(code);
  speak(language);
  document.documentElement.lang = language?.code ?? 'en';
}
