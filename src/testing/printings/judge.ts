import { type Printing, print, type Texts } from './print';

/** The texts of an object, in the order of the table's columns. */
export const TEXTS = ['get', 'wide', 'describe'] as const satisfies readonly (keyof Texts)[];

/** A text that is not the real one; `line` counts from 1. */
export interface Wrong {
  readonly line: number;
  readonly text: keyof Texts;
  readonly expected: string;
  readonly actual: string;
}

/** What came out for a resource. */
export interface ResourcePrintings {
  readonly resource: string;
  readonly lines: number;
  readonly wrong: readonly Wrong[];
}

/** Prints each object of a resource's file, and compares letter for letter. */
export function judge(resource: string, printings: readonly Printing[]): ResourcePrintings {
  const wrong = printings.flatMap((printing, index) => {
    const ours = printed(printing);
    return TEXTS.filter((text) => ours[text] !== printing[text]).map((text) => ({
      line: index + 1,
      text,
      expected: printing[text],
      actual: ours[text],
    }));
  });
  return { resource, lines: printings.length, wrong };
}

function printed(printing: Printing): Texts {
  try {
    return print(printing);
  } catch (error) {
    const broken = `broke off: ${error instanceof Error ? error.message : String(error)}`;
    return { get: broken, wide: broken, describe: broken };
  }
}
