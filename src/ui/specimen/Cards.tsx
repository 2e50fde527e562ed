import { crashedNotice } from '../../mirror/mishaps';
import EmptyStage from '../canvas/parts/EmptyStage';
import { Problems } from '../editor/Problems';
import type { Said } from '../editor/review';
import { NoticeCard } from '../frame/Notices';
import { StageSentence } from '../frame/StageSentence';

const REFUSED: Said = {
  file: 'web.yaml',
  nothingChanged: true,
  problems: [
    {
      line: 13,
      message:
        'The Deployment "web" is invalid: spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0',
    },
  ],
};
const nothing = () => {};

/** What stands where a picture, an answer or a cluster is missing. */
export function Cards() {
  return (
    <>
      <h2>Empty, starting, refused, stopped</h2>
      <div className="sheet-cards">
        <div className="sheet-empty">
          <EmptyStage command="kubectl apply -f web.yaml" onCommand={nothing} />
        </div>
        <div className="sheet-card">
          <StageSentence crashed={false} />
          <StageSentence crashed />
        </div>
        <div className="sheet-card sheet-wide">
          <Problems said={REFUSED} found={[]} goTo={nothing} dismiss={nothing} />
        </div>
        <div className="sheet-card sheet-wide">
          <NoticeCard notice={crashedNotice('RangeError: Invalid array length')} act={nothing} close={nothing} />
        </div>
      </div>
    </>
  );
}
