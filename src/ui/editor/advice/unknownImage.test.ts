import { testRule } from './testAdvice';
import { unknownImage } from './unknownImage';

const pod = (image: string) =>
  `kind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - image: ${image}\n    name: web\n`;

testRule(unknownImage, {
  images: ['nginx:1.27', 'nginx:latest', 'shop/web:v1'],
  complains: [
    { text: pod('shop/wbe:v1'), at: 'image:', fixed: 'image: shop/web:v1' },
    { text: pod('quay.io/somebody/else:9'), at: 'image:' },
  ],
  silent: [pod('nginx'), pod('docker.io/shop/web:v1'), pod('library/nginx:1.27')],
});
testRule(unknownImage, { complains: [], silent: [pod('anything:1')] });
