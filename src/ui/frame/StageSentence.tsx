import { frameText } from '../../texts/frame';

/** What is said where the picture will be, and where it was. */
export function StageSentence({ crashed }: { crashed: boolean }) {
  return (
    <div className="stage-header" role="status">
      <h2>{frameText(crashed ? 'stopped.title' : 'starting.title')}</h2>
      <p>{frameText(crashed ? 'stopped.say' : 'starting.say')}</p>
    </div>
  );
}
