/** A hull over its keel block. */
export function HullMark() {
  return (
    <svg
      width="19"
      height="19"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M3 4V9A9 8.5 0 0 0 21 9V4" />
      <path d="M12 4V10.5" />
      <path d="M7 22H17" />
    </svg>
  );
}
