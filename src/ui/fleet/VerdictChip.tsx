import type { MachineVerdict } from './verdicts';

/** What the scheduler found about a machine for the pod that is asked about, on the machine's top edge. */
export function VerdictChip({ verdict: { ok, words } }: { verdict: MachineVerdict }) {
  return (
    <div className="fleet-verdict" data-ok={ok || undefined}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {ok ? <circle cx="7" cy="7" r="4.5" /> : <path d="M7 .5L13.5 7 7 13.5 .5 7ZM4.9 4.9L9.1 9.1M9.1 4.9L4.9 9.1" />}
      </svg>
      <span>{words}</span>
    </div>
  );
}
