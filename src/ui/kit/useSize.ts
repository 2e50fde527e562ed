import { useLayoutEffect, useState } from 'react';

/** Width and height in CSS px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const NOWHERE: Size = { width: 0, height: 0 };

/** The inner size of an element, as it is; 0 by 0 before it stands. */
export function useSize(element: { readonly current: HTMLElement | null }): Size {
  const [size, setSize] = useState(NOWHERE);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    const read = () =>
      setSize((before) =>
        before.width === box.clientWidth && before.height === box.clientHeight
          ? before
          : { width: box.clientWidth, height: box.clientHeight },
      );
    read();
    const observer = new ResizeObserver(read);
    observer.observe(box);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
