import { apply, newFile, replaceText, showFile } from './editor';
import { expect, headline, inStage, open, readyPods, setSpeed, stageOf, test } from './page';
import { runUntil } from './terminal';

const CANARY = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-canary
spec:
  replicas: 1
  selector:
    matchLabels:
      app: web
      track: canary
  template:
    metadata:
      labels:
        app: web
        track: canary
    spec:
      containers:
      - name: web
        image: shop/web:v2
        ports:
        - name: http
          containerPort: 8080
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  replicas: 2
  selector:
    matchLabels:
      app: api
  template:
    metadata:
      labels:
        app: api
    spec:
      containers:
      - name: app
        image: shop/app:v1
        ports:
        - containerPort: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  selector:
    app: api
  ports:
  - port: 80
    targetPort: 8080
`;

const route = (path: string, service: string) => `
      - path: ${path}
        pathType: Prefix
        backend:
          service:
            name: ${service}
            port:
              number: 80`;

const ROUTES = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  ingressClassName: nginx
  rules:
  - host: shop.test
    http:
      paths:${route('/', 'web')}${route('/cart', 'api')}
  - host: api.test
    http:
      paths:${route('/', 'api')}
`;

test('a canary gets its share, and routes lead where they say', async ({ page }) => {
  await open(page);
  await newFile(page, 'canary.yaml', CANARY);
  await apply(page);
  await showFile(page, 'ingress.yaml');
  await replaceText(page, ROUTES);
  await apply(page);
  await setSpeed(page, '10×');
  await expect(inStage(page, 'Service web, 5 ready endpoints')).toBeVisible();
  await inStage(page, /^Ingress shop, shop\.test\/ to web, shop\.test\/cart to api, api\.test\/ to api/).click();
  for (const address of ['shop.test/cart', 'api.test/'])
    await page.getByRole('button', { name: `Send users to ${address}`, exact: true }).click();
  await expect(inStage(page, 'Service api, 2 ready endpoints')).toBeVisible();
  await setSpeed(page, '60×');
  await expect(stageOf(page).getByText('Ready, 20/s')).toHaveCount(2);

  await inStage(page, /^Clients shoppers/).click();
  const ledger = page.getByRole('region', { name: 'Requests' });
  const share = ledger.getByRole('table', { name: 'By version' }).getByRole('row', { name: /^shop\/web:v2/ });
  await expect(share).toContainText(/(19|20|21) %/);
  await expect(ledger.getByRole('table', { name: 'By route' })).toContainText('shop.test/');
  await expect(ledger.getByRole('table', { name: 'By pod' }).getByRole('row', { name: /^web-canary-/ })).toContainText(
    /2\d %|1\d %/,
  );
  for (const [users, route] of [
    ['shop/cart', 'shop.test/cart'],
    ['api', 'api.test/'],
  ]) {
    await inStage(page, new RegExp(`^Clients ${users},`)).click();
    await expect(ledger.getByRole('table', { name: 'By route' })).toContainText(`${route}`);
    const pods = ledger.getByRole('table', { name: 'By pod' });
    await expect(pods.getByRole('row', { name: /^api-/ })).not.toHaveCount(0);
    await expect(pods.getByRole('row', { name: /^web-/ })).toHaveCount(0);
  }
  // Sixty seconds of three clients' requests in one leave a busy machine no time for a command.
  await setSpeed(page, '1×');
  expect(await runUntil(page, 'kubectl get ingress shop', /shop\.test,api\.test/)).toMatch(
    /nginx\s+shop\.test,api\.test/,
  );
  await expect(readyPods(page)).toHaveCount(7);
  // What is at /cart answers 404, and the caption does not call that calm.
  await expect(headline(page)).toHaveText(/^api fails \d+ of \d+ requests$/);
});
