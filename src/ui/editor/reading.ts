import type { Proofreader } from './proofreader';

/** Who reads the files at this moment: what completion, hover and format ask. Only one editor is on the page. */
export const reading: { by: Proofreader | undefined } = { by: undefined };
