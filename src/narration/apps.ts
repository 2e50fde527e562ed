/** Labels that name the application that something is a part of, the most telling first. */
const APP_LABELS = ['app.kubernetes.io/name', 'app', 'k8s-app'];

/** The application that labels name, or ''. */
export function appOf(labels: Readonly<Record<string, string>>): string {
  for (const name of APP_LABELS) {
    const app = labels[name];
    if (app) return app;
  }
  return '';
}
