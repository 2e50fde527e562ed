import type { Plain } from '../../engine/sim/plain';
import type { Call, Outcome, Verb } from '../kubectl/call';
import { Failure, fail, tell } from '../kubectl/failure';
import { parseFlags } from '../kubectl/flags';
import { GLOBAL_FLAGS } from '../kubectl/globalFlags';
import { remoteOf } from '../kubectl/remote';
import type { Context, Program, Step, Wake } from '../program';

/** Finds the command that a line names, and the words that are left. */
export type FindVerb = (line: readonly string[]) => { readonly verb: Verb; readonly words: readonly string[] };

/** The Kubernetes command line, v1.36, with the commands that `find` knows. */
export function kubectlProgram(find: FindVerb, helpOf: (verb: Verb) => string): Program {
  const guard = (context: Context, work: (verb: Verb, call: Call) => Outcome): Step => {
    try {
      const { verb, words } = find(context.argv.slice(1));
      return work(verb, callOf(verb, words, context)) ?? { exit: 0 };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      context.err(tell(error.problem));
      return { exit: error.exitCode };
    }
  };
  const start = (verb: Verb, call: Call): Outcome => {
    if (!call.flags.bool('help')) return begin(verb, call);
    call.out(verb.help?.() ?? helpOf(verb));
    return undefined;
  };
  return {
    name: 'kubectl',
    description: 'controls the cluster',
    run: (context) => guard(context, start),
    resume: (context, state, wake) => guard(context, (verb, call) => goOn(verb, call, state, wake)),
  };
}

function begin(verb: Verb, call: Call): Outcome {
  const missing = (verb.required ?? []).filter((name) => !call.flags.changed(name));
  if (missing.length > 0) fail(`required flag(s) ${missing.map((name) => `"${name}"`).join(', ')} not set`);
  return verb.run(call);
}

function goOn(verb: Verb, call: Call, state: Plain, wake: Wake): Outcome {
  return verb.resume?.(call, state, wake);
}

function callOf(verb: Verb, words: readonly string[], context: Context): Call {
  const { flags, args, dash } = parseFlags(verb.path, words, [...verb.flags, ...GLOBAL_FLAGS]);
  const user = flags.string('as') || 'kubernetes-admin';
  const { now, startedAt, files, random, fieldWords, out, err, timer, watch } = context;
  return {
    path: verb.path,
    flags,
    args,
    dash,
    namespace: flags.string('namespace') || context.contextNamespace || 'default',
    namespaceGiven: flags.string('namespace') !== '',
    namespaceSet: flags.string('namespace') !== '' || context.contextNamespace !== '',
    now,
    startedAt,
    files,
    user,
    remote: remoteOf(context.api, user, err),
    random,
    ...(fieldWords ? { fieldWords } : {}),
    out,
    err,
    timer,
    watch,
  };
}
