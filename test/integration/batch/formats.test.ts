import { testFormats } from '../../support/testFormats.ts';

// In MariaDB each night: how a line is read does not depend on where it goes.
await testFormats('postgres');
