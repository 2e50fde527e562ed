/** Stand-in until the Flow view is there. */
export default function Stage() {
  return null;
}
