import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { isBusy, type Playground, TERMINAL } from '../../mirror/playground';
import type { TerminalOutput } from '../../protocol/messages';
import { keepText } from '../../texts/keep';
import { terminalText } from '../../texts/terminal';
import { onNextCluster, workspace } from '../kit/workspace';
import { onThemeChange, token } from '../theme/theme';
import { type Ask, complete, emptyLine, feed, type Line, submitted } from './lineEditor';
import {
  columnsOf,
  dimmed,
  drawLine,
  endsLine,
  erase,
  firstLines,
  lastLines,
  printedUntil,
  recordText,
} from './screen';

/** What the pane may ask of its terminal. */
export interface Console {
  focus(): void;
  /** Keys as from a keyboard: `\t`, `\x1b[A`. */
  press(keys: string): void;
  setScreenReader(on: boolean): void;
  /** While true, Tab completes; else it goes to the next control. */
  setTabCompletes(on: boolean): void;
  end(): void;
}

interface Options {
  readonly screenReader: boolean;
  readonly onTabCompletes: (on: boolean) => void;
}

function theme() {
  const ink = token('--ink');
  const muted = token('--ink-3');
  const colours = { red: token('--bad'), green: token('--pass'), yellow: token('--warn'), blue: token('--y-key') };
  return {
    background: token('--panel'),
    foreground: ink,
    cursor: ink,
    cursorAccent: token('--panel'),
    selectionBackground: `${ink}2e`,
    black: ink,
    white: ink,
    brightBlack: muted,
    brightWhite: ink,
    ...colours,
    magenta: token('--rev-5-rim'),
    cyan: token('--rev-2-rim'),
    brightRed: colours.red,
    brightGreen: colours.green,
    brightYellow: colours.yellow,
    brightBlue: colours.blue,
    brightMagenta: token('--rev-5-rim'),
    brightCyan: token('--rev-2-rim'),
    scrollbarSliderBackground: `${muted}44`,
    scrollbarSliderHoverBackground: `${muted}88`,
    scrollbarSliderActiveBackground: `${muted}aa`,
  };
}

/** Lines that a screen holds, in any case. */
const SCREENFUL = 120;
/** Lines of the future that are written: what comes after them is seen when it is time. */
const AHEAD_AT_MOST = 60;
/** They are in the first so many records, of which some end no line. */
const RECORDS_AHEAD = 4 * AHEAD_AT_MOST;

/** Full reset as written output: `xterm.reset()` would come before what was written and is not drawn yet. */
const RESET = '\x1bc';

/**
 * The terminal of the page. What it shows is what the cluster's terminals printed up to the present moment, then the line that is
 * being typed; after a jump in time all of it is written anew.
 */
class TerminalConsole implements Console {
  private readonly xterm: Terminal;
  private readonly fit = new FitAddon();
  private readonly stops: (() => void)[] = [];
  private line: Line;
  private row = 0;
  private lineShown = false;
  /** Submitted, but the cluster has not said so yet. */
  private sent = false;
  private shown: readonly TerminalOutput[] = [];
  private foretold: readonly TerminalOutput[] = [];
  private aheadCleared = false;
  /** Only the last lines are written. */
  private isPart = false;
  /** Records before this one were cleared away by the person. */
  private cleared = 0;
  private queue = '';
  private tabCompletes = true;

  constructor(
    private readonly playground: Playground,
    element: HTMLElement,
    private readonly options: Options,
  ) {
    const phone = matchMedia('(max-width: 599px)').matches;
    this.xterm = new Terminal({
      fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
      fontSize: phone ? 14 : 12.5,
      fontWeight: 400,
      fontWeightBold: 600,
      lineHeight: 1.09,
      cursorBlink: false,
      cursorStyle: 'block',
      cursorInactiveStyle: 'outline',
      scrollback: 5000,
      drawBoldTextInBrightColors: false,
      rightClickSelectsWord: false,
      screenReaderMode: options.screenReader,
      theme: theme(),
      allowProposedApi: false,
    });
    this.xterm.loadAddon(this.fit);
    this.xterm.open(element);
    this.xterm.textarea?.setAttribute('aria-label', terminalText('label'));
    // The outline of the cursor comes with the first focus; a person should see where typing goes before.
    for (const type of ['focus', 'blur']) this.xterm.textarea?.dispatchEvent(new FocusEvent(type));
    this.fit.fit();
    const commands = playground.mirror.getState().terminal.filter((record) => record.kind === 'command');
    this.line = emptyLine(commands.filter((one) => one.terminal === TERMINAL).map((one) => one.text));
    this.listen(element);
    this.rewrite();
  }

