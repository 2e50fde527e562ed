import { latestTag } from './latestTag';
import { testRule } from './testAdvice';

const pod = (image: string) =>
  `kind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - image: ${image}\n    name: web\n`;

testRule(latestTag, {
  images: ['nginx:latest', 'nginx:1.27', 'shop/web:v1'],
  complains: [
    { text: pod('nginx'), at: 'image: nginx', fixed: 'image: nginx:1.27' },
    { text: pod('docker.io/library/nginx:latest'), at: 'image:', fixed: 'image: nginx:1.27' },
    { text: pod('my/own'), at: 'image: my/own' },
  ],
  silent: [pod('nginx:1.27'), pod(`nginx@sha256:${'a'.repeat(64)}`), pod('localhost:5000/web:v1')],
});
