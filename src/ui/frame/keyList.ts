import { editingText } from '../../texts/editing';
import { keysText } from '../../texts/keys';
import { tableText } from '../../texts/table';
import { VIEWS } from '../stage/views';

/** A key or chord as the caps that are pressed, and what it does. */
interface Key {
  readonly chord: readonly string[];
  readonly says: string;
}

interface KeyGroup {
  readonly name: string;
  readonly keys: readonly Key[];
}

const key = (says: string, ...chord: string[]): Key => ({ chord, says });

/** Every key of the page by the place where it works. */
export function keyGroups(): KeyGroup[] {
  return [
    { name: keysText('time'), keys: timeKeys() },
    { name: keysText('places'), keys: placeKeys() },
    { name: keysText('stage'), keys: stageKeys() },
    { name: tableText('keys.group'), keys: tableKeys() },
    { name: keysText('editor'), keys: editorKeys() },
    { name: keysText('terminal'), keys: terminalKeys() },
    { name: keysText('presenter'), keys: presenterKeys() },
  ];
}

function timeKeys(): Key[] {
  const [alt, shift, control] = [keysText('alt'), keysText('shift'), keysText('control')];
  return [
    key(keysText('time.play'), keysText('space')),
    key(keysText('time.next'), '.'),
    key(keysText('time.before'), ','),
    key(keysText('time.decision'), alt, '.'),
    key(keysText('time.decisionBefore'), alt, ','),
    key(keysText('time.mark'), shift, '.'),
    key(keysText('time.markBefore'), shift, ','),
    key(keysText('time.faster'), ']'),
    key(keysText('time.slower'), '['),
    key(keysText('time.beginning'), keysText('home')),
    key(keysText('time.end'), keysText('end')),
    key(keysText('time.fork'), 'F'),
    key(keysText('time.bookmark'), 'M'),
    key(keysText('time.undo'), control, 'Z'),
    key(keysText('time.redo'), control, shift, 'Z'),
  ];
}

function placeKeys(): Key[] {
  return [
    key(tableText('keys.views'), ...VIEWS.map((view) => view.key)),
    key(keysText('places.why'), 'W'),
    key(keysText('places.editor'), 'E'),
    key(keysText('places.terminal'), '`'),
    key(keysText('places.filter'), '/'),
    key(keysText('places.present'), 'P'),
    key(keysText('places.search'), keysText('control'), 'K'),
    key(keysText('places.stage'), keysText('escape')),
    key(keysText('places.keys'), '?'),
  ];
}

function stageKeys(): Key[] {
  return [
    key(keysText('stage.go'), keysText('arrows')),
    key(keysText('stage.open'), keysText('enter')),
    key(keysText('stage.menu'), keysText('shift'), 'F10'),
    key(keysText('stage.first'), keysText('home')),
  ];
}

function tableKeys(): Key[] {
  return [
    key(tableText('keys.open'), keysText('enter')),
    key(tableText('keys.menu'), keysText('shift'), 'F10'),
    key(tableText('filter.label'), keysText('control'), 'F'),
  ];
}

function editorKeys(): Key[] {
  const control = keysText('control');
  return [
    key(keysText('editor.apply'), control, keysText('enter')),
    key(keysText('editor.suggest'), control, keysText('space')),
    key(editingText('keys.fix'), control, '.'),
    key(editingText('keys.next'), 'F8'),
    key(editingText('keys.live'), 'F12'),
    key(editingText('keys.format'), keysText('alt'), keysText('shift'), 'F'),
    key(keysText('editor.tab'), control, 'M'),
  ];
}

function terminalKeys(): Key[] {
  const control = keysText('control');
  return [
    key(keysText('terminal.complete'), keysText('tab')),
    key(keysText('terminal.earlier'), keysText('up'), keysText('down')),
    key(keysText('terminal.interrupt'), control, 'C'),
    key(keysText('terminal.clear'), control, 'L'),
    key(keysText('terminal.tab'), control, 'M'),
  ];
}

function presenterKeys(): Key[] {
  return [
    key(keysText('presenter.next'), keysText('pageDown')),
    key(keysText('presenter.back'), keysText('page')),
    key(keysText('presenter.blank'), 'B'),
    key(keysText('presenter.notes'), 'N'),
  ];
}
