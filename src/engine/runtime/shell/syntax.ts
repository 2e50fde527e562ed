/** A piece of a shell word. `quoted` pieces are neither split into fields nor taken as patterns. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly kind: 'parameter';
      readonly name: string;
      /** `:-`, `-`, `:=`, `=`, `:?`, `?`, `:+`, `+`, `#`, `##`, `%`, `%%`, or `length` of `${#name}`. */
      readonly operator?: string;
      readonly operand?: Word;
      readonly quoted: boolean;
    }
  | { readonly kind: 'command'; readonly body: Command; readonly quoted: boolean }
  | { readonly kind: 'arithmetic'; readonly expression: Word; readonly quoted: boolean };

/** A word as it was written, before expansion. */
export type Word = readonly Part[];

/** `2>>file`, `<&3`, `<<EOF`. Of a here-document, `target` is its text. */
export interface Redirect {
  readonly fd: number;
  readonly operator: '<' | '>' | '>>' | '<&' | '>&' | '<<';
  readonly target: Word;
}

export interface Assignment {
  readonly name: string;
  readonly value: Word;
}

export interface SimpleCommand {
  readonly kind: 'simple';
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
}

/** The tree of a script: plain data, never changed once parsed. */
export type Command =
  | SimpleCommand
  | { readonly kind: 'list'; readonly items: readonly Command[] }
  | { readonly kind: 'and' | 'or'; readonly left: Command; readonly right: Command }
  | { readonly kind: 'not'; readonly body: Command }
  | { readonly kind: 'pipeline'; readonly parts: readonly Command[] }
  | { readonly kind: 'background'; readonly body: Command }
  | { readonly kind: 'if'; readonly condition: Command; readonly then: Command; readonly otherwise?: Command }
  | { readonly kind: 'while' | 'until'; readonly condition: Command; readonly body: Command }
  | { readonly kind: 'for'; readonly name: string; readonly words?: readonly Word[]; readonly body: Command }
  | { readonly kind: 'case'; readonly word: Word; readonly arms: readonly CaseArm[] }
  | { readonly kind: 'group' | 'subshell'; readonly body: Command }
  | { readonly kind: 'function'; readonly name: string; readonly body: Command }
  | { readonly kind: 'redirected'; readonly body: Command; readonly redirects: readonly Redirect[] };

export interface CaseArm {
  readonly patterns: readonly Word[];
  readonly body: Command;
}

/** A script that is none, in the words of busybox ash: `syntax error: unexpected "fi"`. */
export class ShellSyntaxError extends Error {}
