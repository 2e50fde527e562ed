import { catalogue } from './catalogue';

/** What the editor says from the beginning: its tabs and its bar. */
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
  'tabs.name': 'Files',
  'tabs.new': 'New file',
  'tabs.hint': 'Double click or F2 renames, Delete closes, Alt+Left and Alt+Right move',
  'tabs.close': 'Close {name}',
  'tabs.closed': '{name} closed',
  'tabs.closedMany': { one: '{count} file closed', other: '{count} files closed' },
  'tabs.undo': 'Undo',
  'tabs.rename': 'New name of {name}',
  'link.file': 'shared.yaml',
  'link.title': 'Opened as a copy; yours is kept.',
  'link.detail': 'The YAML of the link is in the editor. Nothing of it is applied yet.',
  'link.mine': 'Back to mine',
  'menu.all': 'All files',
});
