#!/usr/bin/env node
import { runCli } from './run.ts';

// npm runs its scripts in this project's folder; paths are meant from where the person is.
if (process.env.npm_lifecycle_event === 'cli' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

process.exitCode = await runCli(process.argv.slice(2));
