/** What the API server asks a node's kubelet for: logs and commands in containers. Errors are texts as the kubelet words them. */
export interface KubeletDoor {
  logs(
    pod: { namespace: string; name: string; uid: string },
    container: string,
    options: {
      previous?: boolean;
      tailLines?: number;
      sinceSeconds?: number;
      sinceTime?: string;
      timestamps?: boolean;
      limitBytes?: number;
    },
  ): { ok: true; text: string } | { ok: false; code: number; message: string };
  exec(
    pod: { namespace: string; name: string; uid: string },
    container: string,
    command: readonly string[],
  ):
    | { ok: true; stdout: string; stderr: string; exitCode: number; durationMs: number }
    | { ok: false; code: number; message: string };
}
