import { createCli } from '../cli/cli';
import type { FieldWords } from '../cli/kubectl/explain/words';
import type { Toolbox } from '../cli/toolbox';
import { Cluster, type ClusterOptions } from '../engine/cluster';
import type { Watcher } from '../engine/playback';
import type { Scenario } from '../protocol/scenario';
import type { Session } from '../protocol/session';
import { Almanac } from './almanac/almanac';
import { Chronicle } from './chronicle';
import { Picture } from './picture/picture';
import { pictureSource } from './picture/source';
import { Story } from './story';

/** What may be loaded later than the engine: it is asked for when it is needed. */
export interface SceneEquipment {
  readonly toolbox: () => Toolbox;
  readonly shell: ClusterOptions['shell'];
  readonly fieldWords?: FieldWords;
}

/** A cluster of a session, not switched on yet, with those who watch it. */
export interface Scene {
  readonly cluster: Cluster;
  readonly picture: Picture;
  readonly story: Story;
  readonly chronicle: Chronicle;
  readonly almanac: Almanac;
  readonly watcher: Watcher;
}

/** A cluster of a session's world in which nothing has happened yet. */
export function emptyCluster(
  { seed }: Pick<Session, 'seed'>,
  { world }: Pick<Scenario, 'world'>,
  { toolbox, shell, fieldWords }: SceneEquipment,
): Cluster {
  return new Cluster({
    seed,
    world,
    shell,
    createCommandLine: (host) => createCli({ ...host, toolbox, ...(fieldWords ? { fieldWords } : {}) }),
  });
}

/** Sets up what a session of a scenario needs. */
export function setScene(
  session: Pick<Session, 'seed'>,
  scenario: Pick<Scenario, 'world'>,
  equipment: SceneEquipment,
): Scene {
  const cluster = emptyCluster(session, scenario, equipment);
  const chronicle = new Chronicle();
  const almanac = new Almanac(cluster);
  const picture = new Picture(pictureSource(cluster));
  const story = new Story(() => cluster.now);
  cluster.observe((change) => {
    picture.note(change);
    story.note(change);
    chronicle.note(change);
    almanac.note(change);
  });
  cluster.listen((decision) => chronicle.decided(decision));
  cluster.commandLine.onOutput = (output) => story.print(output);
  cluster.onPerform = (command) => {
    story.command(command);
    if (command.type === 'power' || command.type === 'link') picture.noteMachine(command.node);
  };
  const watchers = [picture, story, chronicle, almanac] as readonly { save(): unknown; load(saved: never): void }[];
  const watcher: Watcher = {
    tick: () => almanac.tick(),
    save: () => watchers.map((one) => one.save()),
    load: (saved) => {
      (saved as never[]).forEach((state, index) => {
        watchers[index]?.load(state);
      });
    },
  };
  return { cluster, picture, story, chronicle, almanac, watcher };
}
