const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The card that an arrow key leads to from the focused one: of those on that side, the nearest; undefined for other keys. */
export function nearest(cards: readonly HTMLElement[], from: Element | null, key: string): HTMLElement | undefined {
  const way = WAYS[key];
  const here = cards.find((card) => card === from)?.getBoundingClientRect();
  if (!way || !here) return undefined;
  let best: { card: HTMLElement; far: number } | undefined;
  for (const card of cards) {
    const there = card.getBoundingClientRect();
    const x = there.left + there.width / 2 - here.left - here.width / 2;
    const y = there.top - here.top;
    const ahead = x * way[0] + y * way[1];
    const aside = Math.abs(x * way[1] + y * way[0]);
    const far = ahead + 3 * aside;
    if (card !== from && ahead > here.height / 3 && (!best || far < best.far)) best = { card, far };
  }
  return best?.card;
}
