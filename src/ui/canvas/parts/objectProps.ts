/** What every object of the stage has: its key, its name for screen readers, and that it can take the focus from the arrows. */
export function objectProps(key: string, name: string, selected: boolean) {
  return {
    'data-key': key,
    ...(selected && { 'data-selected': true }),
    role: 'group',
    'aria-label': name,
    tabIndex: -1,
  } as const;
}
