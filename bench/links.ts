import { createRequire } from 'node:module';
import { deflateSync } from 'fflate';
import { scenarioFragment } from '../src/share/address';
import { linkOf, openLink } from '../src/share/link';
import { dice, mutated } from '../src/share/mutations';
import { scenarioNames } from '../src/testing/scenarios/shelf';
import { percentile, type Row } from './row';
import { type Sample, samples } from './sessions';

const { compressToEncodedURIComponent } = createRequire(import.meta.url)('lz-string') as {
  compressToEncodedURIComponent: (text: string) => string;
};

/** Lengths of links as ratios to lz-string's of the same session, over twenty sessions; and of the links of bundled scenarios. */
export function links(options: readonly string[] = []): Row[] {
  const measured = samples().map((sample) => ({ ...sample, ...lengthsOf(sample) }));
  if (options.includes('--each'))
    for (const { name, objects, ours, theirs, deflated } of measured)
      console.log(
        `${name.padEnd(18)}${objects} objects  ${ours} of ${theirs}  ${(ours / theirs).toFixed(3)}  (deflate ${deflated})`,
      );
  const few = measured.filter(({ objects }) => objects <= 3);
  const many = measured.filter(({ objects }) => objects >= 15);
  const longest = Math.max(...scenarioNames().map((scenario) => addressOf(scenario).length));
  return [
    ratioRow(`links of ${many.length} sessions with 15 objects or more, to lz-string`, many, 0.36),
    ratioRow(`links of ${few.length} sessions with one to three objects, to lz-string`, few, 0.65),
    mutationRow(measured),
    {
      what: 'longest link of a bundled scenario',
      measured: `${longest} characters`,
      goal: '<= 150',
      met: longest <= 150,
    },
  ];
}

const MUTATED = 10_000;

/** Links that were damaged: none may throw, or open as another session than the one that it was made of. */
function mutationRow(all: readonly Sample[]): Row {
  const roll = dice(1);
  const made = all.map(({ session, at }) => {
    const link = linkOf({ session, at });
    return { fragment: link.ok ? link.fragment : '', shared: JSON.stringify({ session, at }) };
  });
  let crashes = 0;
  let others = 0;
  let opened = 0;
  for (let turn = 0; turn < MUTATED; turn++) {
    const { fragment, shared } = made[turn % made.length] as (typeof made)[number];
    try {
      const result = openLink(mutated(fragment, roll));
      if (!result.ok) continue;
      opened++;
      if (JSON.stringify(result.shared) !== shared) others++;
    } catch {
      crashes++;
    }
  }
  return {
    what: `${MUTATED} mutated links: crashes, opened as another session`,
    measured: `${crashes}, ${others} (${opened} opened as what they were)`,
    goal: '0, 0',
    met: crashes + others === 0,
  };
}

/** Where Drydock is as likely to be as anywhere, with a moment, a view and without changes. */
function addressOf(scenario: string): string {
  const look = { view: 'fleet', readOnly: true };
  return `https://drydock.example.org/play/#${scenarioFragment({ scenario, at: 3_599_999, look })}`;
}

function lengthsOf({ session, at }: Sample): { ours: number; theirs: number; deflated: number } {
  const link = linkOf({ session, at });
  if (!link.ok) throw new Error(link.message);
  const json = JSON.stringify({ session, at });
  const deflated = Math.ceil((deflateSync(new TextEncoder().encode(json), { level: 9 }).length * 4) / 3);
  return { ours: link.fragment.length, theirs: compressToEncodedURIComponent(json).length, deflated };
}

function ratioRow(what: string, lengths: readonly { ours: number; theirs: number }[], most: number): Row {
  const ratios = lengths.map(({ ours, theirs }) => ours / theirs);
  const worst = Math.max(...ratios);
  return {
    what,
    measured: `${percentile(ratios, 0.5).toFixed(2)} in the middle, ${worst.toFixed(2)} at most`,
    goal: `<= ${most}`,
    met: lengths.length > 0 && worst <= most,
  };
}
