import { stageText } from '../../texts/stage';
import { useWorkspace, workspace } from '../kit/workspace';
import { VIEWS, viewLabel } from './views';

/** Flow, Fleet or Table. */
export function ViewSwitch() {
  const current = useWorkspace((state) => state.view);
  return (
    <fieldset className="view-switch" aria-label={stageText('view.switch')}>
      {VIEWS.map(({ name, key }) => (
        <label key={name} data-on={current === name || undefined}>
          <input
            type="radio"
            name="view"
            className="sr"
            checked={current === name}
            aria-keyshortcuts={key}
            onChange={() => workspace.setState({ view: name })}
          />
          {viewLabel(name)}
        </label>
      ))}
    </fieldset>
  );
}
