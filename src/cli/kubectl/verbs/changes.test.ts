import { describe, expect, it } from 'vitest';
import { testTerminal } from '../../testTerminal';

const settings = (data: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata: ${data}\n`;
const FILES = {
  'one.yaml': settings('{color: blue, size: "10"}'),
  'two.yaml': settings('{color: green}'),
  'several.yaml': `${settings('{a: b}')}---\napiVersion: v1\nkind: ConfigMapp\nmetadata: {name: fifth}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: keys}\n`,
};

describe('kubectl apply', () => {
  it('removes what was applied before and is not wanted any more, and keeps what others set', () => {
    const { run } = testTerminal(FILES);
    run('kubectl apply -f one.yaml');
    run(`kubectl patch configmap settings --type=merge -p '{"data":{"other":"kept"}}'`);
    expect(run('kubectl apply -f two.yaml').stdout).toBe('configmap/settings configured\n');
    expect(run("kubectl get configmap settings -o jsonpath='{.data}'").stdout).toBe('{"color":"green","other":"kept"}');
    expect(run('kubectl apply -f two.yaml').stdout).toBe('configmap/settings unchanged\n');
  });

  it('warns of an object that was not applied before', () => {
    const { run } = testTerminal(FILES);
    run('kubectl create -f one.yaml');
    expect(run('kubectl apply -f two.yaml').stderr).toMatch(/^Warning: resource configmaps\/settings is missing the/);
    expect(run("kubectl get configmap settings -o jsonpath='{.data}'").stdout).toBe('{"color":"green","size":"10"}');
  });

  it('applies the other documents of a file of which one is bad', () => {
    const { run } = testTerminal(FILES);
    expect(run('kubectl apply -f several.yaml')).toEqual({
      stdout: 'configmap/settings created\nsecret/keys created\n',
      stderr:
        'error: resource mapping not found for name: "fifth" namespace: "" from "several.yaml": no matches for kind "ConfigMapp" in version "v1"\nensure CRDs are installed first\n',
      exitCode: 1,
    });
  });

  it('asks for a file that exists', () => {
    const { run } = testTerminal(FILES);
    expect(run('kubectl apply -f nowhere.yaml').stderr).toBe('error: the path "nowhere.yaml" does not exist\n');
    expect(run('kubectl apply').stderr).toBe('error: must specify one of -f and -k\n');
  });
});

describe('kubectl delete', () => {
  it('waits until what it deletes is gone', () => {
    const { run, start, printed, cli, sim } = testTerminal(FILES);
    run('kubectl apply -f one.yaml');
    run(`kubectl patch configmap settings --type=merge -p '{"metadata":{"finalizers":["example.com/hold"]}}'`);
    start('kubectl delete configmap settings');
    sim.runUntil(sim.now + 5000);
    expect(cli.running('t')).toBe(true);
    expect(printed().stdout).toBe('configmap "settings" deleted from default namespace\n');
    cli.interrupt('t');
    expect(run('kubectl delete configmap settings --timeout=3s').stderr).toBe(
      'error: timed out waiting for the condition on configmaps/settings\n',
    );
    expect(run('kubectl delete configmap settings --force --timeout=3s').stderr).toMatch(
      /^Warning: Immediate deletion [\s\S]*\nerror: timed out waiting for the condition on configmaps\/settings\n$/,
    );
    expect(run('kubectl delete configmap settings --cascade=true --timeout=1s').stderr).toMatch(
      /^warning: --cascade=true is deprecated \(boolean value\) and can be replaced with --cascade=background\.\n/,
    );
  });
});

describe('kubectl apply --prune', () => {
  it('deletes what was applied once and is not named now', () => {
    const { run } = testTerminal(FILES);
    run('kubectl apply -f one.yaml');
    expect(run('kubectl apply -f one.yaml --prune').stderr).toMatch(/^error: all resources selected for prune without/);
    const other = { ...FILES, 'two.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: two}\n' };
    const again = testTerminal(other);
    again.run('kubectl apply -f one.yaml');
    expect(again.run('kubectl apply -f two.yaml --prune --all --prune-allowlist=core/v1/ConfigMap').stdout).toBe(
      'configmap/two created\nconfigmap/settings pruned\n',
    );
  });
});

describe('kubectl apply set-last-applied', () => {
  it('writes the annotation that view-last-applied shows', () => {
    const { run } = testTerminal(FILES);
    run('kubectl create -f one.yaml');
    expect(run('kubectl apply set-last-applied -f one.yaml').stderr).toMatch(
      /run the command with --create-annotation\n$/,
    );
    expect(run('kubectl apply set-last-applied -f one.yaml --create-annotation').stdout).toBe(
      'configmap/settings configured\n',
    );
    expect(run('kubectl apply view-last-applied configmap settings -o json').stdout).toMatch(/^\{\n {2}"apiVersion"/);
  });
});

describe('kubectl patch', () => {
  it('leaves it to the server to read what looks like JSON', () => {
    const { run } = testTerminal(FILES);
    run('kubectl create -f one.yaml');
    const words = [`-p '{"data":'`, `-p '[]'`, `--type=json -p '{"op":"add"}'`].map(
      (how) => run(`kubectl patch configmap settings ${how}`).stderr,
    );
    expect(words).toEqual([
      'Error from server (BadRequest): unexpected end of JSON input\n',
      'Error from server (BadRequest): json: cannot unmarshal array into Go value of type map[string]interface {}\n',
      'Error from server (BadRequest): error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp\n',
    ]);
  });
});

describe('kubectl label and annotate', () => {
  it('change, keep and remove, each with its word', () => {
    const { run } = testTerminal(FILES);
    run('kubectl create -f one.yaml');
    const words = ['tier=front', 'tier=front', 'tier=back --overwrite', 'colour- tier-'].map(
      (change) => run(`kubectl label configmap settings ${change}`).stdout,
    );
    expect(words).toEqual([
      'configmap/settings labeled\n',
      'configmap/settings not labeled\n',
      'configmap/settings labeled\n',
      'label "colour" not found.\nconfigmap/settings unlabeled\n',
    ]);
    run('kubectl annotate configmap settings note=a=b');
    expect(run('kubectl annotate configmap settings note=c').stderr).toBe(
      "error: --overwrite is false but found the following declared annotation(s): 'note' already has a value (a=b)\n",
    );
  });
});
