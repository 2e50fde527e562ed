/** A keyboard on the screen takes at least this much of it, in px. */
const LEAST_PX = 120;

/**
 * Keeps the page within what a keyboard on the screen leaves of it: browsers that lay the page out anew do that by themselves, others
 * only tell how much is seen. The result ends it.
 */
export function keepAboveKeyboard(): () => void {
  const seen = window.visualViewport;
  const root = document.documentElement;
  if (!seen) return () => {};
  let tallest = seen.height;
  let width = seen.width;
  const fit = () => {
    // A pinch changes what is seen too, and turning the phone begins anew.
    if (seen.scale > 1.01) return;
    if (seen.width !== width) tallest = seen.height;
    width = seen.width;
    tallest = Math.max(tallest, seen.height);
    const covered = window.innerHeight - seen.height > LEAST_PX;
    if (covered) {
      root.style.setProperty('--seen', `${Math.floor(seen.height)}px`);
      window.scrollTo(0, 0);
    } else root.style.removeProperty('--seen');
    root.toggleAttribute('data-keyboard', tallest - seen.height > LEAST_PX && matchMedia('(pointer: coarse)').matches);
  };
  fit();
  seen.addEventListener('resize', fit);
  seen.addEventListener('scroll', fit);
  return () => {
    seen.removeEventListener('resize', fit);
    seen.removeEventListener('scroll', fit);
  };
}
