import * as v from 'valibot';
import { text } from './forms.ts';

export const app = v.pipe(
  v.strictObject({
    service: text('The ECS service that sends', 'web'),
    container: text('Its container', 'app'),
  }),
  v.description('Who sends the lines'),
);
