import type { Checker } from '../checker';

function sum(tallies: Readonly<Record<string, { readonly sent: number }>>): number {
  return Object.values(tallies).reduce((all, { sent }) => all + sent, 0);
}

export const LEDGER: Checker = {
  name: 'ledger',
  rule: 'every request that was sent ends once, as ok or failed, and all sums of the ledger agree',
  watch: ({ complain, cluster }) => ({
    command: () => {
      if (cluster.ledger.finished > cluster.traffic.sent) complain('more requests ended than were sent');
    },
    settled: () => {
      const { ledger, traffic } = cluster;
      if (ledger.finished !== traffic.sent) complain(`${traffic.sent} requests were sent and ${ledger.finished} ended`);
      for (const { name } of traffic.generators()) {
        const { total, failures, byPod, byRoute, byVersion } = ledger.view(name, () => 1);
        const failed = Object.values(failures).reduce((all, times) => all + times, 0);
        if (total.sent !== total.ok + total.failed)
          complain(`${name}: ${total.sent} is not ${total.ok} + ${total.failed}`);
        if (failed !== total.failed) complain(`${name}: ${total.failed} failed, ${failed} with a reason`);
        if (sum(byRoute) !== total.sent) complain(`${name}: ${total.sent} requests on ${sum(byRoute)} routes`);
        if (sum(byPod) > total.sent || sum(byVersion) !== sum(byPod))
          complain(`${name}: more requests at pods than sent`);
      }
    },
  }),
};

/** A request that is answered with ok was answered by a pod that was there and had an address. */
export const ANSWERS: Checker = {
  name: 'answers',
  rule: 'an answer comes from a pod that runs, and in the time that the client waits for it',
  watch: ({ complain, cluster, memory }) => {
    let seen = 0;
    const look = () => {
      for (const { outcome, pod, sentAt, endedAt, host } of cluster.ledger.requestsAfter(seen)) {
        if (endedAt < sentAt || endedAt > cluster.now)
          complain(`a request to ${host} ended at ${endedAt}, sent at ${sentAt}`);
        if (outcome === 'ok' && pod !== '' && !memory.everStored.has(pod)) complain(`${host} was answered by nobody`);
        const gone = memory.goneAt.get(pod);
        if (outcome === 'ok' && gone !== undefined && sentAt > gone + 60_000)
          complain(`${host} was answered by a pod long gone`);
      }
      seen = cluster.ledger.finished;
    };
    return { command: look, settled: look };
  },
};
