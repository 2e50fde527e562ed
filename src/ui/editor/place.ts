import { createStore } from 'zustand/vanilla';

/** A place in a file that somebody wants to see; columns and lines from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The place that is wanted, until the text that is on the page has gone there. */
export const wantedPlace = createStore<{ readonly place: FilePlace | undefined }>(() => ({ place: undefined }));

/** Asks whatever shows the file, now or as soon as it is there, to go to a line. */
export function wantPlace(place: FilePlace): void {
  wantedPlace.setState({ place });
}

/** Gives the place that is wanted in this file, once. */
export function takePlace(file: string): FilePlace | undefined {
  const { place } = wantedPlace.getState();
  if (place?.file !== file) return undefined;
  wantedPlace.setState({ place: undefined });
  return place;
}
