import { useId } from 'react';
import { keysText } from '../../texts/keys';
import { comfort, type Telling, useComfort } from '../kit/comfort';

const TELLINGS = ['off', 'rollout', 'every'] as const satisfies readonly Telling[];

/** What a person sets once for every cluster: keys, motion, and how much a screen reader is told. */
export function Settings() {
  const { singleKeys, lessMotion, telling } = useComfort((all) => all);
  const asked = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return (
    <section className="settings">
      <h3>{keysText('settings')}</h3>
      <Switch
        label={keysText('settings.single')}
        say={keysText('settings.single.say')}
        on={singleKeys}
        set={(on) => comfort.setState({ singleKeys: on })}
      />
      <Switch
        label={keysText('settings.motion')}
        say={asked ? keysText('settings.motion.system') : keysText('settings.motion.say')}
        on={lessMotion || asked}
        fixed={asked}
        set={(on) => comfort.setState({ lessMotion: on })}
      />
      <fieldset className="setting">
        <legend>{keysText('settings.telling')}</legend>
        {TELLINGS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="telling"
              checked={telling === one}
              onChange={() => comfort.setState({ telling: one })}
            />
            {keysText(`settings.telling.${one}`)}
          </label>
        ))}
      </fieldset>
    </section>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly say: string;
  readonly on: boolean;
  /** Somebody else decides. */
  readonly fixed?: boolean;
  readonly set: (on: boolean) => void;
}

function Switch({ label, say, on, fixed = false, set }: SwitchProps) {
  const id = useId();
  return (
    <div className="setting">
      <label>
        <input
          type="checkbox"
          checked={on}
          disabled={fixed}
          aria-describedby={id}
          onChange={(event) => set(event.currentTarget.checked)}
        />
        {label}
      </label>
      <p id={id}>{say}</p>
    </div>
  );
}
