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
  /** The text is no YAML; which line it is about may have to be found out. */
  readonly syntax?: boolean;
}

const INVALID = /^The (\S+) "([^"]*)" is invalid:\s*(.*)$/;
const STRICT = /strict decoding error: (.*)$/;
const FIELD = /(?:unknown|duplicate) field "([^"]+)"/g;
const YAML_LINE = /\byaml: line (\d+)\b/;
const MADE = /error when creating "[^"]*": (\S+) in version/;
/** kubectl prints the whole patch, and what it was for, before what was wrong with it. */
const PATCH_HEAD = /error when applying patch:$|^\{|^to:$/;
const PATCH_KIND = /^Resource: .*Kind=(\w+)"/;
const PATCH_NAME = /^Name: "([^"]*)"/;
const PATCH_END = /^for: "[^"]*": error when patching "[^"]*":\s*(.*)$/;
/** Follows `no matches for kind`, and says nothing of the file. */
const ADVICE = 'ensure CRDs are installed first';

/** What kubectl printed on standard error, as complaints: one for each field that the server names. */
function complaintsIn(stderr: string): Complaint[] {
  const complaints: Complaint[] = [];
  let about: Omit<Complaint, 'message'> = {};
  for (const raw of stderr.split('\n')) {
    const line = raw.trim();
    if (line === '' || line === ADVICE || line.startsWith('Warning:') || PATCH_HEAD.test(line)) continue;
    const invalid = INVALID.exec(line);
    const patchKind = PATCH_KIND.exec(line);
    const patchName = PATCH_NAME.exec(line);
    if (patchKind) about = { kind: patchKind[1] };
    else if (patchName) about = { ...about, name: patchName[1] };
    else if (invalid) {
      about = { kind: invalid[1]?.split('.')[0], name: invalid[2] };
      if (invalid[3]) complaints.push({ ...about, message: line, path: pathIn(invalid[3]) });
    } else if (line.startsWith('* ')) {
      complaints.push({ ...about, message: line.slice(2), path: pathIn(line.slice(2)) });
    } else {
      complaints.push(...otherComplaints(PATCH_END.exec(line)?.[1] ?? line, about));
      about = {};
    }
  }
  return complaints;
}

/** The field that a complaint begins with: `spec.ports[0].port: Required value`. */
function pathIn(text: string): string | undefined {
  return /^([A-Za-z][^\s:]*): /.exec(text)?.[1];
}

function otherComplaints(line: string, about: Omit<Complaint, 'message'>): Complaint[] {
  const strict = STRICT.exec(line)?.[1];
  const place = { ...about, ...(MADE.test(line) && { kind: MADE.exec(line)?.[1] }) };
  const fields = [...(strict ?? '').matchAll(FIELD)];
  if (fields.length > 0) return fields.map((field) => ({ ...place, message: field[0], path: field[1] }));
  if (/error converting YAML to JSON|error parsing/.test(line)) {
    const at = YAML_LINE.exec(line)?.[1];
    return [{ message: line, syntax: true, ...(at && { line: Number(at) }) }];
  }
  const kind = /no matches for kind "([^"]+)"/.exec(line)?.[1];
  if (kind) return [{ message: line, kind, path: 'kind' }];
  return [{ message: line, ...place }];
}

/** Texts beyond this are not searched for lines: the message alone is shown. */
const SEARCHED_AT_MOST = 1_000_000;

/** Problems with the lines that they are about, for the text that was applied. */
export async function problemsIn(stderr: string, text: string): Promise<Problem[]> {
  const complaints = complaintsIn(stderr);
  if (complaints.length === 0 || text.length > SEARCHED_AT_MOST) return complaints.map(withoutLine);
  if (complaints.every((one) => one.line !== undefined)) return complaints.map(withoutLine);
  const { findLine, findSyntaxError } = await import('./locate');
  return complaints.map((one) => {
    if (one.line !== undefined) return withoutLine(one);
    if (one.syntax) return { message: one.message, ...findSyntaxError(text) };
    if (!one.kind) return withoutLine(one);
    return { message: one.message, ...findLine(text, one) };
  });
}

function withoutLine({ message, line }: Complaint): Problem {
  return { message, line: line ?? 0 };
}
