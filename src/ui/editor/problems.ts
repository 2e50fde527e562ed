/** Something that kubectl or the API server said about a file, for the line that it is about. */
export interface Problem {
  /** Verbatim. */
  readonly message: string;
  /** From 1; 0 when it is about no line. */
  readonly line: number;
  readonly column?: number;
}

/** A complaint before it has a line. */
interface Complaint {
  readonly message: string;
  readonly kind?: string;
  readonly name?: string;
  readonly path?: string;
  readonly line?: number;
}

const INVALID = /^The (\S+) "([^"]*)" is invalid:\s*(.*)$/;
const STRICT = /strict decoding error: (.*)$/;
const UNKNOWN_FIELD = /unknown field "([^"]+)"/g;
const DUPLICATE_FIELD = /duplicate field "([^"]+)"/g;
const YAML_LINE = /\bline (\d+)\b/;
const NAMED = /(?:when (?:creating|patching|replacing|applying patch)|name: ")\s*"?([^":]+)"?/;

/** What kubectl printed on standard error, as complaints: one for each field that the server names. */
function complaintsIn(stderr: string): Complaint[] {
  const complaints: Complaint[] = [];
  let about: Complaint | undefined;
  for (const raw of stderr.split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith('Warning:')) continue;
    const invalid = INVALID.exec(line);
    if (invalid) {
      about = { message: line, kind: invalid[1]?.split('.')[0], name: invalid[2] };
      if (invalid[3]) complaints.push({ ...about, path: pathIn(invalid[3]) });
      continue;
    }
    if (about && line.startsWith('* ')) {
      complaints.push({ ...about, message: line.slice(2), path: pathIn(line.slice(2)) });
      continue;
    }
    about = undefined;
    complaints.push(...otherComplaints(line));
  }
  return complaints;
}

function pathIn(text: string): string | undefined {
  return /^([A-Za-z][^\s:]*): /.exec(text)?.[1];
}

function otherComplaints(line: string): Complaint[] {
  const strict = STRICT.exec(line);
  if (strict) {
    const kind = /cannot be handled as an? (\w+)/.exec(line)?.[1];
    const fields = [...line.matchAll(UNKNOWN_FIELD), ...line.matchAll(DUPLICATE_FIELD)];
    if (fields.length > 0) return fields.map((field) => ({ message: field[0], kind, path: field[1] }));
  }
  const at = YAML_LINE.exec(line);
  if (at && /yaml|YAML/.test(line)) return [{ message: line, line: Number(at[1]) }];
  const kind = /no matches for kind "([^"]+)"/.exec(line)?.[1];
  return [{ message: line, kind, name: NAMED.exec(line)?.[1], path: kind ? 'kind' : undefined }];
}

/** Texts beyond this are not searched for lines: the message alone is shown. */
const SEARCHED_AT_MOST = 1_000_000;

/** Problems with the lines that they are about, for the text that was applied. */
export async function problemsIn(stderr: string, text: string): Promise<Problem[]> {
  const complaints = complaintsIn(stderr);
  if (complaints.length === 0 || text.length > SEARCHED_AT_MOST) return complaints.map(withoutLine);
  if (complaints.every((one) => one.line !== undefined)) return complaints.map(withoutLine);
  const { findLine } = await import('./locate');
  return complaints.map((one) => {
    if (one.line !== undefined) return withoutLine(one);
    return { message: one.message, ...findLine(text, one) };
  });
}

function withoutLine({ message, line }: Complaint): Problem {
  return { message, line: line ?? 0 };
}
