import { MAX_FILE_LENGTH, MAX_INFLATED_BYTES } from '../limits';
import type { WordReader, WordWriter } from './words';

interface Version {
  readonly name: string;
  readonly text: string;
}

/** How a file is told: whole, as an earlier version of it, or as an edit of the latest one with its name. */
const WHOLE = 0;
const SAME = 1;
const EDITED = 2;

/**
 * The files that a session's commands were typed with. Each is told once: after that as the same version as before, or
 * as what an edit left at its beginning and its end and what came between.
 */
export class FileTeller {
  private readonly versions: Version[] = [];
  /** Of all versions together, in characters. */
  length = 0;

  constructor(private readonly out: WordWriter) {}

  tell(name: string, text: string): void {
    const { out, versions } = this;
    const same = versions.findLastIndex((version) => version.name === name && version.text === text);
    if (same >= 0) {
      out.number(3 * (versions.length - 1 - same) + SAME);
      return;
    }
    const base = versions.findLastIndex((version) => version.name === name);
    if (base < 0) {
      out.number(WHOLE);
      out.text(name);
      out.text(text);
    } else {
      const { kept, left } = edit((versions[base] as Version).text, text);
      out.number(3 * (versions.length - 1 - base) + EDITED);
      out.number(kept);
      out.number(left);
      out.text(text.slice(kept, text.length - left));
    }
    this.length += text.length;
    versions.push({ name, text });
  }
}

/** Reads what a FileTeller told. Edits of edits must not grow beyond what a link may hold. */
export class FileHearer {
  private readonly versions: Version[] = [];
  private length = 0;

  constructor(private readonly words: WordReader) {}

  hear(): Version {
    const { words, versions } = this;
    const code = words.number();
    if (code === WHOLE) return this.keep({ name: words.text(), text: words.text() });
    const base = versions[versions.length - 1 - Math.floor(code / 3)];
    if (!base || code % 3 === WHOLE) throw new RangeError('no such version');
    if (code % 3 === SAME) return base;
    const kept = words.number();
    const left = words.number();
    if (kept + left > base.text.length) throw new RangeError('no such edit');
    const text = base.text.slice(0, kept) + words.text() + base.text.slice(base.text.length - left);
    return this.keep({ name: base.name, text });
  }

  private keep(version: Version): Version {
    this.length += version.text.length;
    if (version.text.length > MAX_FILE_LENGTH || this.length > MAX_INFLATED_BYTES) throw new RangeError('too long');
    this.versions.push(version);
    return version;
  }
}

/** How much of two texts is the same at the beginning and at the end, without halving a character. */
function edit(before: string, after: string): { kept: number; left: number } {
  const most = Math.min(before.length, after.length);
  let kept = 0;
  while (kept < most && before[kept] === after[kept]) kept++;
  if (isHalf(after, kept)) kept--;
  let left = 0;
  while (left < most - kept && before.at(-1 - left) === after.at(-1 - left)) left++;
  if (isHalf(after, after.length - left)) left--;
  return { kept, left };
}

/** Whether a text would be cut between the two units of one character. */
function isHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}
