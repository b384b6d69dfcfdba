import { checkForBuild } from './checkForBuild.io.ts';

process.exitCode = checkForBuild(process.argv.slice(2));