  private listen(element: HTMLElement): void {
    const { xterm } = this;
    xterm.onData((data) => this.typed(data));
    xterm.attachCustomKeyEventHandler((event) => this.passes(event));
    this.stops.push(
      this.playground.mirror.subscribe((mirror, old) => {
        // What a worker that ended was told is not in its log, nor what it could not do: the line is there to be sent again.
        const isStuck = mirror.notices !== old.notices && mirror.notices.some(({ id }) => id === 'diagnosis');
        if (mirror.restarts !== old.restarts || isStuck) this.sent = false;
        this.follow();
      }),
      workspace.subscribe(({ scrubbing }) => {
        if (this.isPart && !scrubbing) this.rewrite();
      }),
      onNextCluster(() => {
        this.sent = false;
        this.queue = '';
        this.line = emptyLine(this.line.history);
        this.rewrite();
      }),
      onThemeChange(() => {
        xterm.options.theme = theme();
      }),
    );
    const observer = new ResizeObserver(() => {
      const { cols } = xterm;
      this.fit.fit();
      if (xterm.cols !== cols) this.rewrite();
    });
    observer.observe(element);
    this.stops.push(() => observer.disconnect());
  }

  /** False for keys that are the page's or the browser's. */
  private passes(event: KeyboardEvent): boolean {
    const ctrl = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (ctrl && key === 'm') {
      if (event.type === 'keydown') this.setTabCompletes(!this.tabCompletes);
      event.preventDefault();
      return false;
    }
    if (event.key === 'Tab') return this.tabCompletes && !event.shiftKey;
    if (ctrl && key === 'v') return false;
    if (ctrl && key === 'c' && (event.shiftKey || this.xterm.hasSelection())) {
      if (event.type === 'keydown' && this.xterm.hasSelection()) {
        event.preventDefault();
        void navigator.clipboard.writeText(this.xterm.getSelection()).catch(() => {});
        this.xterm.clearSelection();
      }
      return false;
    }
    return true;
  }

  private get busy(): boolean {
    return this.sent || isBusy(this.playground.mirror.getState(), TERMINAL);
  }

  private typed(data: string): void {
    if (this.busy) {
      const stop = data.lastIndexOf('\x03');
      if (stop !== -1) this.interrupt();
      this.queue = stop === -1 ? this.queue + data : data.slice(stop + 1);
      if (!this.busy) this.drain();
      return;
    }
    const { line, ask, rest } = feed(this.line, data);
    this.line = line;
    this.queue = rest;
    if (ask) this.answer(ask);
    else this.draw();
    if (this.queue && !this.busy && ask !== 'complete') this.drain();
  }

  /** Also of what was sent and never said: whoever is there to hear it, the next line can be typed. */
  private interrupt(): void {
    this.playground.interrupt();
    if (!this.sent) return;
    this.sent = false;
    this.line = submitted(this.line);
    this.draw();
  }

  private drain(): void {
    const data = this.queue;
    this.queue = '';
    if (data) this.typed(data);
  }

  private answer(ask: Ask): void {
    if (ask === 'submit') this.submit();
    else if (ask === 'complete') void this.completeLine();
    else if (ask === 'clear') this.clear();
    else {
      this.draw();
      this.line = emptyLine(this.line.history);
      this.newLine('^C');
    }
  }

  /** Leaves the edited line as it is, with something after it, and starts the next one. */
  private newLine(after: string): void {
    this.xterm.write(`${after}\r\n`);
    this.row = 0;
    this.lineShown = false;
    this.draw();
  }

  private submit(): void {
    const text = this.line.text.trim();
    this.line = { ...this.line, cursor: this.line.text.length };
    this.draw();
    if (text === '' || text === 'clear') {
      this.line = submitted(this.line);
      if (text === 'clear') this.clear();
      else this.newLine('');
    } else {
      this.sent = this.playground.exec(text);
      if (this.sent) return;
      this.line = submitted(this.line);
      this.newLine(`\r\n${keepText('readOnly.line')}`);
    }
  }

  private clear(): void {
    this.cleared = this.shown.length;
    this.aheadCleared = true;
    this.rewrite();
  }

