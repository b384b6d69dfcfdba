import { testFormats } from '../support/testFormats.ts';

await testFormats('mariadb');
