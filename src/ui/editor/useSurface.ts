import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { frameText } from '../../texts/frame';
import { doWithout, missingWords, tellMissing } from '../kit/missing';
import { usePlayground } from '../kit/playground';
import { isShown, offerFocus, tookFocus, useWorkspace } from '../kit/workspace';
import { whereabouts } from './PlainText';
import type { Problem } from './problems';
import { whenWanted } from './startRule';
import type { Surface } from './surface';

/** Monaco in an element, once it is wanted. `press` is called for Ctrl+Enter, always the newest one. */
export function useSurface(press: { readonly current: () => void }) {
  const playground = usePlayground();
  const element = useRef<HTMLDivElement>(null);
  const [surface, setSurface] = useState<Surface>();
  const [tabMoves, setTabMoves] = useState(false);
  const [found, setFound] = useState<readonly Problem[]>([]);
  useEffect(() => {
    const pane = element.current?.closest<HTMLElement>('#editor');
    if (!pane) return;
    let gone = false;
    let opened: Surface | undefined;
    const come = async () => {
      const { openSurface } = await import('./surface');
      if (gone || !element.current) return;
      const made = await openSurface(playground, element.current, {
        onApply: () => press.current(),
        onTabMovesFocus: setTabMoves,
        onMarkers: setFound,
      });
      if (gone) return made.end();
      opened = made;
      const at = whereabouts();
      // In one breath: a key between the plain text's end and Monaco's beginning would be lost.
      flushSync(() => setSurface(made));
      if (at) made.goOn(at);
    };
    let cancel = () => {};
    // The plain text goes on meanwhile.
    const missed = (reason: unknown) => {
      console.error(reason);
      if (gone) return;
      tellMissing(playground, missingWords(frameText('missing.editor')), bring);
      addEventListener('online', bring);
      cancel = () => removeEventListener('online', bring);
    };
    const bring = () => {
      cancel();
      come().catch(missed);
    };
    cancel = whenWanted(playground.mirror, pane, bring);
    return () => {
      gone = true;
      cancel();
      doWithout(bring);
      opened?.end();
      setSurface(undefined);
    };
  }, [playground, press]);
  return { element, surface, tabMoves, found };
}

/** Takes the focus where the editor is asked to, by whatever is on the page of it. */
export function useEditorFocus(surface: Surface | undefined, reviewing: boolean): void {
  const wanted = useWorkspace((state) => state.wanted === 'editor');
  useEffect(() => {
    if (reviewing) return undefined;
    return offerFocus('editor', () => (surface ? surface.focus() : document.getElementById('plain-text')?.focus()));
  }, [surface, reviewing]);
  useEffect(() => {
    if (!wanted || !isShown('editor')) return;
    if (reviewing) document.querySelector<HTMLElement>('.review .pri')?.focus();
    else if (surface) surface.focus();
    else document.getElementById('plain-text')?.focus();
    tookFocus('editor');
  }, [wanted, surface, reviewing]);
}
