import { catalogue } from './catalogue';

/** What the editor says by itself: its tabs, its bar, its offers. */
export const editorText = catalogue('editor', {
  'pane.name': 'Editor',
  'pane.noFile': 'No file',
  'pane.empty': 'No file is open.',
  'apply.button': 'Apply',
  'apply.comparing': 'Comparing',
  'apply.hint': 'Show what would change, then apply (Ctrl+Enter)',
  'apply.applying': 'Applying',
  'apply.waits': 'Applies when the clock runs',
  'apply.editedSince': 'Edited since {time}',
  'apply.applied': 'Applied {time}',
  'apply.nothingChanged': 'Nothing changed in the cluster.',
  'problems.line': 'Line {line}',
  'problems.one': '1 of {count}',
  'problems.close': 'Close',
  'tabs.name': 'Files',
  'tabs.new': 'New file',
  'tabs.hint': 'Double click or F2 renames, Delete closes, Alt+Left and Alt+Right move',
  'tabs.close': 'Close {name}',
  'tabs.closed': '{name} closed',
  'tabs.undo': 'Undo',
  'tabs.rename': 'New name of {name}',
  'surface.label': '{name}. Ctrl+M lets Tab leave the editor.',
  'reveal.edit': 'Edit YAML',
});