  private async completeLine(): Promise<void> {
    const { text, cursor } = this.line;
    const files = this.playground.tabs.getState().files.map((file) => file.name);
    const answer = await this.playground
      .ask<'complete'>({ type: 'complete', line: text, cursor, files })
      .catch(() => undefined);
    if (!answer || this.busy || this.line.text !== text || this.line.cursor !== cursor) return this.drain();
    const { line, list } = complete(this.line, answer.from, answer.words);
    this.line = { ...line, cursor: list ? line.text.length : line.cursor };
    this.draw();
    if (list) {
      this.line = line;
      this.newLine(`\r\n${columnsOf(list, this.xterm.cols)}`);
    }
    this.drain();
  }

  /** Draws the edited line over itself. */
  private draw(): void {
    const { output, row } = drawLine(this.line, this.xterm.cols);
    this.xterm.write((this.lineShown ? erase(this.row) : '') + output);
    this.row = row;
    this.lineShown = true;
  }

  private takeLineAway(): string {
    const output = this.lineShown ? erase(this.row) : '';
    this.lineShown = false;
    this.row = 0;
    return output;
  }

  /** What is known to be printed later, dimmed, under which the prompt stands. */
  private ahead(): string {
    const { foretold } = this.playground.mirror.getState();
    // Whoever cleared it away is shown it again when time is set back further.
    if (foretold.length > this.foretold.length) this.aheadCleared = false;
    this.foretold = foretold;
    if (foretold.length === 0 || this.aheadCleared) return '';
    const muted = firstLines(dimmed(foretold.slice(0, RECORDS_AHEAD)), AHEAD_AT_MOST);
    return `${endsLine(this.shown.slice(this.cleared)) ? '' : '\r\n'}${muted}`;
  }

  /** After each diff: what was printed since is added, or all is written anew when time has jumped. */
  private follow(): void {
    const { terminal, now, foretold } = this.playground.mirror.getState();
    if (foretold !== this.foretold) {
      this.rewrite();
      return;
    }
    const count = printedUntil(terminal, now);
    const { length } = this.shown;
    if (count === length && terminal[count - 1] === this.shown[length - 1]) {
      if (!this.lineShown) this.prompt();
      return;
    }
    const grows = count >= length && (length === 0 || terminal[length - 1] === this.shown[length - 1]);
    if (!grows) {
      this.rewrite();
      return;
    }
    const more = terminal.slice(length, count);
    this.noteSent(more);
    this.shown = terminal.slice(0, count);
    this.xterm.write(this.takeLineAway() + more.map(recordText).join(''));
    this.prompt();
  }

  private noteSent(more: readonly TerminalOutput[]): void {
    if (!this.sent) return;
    if (!more.some((record) => record.terminal === TERMINAL && record.kind === 'command')) return;
    this.sent = false;
    this.line = submitted(this.line);
  }

  private prompt(): void {
    if (this.busy) return;
    if (!endsLine(this.shown.slice(this.cleared)) && this.foretold.length === 0) this.xterm.write('\r\n');
    this.draw();
    this.drain();
  }

  private rewrite(): void {
    const { terminal, now } = this.playground.mirror.getState();
    const next = terminal.slice(0, printedUntil(terminal, now));
    if (this.sent) {
      const known = new Set(this.shown);
      this.noteSent(next.filter((record) => !known.has(record)));
    }
    this.shown = next;
    if (next.length < this.cleared) this.cleared = 0;
    this.lineShown = false;
    this.row = 0;
    const told = next.slice(this.cleared).map(recordText).join('');
    // While the handle is dragged the screen's lines are enough: writing thousands takes longer than going there.
    this.isPart = workspace.getState().scrubbing;
    this.xterm.write(RESET + (this.isPart ? lastLines(told, SCREENFUL) : told) + this.ahead());
    this.prompt();
  }

  focus(): void {
    this.xterm.focus();
  }

  press(keys: string): void {
    this.typed(keys);
    this.xterm.focus();
  }

  setScreenReader(on: boolean): void {
    this.xterm.options.screenReaderMode = on;
  }

  setTabCompletes(on: boolean): void {
    this.tabCompletes = on;
    this.options.onTabCompletes(on);
  }

  end(): void {
    for (const stop of this.stops) stop();
    this.xterm.dispose();
  }
}

/** Opens a terminal in an element, once its font is there: its cells are measured only once. */
export async function openConsole(playground: Playground, element: HTMLElement, options: Options): Promise<Console> {
  const font = '12.5px "JetBrains Mono Variable"';
  await Promise.all([document.fonts.load(`400 ${font}`), document.fonts.load(`600 ${font}`)]).catch(() => []);
  return new TerminalConsole(playground, element, options);
}
