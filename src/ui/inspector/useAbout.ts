import { useRef, useState } from 'react';
import { same } from '../../mirror/same';
import type { About, ObjectName } from '../../protocol/detail';
import { usePlayground } from '../kit/playground';
import { useAsking } from '../kit/useAsking';

/** An object is read at most this often, in milliseconds of wall time. */
const READ_EVERY_MS = 400;

/** What is known of an object. */
export interface Known {
  /** As it was told last; undefined while nothing was. */
  readonly about: About | undefined;
  /** Whether it is not there at this moment. */
  readonly gone: boolean;
}

/** Reads everything about an object for as long as it is looked at; parts that did not change are the same objects. */
export function useAbout({ resource, namespace, name }: ObjectName): Known {
  const playground = usePlayground();
  const [shown, setShown] = useState<Known>({ about: undefined, gone: false });
  const known = useRef(-1);
  useAsking(`${resource} ${namespace}/${name}`, READ_EVERY_MS, async (signal) => {
    if (resource === '') return;
    const question = { type: 'about', resource, namespace, name, known: known.current } as const;
    const answer = await playground.ask<'about'>(question);
    if (signal.aborted) return;
    known.current = answer.number;
    const { about } = answer;
    if (about === undefined) return;
    setShown((before) =>
      about === null ? { about: before.about, gone: true } : { about: kept(before.about, about), gone: false },
    );
  });
  return shown;
}

function kept(before: About | undefined, about: About): About {
  if (before?.uid !== about.uid) return about;
  const parts = Object.entries(about).map(([key, value]) => {
    const old = before[key as keyof About];
    return [key, same(old, value) ? old : value] as const;
  });
  return Object.fromEntries(parts) as unknown as About;
}
