/** Longest fragment that is looked at, in characters. */
export const MAX_FRAGMENT_LENGTH = 400_000;
/** Largest session after inflating, in bytes: 1 MiB. */
export const MAX_INFLATED_BYTES = 1_048_576;
/** Deepest nesting of a session's JSON; ours has nine levels with its other branches. */
export const MAX_DEPTH = 12;
export const MAX_COMMANDS = 20_000;
/** As long as the longest argument that Linux hands to a program. */
export const MAX_LINE_LENGTH = 131_072;
export const MAX_FILES = 100;
/** Files of an editor: a bundle may be split into many. */
export const MAX_TABS = 1_000;
export const MAX_FILE_LENGTH = MAX_INFLATED_BYTES;
export const MAX_NAME_LENGTH = 253;
export const MAX_URL_LENGTH = 2_000;
/** Latest moment, in milliseconds of cluster time: four hundred days. */
export const MAX_MOMENT_MS = 400 * 86_400_000;
export const MAX_RATE_PER_SECOND = 10_000;
export const MAX_BRANCHES = 1_000;
export const MAX_BOOKMARKS = 1000;
