import type { Command, LoggedCommand } from '../../protocol/session';
import { isDeeperThan } from '../depth';
import { MAX_COMMANDS, MAX_DEPTH } from '../limits';
import { FileHearer, FileTeller } from './fileTexts';
import type { WordReader, WordWriter } from './words';

/** A command is a number, the milliseconds since the one before times four plus how it is told, and texts. */
const LINE = 0;
/** A line and the files that it was typed with. */
const LINE_WITH_FILES = 1;
/** Any other command, as its JSON: kinds that come later need no new format. */
const JSON_COMMAND = 2;
/** No command: from here on lines are of the terminal that is named. */
const TERMINAL = 3;

/** No text is halved in the middle of a character, or UTF-8 would lose it. */
const HALF = /\p{Surrogate}/u;

/** Tells command logs. Files that were told with one are known to the next. */
export class LogTeller {
  readonly files: FileTeller;
  private terminal = '';

  constructor(private readonly out: WordWriter) {
    this.files = new FileTeller(out);
  }

  tell(log: readonly LoggedCommand[]): void {
    this.out.number(log.length);
    let now = 0;
    for (const { at, command } of log) {
      this.tellCommand(4 * (at - now), command);
      now = at;
    }
  }

  private tellCommand(apart: number, command: Command): void {
    const { out } = this;
    if (!isPlainExec(command)) {
      out.number(apart + JSON_COMMAND);
      out.text(JSON.stringify(command));
      return;
    }
    if (command.terminal !== this.terminal) {
      out.number(TERMINAL);
      out.text(command.terminal);
      this.terminal = command.terminal;
    }
    out.number(apart + (command.files ? LINE_WITH_FILES : LINE));
    out.text(command.line);
    if (!command.files) return;
    const named = Object.entries(command.files);
    out.number(named.length);
    for (const [name, text] of named) this.files.tell(name, text);
  }
}

/** A line with nothing about it that this format has no place for. */
function isPlainExec(command: Command): command is Extract<Command, { type: 'exec' }> {
  if (command.type !== 'exec') return false;
  const known = Object.keys(command).every((key) => ['type', 'terminal', 'line', 'files'].includes(key));
  const texts = [command.terminal, command.line, ...Object.entries(command.files ?? {}).flat()];
  return known && !texts.some((text) => HALF.test(text));
}

/** Reads what a LogTeller told. What it gives is looked at by nobody yet. */
export class LogHearer {
  private readonly files: FileHearer;
  private terminal = '';

  constructor(private readonly words: WordReader) {
    this.files = new FileHearer(words);
  }

  hear(): { at: number; command: unknown }[] {
    const { words } = this;
    const log: { at: number; command: unknown }[] = [];
    let now = 0;
    let left = words.number();
    if (left > MAX_COMMANDS) throw new RangeError('too many commands');
    while (left > 0) {
      const code = words.number();
      if (code === TERMINAL) {
        this.terminal = words.text();
        continue;
      }
      now += Math.floor(code / 4);
      log.push({ at: now, command: this.hearCommand(code % 4) });
      left--;
    }
    return log;
  }

  private hearCommand(how: number): unknown {
    const { words, terminal } = this;
    if (how === JSON_COMMAND) return parsed(words.text());
    if (how === TERMINAL) throw new RangeError('a terminal takes no time');
    const line = words.text();
    if (how === LINE) return { type: 'exec', terminal, line };
    const named: [string, string][] = [];
    for (let left = words.number(); left > 0; left--) {
      const { name, text } = this.files.hear();
      named.push([name, text]);
    }
    return { type: 'exec', terminal, line, files: Object.fromEntries(named) };
  }
}

function parsed(json: string): unknown {
  if (isDeeperThan(json, MAX_DEPTH)) throw new RangeError('too deep');
  return JSON.parse(json);
}
