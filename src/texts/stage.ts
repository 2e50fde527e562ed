import { catalogue } from './catalogue';

/** What the stage says that is not made from the cluster: its switch, its filter, its menus. */
export const stageText = catalogue('stage', {
  'view.switch': 'View',
  'view.flow': 'Flow',
  'view.table': 'Table',
});
